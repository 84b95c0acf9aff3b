import { Table, Typography } from 'antd';
import { Moment } from '../../../ui/moment.js';
import { useNumbers } from '../../../ui/numbers.js';
import { useWords } from '../../../words/index.js';
import type { QualityTold } from './index.js';

/** Facts that were not taken in, by why. */
export const Refused = ({ refused }: { refused: QualityTold['refused'] }) => {
  const words = useWords('data').quality;
  const { whole } = useNumbers();
  if (refused.length === 0) return <Typography.Text type="secondary">{words.refusedNone}</Typography.Text>;
  return (
    <Table
      size="small"
      rowKey={({ code, table, field }) => `${code} ${table ?? ''} ${field ?? ''}`}
      dataSource={refused}
      pagination={false}
      columns={[
        { title: words.reason, dataIndex: 'code', render: (code: string) => <code>{code}</code> },
        { title: words.where, render: (_, { table, field }) => [table, field].filter(Boolean).join('.') },
        { title: words.count, dataIndex: 'count', align: 'right', render: whole },
        { title: words.lastTime, dataIndex: 'last', render: (last: string) => <Moment at={last} /> },
      ]}
    />
  );
};
