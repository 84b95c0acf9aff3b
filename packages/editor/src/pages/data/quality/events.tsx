import { Table, Typography } from 'antd';
import { useCountText } from '../../../ui/count.js';
import { Moment } from '../../../ui/moment.js';
import { useNumbers } from '../../../ui/numbers.js';
import { type Words, useWords } from '../../../words/index.js';
import type { QualityTold } from './index.js';
import { Wrong } from './fields.js';

type Event = QualityTold['events'][number];

/** Events: how many a day, when the last one was, and what is odd about them. */
export const Events = ({ events }: { events: readonly Event[] }) => {
  const words = useWords('data').quality;
  const { whole } = useNumbers();
  return (
    <Table
      size="small"
      rowKey="name"
      dataSource={[...events]}
      pagination={false}
      scroll={{ x: 840 }}
      style={{ fontVariantNumeric: 'tabular-nums' }}
      columns={[
        { title: words.event, dataIndex: 'name', width: 160 },
        { title: words.count, dataIndex: 'count', align: 'right', width: 120, render: whole },
        {
          title: words.days,
          width: 220,
          render: (_, { name, days }) => <Spark days={days} label={words.daysLabel(name)} />,
        },
        {
          title: words.last,
          dataIndex: 'last',
          width: 160,
          render: (last?: string) => (last === undefined ? '—' : <Moment at={last} />),
        },
        { title: words.wrong, render: (_, event) => <Odd event={event} /> },
      ]}
    />
  );
};

/** A bar for each day; the table of the quality report over HTTP has the numbers. */
const Spark = ({ days, label }: { days: Event['days']; label: string }) => {
  const most = Math.max(1, ...days.map(({ count }) => count));
  const width = 200 / Math.max(1, days.length);
  return (
    <svg width={200} height={28} role="img" aria-label={label}>
      {days.map(({ date, count }, index) => (
        <rect
          key={date}
          x={index * width}
          y={27 - (count / most) * 26}
          width={Math.max(1, width - 1)}
          height={1 + (count / most) * 26}
          fill={count === 0 ? '#c9251d' : '#1f6f5c'}
        >
          <title>{`${date}: ${count}`}</title>
        </rect>
      ))}
    </svg>
  );
};

/** A field of an event that is known less often than this is worth a word. */
const COMPLETE = 0.95;

const Odd = ({ event }: { event: Event }) => {
  const words = useWords('data').quality;
  const numbers = useNumbers();
  const count = useCountText();
  const said = oddities(event, words, {
    whole: numbers.whole,
    share: numbers.share,
    decimal: numbers.decimal,
    count,
  });
  const wrong = event.fields.filter((field) => field.wrong.length > 0);
  if (said.length === 0 && wrong.length === 0) return <Typography.Text type="secondary">{words.fine}</Typography.Text>;
  return (
    <>
      {said.map((each) => (
        <div key={each}>
          <Typography.Text type="warning">⚠ {each}</Typography.Text>
        </div>
      ))}
      {wrong.map((field) => (
        <div key={field.name}>
          {field.name}: <Wrong wrong={field.wrong} />
        </div>
      ))}
    </>
  );
};

interface Told {
  readonly whole: (value: number) => string;
  readonly share: (value: number) => string;
  readonly decimal: (value: number) => string;
  readonly count: ReturnType<typeof useCountText>;
}

const oddities = (
  { gaps, late, future, orphans, fields }: Event,
  words: Words['data']['quality'],
  { whole, share, decimal, count }: Told,
): readonly string[] => [
  ...gaps.map(({ from, to, expected }) => words.gap(from, to, decimal(expected))),
  ...(future > 0 ? [words.ahead(whole(future))] : []),
  ...late.filter((each) => each.days > 0 && each.count > 0).map((each) => words.late(whole(each.count), each.days)),
  ...(orphans.events > 0 ? [words.orphans(whole(orphans.events), count(orphans.customers))] : []),
  ...fields
    .filter(({ completeness }) => completeness !== undefined && completeness < COMPLETE)
    .map(({ name, completeness = 0 }) => words.incomplete(name, share(completeness))),
];
