import { Typography } from 'antd';
import { useNumbers } from '../../../ui/numbers.js';
import { useWords } from '../../../words/index.js';

/** By how much a group grew or shrank; nothing where that is not told. */
export const Delta = ({ delta }: { delta: number | undefined }) => {
  const words = useWords('segments');
  const { whole } = useNumbers();
  if (delta === undefined) return undefined;
  if (delta === 0) return <Typography.Text type="secondary">{words.same}</Typography.Text>;
  return delta > 0 ? (
    <Typography.Text type="success">{words.grew(whole(delta))}</Typography.Text>
  ) : (
    <Typography.Text type="danger">{words.shrank(whole(-delta))}</Typography.Text>
  );
};
