import { EditOutlined, MinusOutlined, PlusOutlined } from '@ant-design/icons';
import { Flex, Tag, Typography } from 'antd';
import { useWords } from '../../words/index.js';
import type { BookPlan } from './draft/plan.js';

export type Change = BookPlan['changes'][number];

const COLOURS = { new: 'success', changed: 'processing', renamed: 'processing', gone: 'error' } as const;
const ICONS = {
  new: <PlusOutlined />,
  changed: <EditOutlined />,
  renamed: <EditOutlined />,
  gone: <MinusOutlined />,
} as const;

/** What became of a rule: with an icon and a word, so that it is not told by colour alone. */
export const ChangeMark = ({ change }: { change: Change['change'] }) => {
  const words = useWords('publish');
  return (
    <Tag color={COLOURS[change]} icon={ICONS[change]} style={{ margin: 0 }}>
      {words.change[change]}
    </Tag>
  );
};

/** The declarations that mean something else. */
export const Changes = ({ changes }: { changes: readonly Change[] }) => {
  const words = useWords('publish');
  return (
    <Flex vertical gap={8} component="ul" style={{ margin: 0, padding: 0, listStyle: 'none' }}>
      {changes.map(({ kind, name, change, was, parts }) => (
        <Flex key={`${kind} ${name}`} component="li" gap={8} align="baseline" wrap>
          <ChangeMark change={change} />
          <Typography.Text type="secondary">{words.kinds[kind]}</Typography.Text>
          <Typography.Text strong>{name}</Typography.Text>
          {was === undefined ? undefined : <Typography.Text type="secondary">{words.renamedFrom(was)}</Typography.Text>}
          {parts === undefined ? undefined : <Parts parts={parts} />}
        </Flex>
      ))}
    </Flex>
  );
};

const KINDS = ['new', 'changed', 'gone'] as const;

const Parts = ({ parts }: { parts: NonNullable<Change['parts']> }) => {
  const words = useWords('publish').parts;
  const said = KINDS.filter((kind) => parts[kind].length > 0).map(
    (kind) => `${words[kind]}${parts[kind].join(words.between)}`,
  );
  return <Typography.Text type="secondary">{said.join(words.after)}</Typography.Text>;
};
