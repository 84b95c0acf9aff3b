import { Table, Typography } from 'antd';
import { useCountText } from '../../../ui/count.js';
import { Moment } from '../../../ui/moment.js';
import { useNumbers } from '../../../ui/numbers.js';
import { ShareLine } from '../../../ui/share-line.js';
import { useWords } from '../../../words/index.js';
import type { QualityTold } from './index.js';

type Field = QualityTold['customers']['fields'][number];

/** Fields of customers: how many have them, and what is odd about their values. */
export const Fields = ({ fields }: { fields: readonly Field[] }) => {
  const words = useWords('data').quality;
  const { share, whole } = useNumbers();
  return (
    <Table
      size="small"
      rowKey="name"
      dataSource={[...fields]}
      pagination={false}
      scroll={{ x: 720 }}
      style={{ fontVariantNumeric: 'tabular-nums' }}
      columns={[
        { title: words.field, dataIndex: 'name' },
        {
          title: words.complete,
          dataIndex: 'completeness',
          width: 220,
          sorter: (a, b) => (a.completeness ?? 0) - (b.completeness ?? 0),
          render: (complete?: number) =>
            complete === undefined ? (
              '—'
            ) : (
              <ShareLine share={complete} text={share(complete)} label={`${words.complete} ${share(complete)}`} />
            ),
        },
        {
          title: words.distinct,
          dataIndex: 'distinct',
          align: 'right',
          width: 140,
          render: (distinct?: number) => (distinct === undefined ? '' : whole(distinct)),
        },
        { title: words.wrong, dataIndex: 'wrong', render: (wrong: Field['wrong']) => <Wrong wrong={wrong} /> },
        {
          title: words.latest,
          dataIndex: 'latest',
          width: 160,
          render: (latest?: string) => (latest === undefined ? '' : <Moment at={latest} />),
        },
      ]}
    />
  );
};

/** What is odd about values, in words. */
export const Wrong = ({ wrong }: { wrong: Field['wrong'] }) => {
  const words = useWords('data').quality;
  const count = useCountText();
  if (wrong.length === 0) return <Typography.Text type="secondary">{words.fine}</Typography.Text>;
  return wrong.map((each) => (
    <div key={each.check}>
      <Typography.Text type="warning">⚠ {words.checks[each.check](count(each.count))}</Typography.Text>
    </div>
  ));
};
