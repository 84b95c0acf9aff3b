import { Collapse, Flex, Segmented, Table, Typography } from 'antd';
import { useMemo, useState } from 'react';
import { Chart } from '../../../ui/chart.js';
import { type Counted, useCountText } from '../../../ui/count.js';
import { ProblemView } from '../../../ui/problem-view.js';
import { Waiting } from '../../../ui/waiting.js';
import { useWords } from '../../../words/index.js';
import { type Group, useTrend } from './group.js';

const SPANS = [7, 30, 90, 365] as const;
const DAY = 86_400_000;

/** How a group grew, day by day: its size, who came in and who went out. */
export const Trend = ({ group, asOf }: { group: Group; asOf: string }) => {
  const words = useWords('segments').trend;
  const count = useCountText();
  const [days, setDays] = useState<number>(30);
  const from = new Date(Date.parse(asOf) - (days - 1) * DAY).toISOString().slice(0, 10);
  const { data, error, refetch } = useTrend(group, from);
  const option = useMemo(() => (data === undefined ? undefined : optionOf(data.items, words)), [data, words]);
  if (error !== null) return <ProblemView problem={error} retry={() => void refetch()} />;
  return (
    <Flex vertical gap={16}>
      <Segmented
        aria-label={words.days}
        style={{ alignSelf: 'flex-start' }}
        value={days}
        onChange={setDays}
        options={SPANS.map((span) => ({ value: span, label: words.last(span) }))}
      />
      {data === undefined || option === undefined ? (
        <Waiting />
      ) : (
        <>
          <Chart option={option} height={320} label={words.members} />
          <Typography.Text type="secondary">{words.zone(data.zone)}</Typography.Text>
          <Collapse
            items={[
              {
                key: 'table',
                label: words.table,
                children: (
                  <Table
                    size="small"
                    rowKey="date"
                    dataSource={data.items.toReversed()}
                    pagination={{ pageSize: 31, hideOnSinglePage: true, showSizeChanger: false }}
                    style={{ fontVariantNumeric: 'tabular-nums' }}
                    columns={[
                      { title: words.date, dataIndex: 'date' },
                      ...(
                        [
                          [words.members, 'count'],
                          [`▲ ${words.entered}`, 'entered'],
                          [`▼ ${words.left}`, 'left'],
                        ] as const
                      ).map(([title, dataIndex]) => ({
                        title,
                        dataIndex,
                        align: 'right' as const,
                        render: (told?: Counted) => (told === undefined ? '—' : count(told)),
                      })),
                    ]}
                  />
                ),
              },
            ]}
          />
        </>
      )}
    </Flex>
  );
};

interface Day {
  readonly date: string;
  readonly count: Counted;
  readonly entered?: Counted | undefined;
  readonly left?: Counted | undefined;
}

/** What is held back is left out of the drawing; the table says so. */
const drawn = (told: Counted | undefined): number | null => (typeof told === 'number' ? told : null);

const optionOf = (items: readonly Day[], words: { members: string; entered: string; left: string }) => ({
  color: ['#1f6f5c', '#2d7a1f', '#c9251d'],
  legend: { top: 0 },
  tooltip: { trigger: 'axis' },
  grid: { left: 8, right: 8, top: 40, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
  xAxis: { type: 'category', data: items.map(({ date }) => date) },
  yAxis: [
    { type: 'value', minInterval: 1, scale: true },
    { type: 'value', minInterval: 1, splitLine: { show: false } },
  ],
  series: [
    { name: words.members, type: 'line', showSymbol: items.length < 10, data: items.map(({ count }) => drawn(count)) },
    {
      name: words.entered,
      type: 'bar',
      yAxisIndex: 1,
      barMaxWidth: 12,
      data: items.map(({ entered }) => drawn(entered)),
    },
    {
      name: words.left,
      type: 'bar',
      yAxisIndex: 1,
      barMaxWidth: 12,
      data: items.map(({ left }) => {
        const gone = drawn(left);
        return gone === null ? null : -gone;
      }),
    },
  ],
});
