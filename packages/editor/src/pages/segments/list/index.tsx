import { Button, Flex, Input, Table, Tooltip, Typography } from 'antd';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useCountText } from '../../../ui/count.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { Moment } from '../../../ui/moment.js';
import { useNumbers } from '../../../ui/numbers.js';
import { Page } from '../../../ui/page.js';
import { ranked } from '../../../ui/pinyin-match.js';
import { ProblemView } from '../../../ui/problem-view.js';
import { ShareLine } from '../../../ui/share-line.js';
import { useWords } from '../../../words/index.js';
import { useSegments } from '../../../api/known.js';
import { addressOf } from '../group/group.js';
import { useSounds } from '../../../ui/sounds.js';
import { Delta } from './delta.js';

/** So many groups are held against each other at once. */
const [LEAST, MOST] = [2, 5];

/** All segments with their sizes; two to five of them can be compared. */
export const SegmentList = () => {
  const words = useWords('segments');
  const { pages } = useWords('shell');
  const numbers = useNumbers();
  const count = useCountText();
  const [, navigate] = useLocation();
  const [sought, setSought] = useState('');
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const { data, error, refetch, isPending } = useSegments();
  const sounds = useSounds();
  if (error !== null) return <ProblemView problem={error} retry={() => void refetch()} />;
  const segments = data ?? [];
  const findable = segments.map((segment) => ({
    segment,
    label: segment.name,
    filter: sounds(...segment.names),
  }));
  const shown = ranked(findable, sought).map(({ segment }) => segment);
  const compare = (): void => {
    const [first, ...others] = ticked;
    if (first === undefined) return;
    const query = new URLSearchParams([['tab', 'overlap'], ...others.map((name) => ['with', name])]);
    navigate(`${addressOf({ kind: 'segment', name: first })}?${query}`);
  };
  return (
    <Page
      title={pages.segments}
      actions={
        <Tooltip title={ticked.length < LEAST ? words.compareHelp : undefined}>
          <Button onClick={compare} disabled={ticked.length < LEAST || ticked.length > MOST}>
            {words.compare}
          </Button>
        </Tooltip>
      }
    >
      <Flex gap={12} align="center" wrap justify="space-between">
        <Input.Search
          allowClear
          aria-label={words.search}
          placeholder={words.search}
          style={{ maxWidth: 320 }}
          onChange={({ target }) => setSought(target.value)}
        />
        {segments[0] === undefined ? undefined : (
          <Typography.Text type="secondary">
            {words.asOf} <Moment at={segments[0].asOf} />
          </Typography.Text>
        )}
      </Flex>
      <Table
        rowKey="name"
        size="middle"
        loading={isPending && { delay: 400 }}
        dataSource={shown}
        pagination={false}
        scroll={{ x: 640 }}
        style={{ fontVariantNumeric: 'tabular-nums' }}
        rowSelection={{
          selectedRowKeys: [...ticked],
          onChange: (keys) => setTicked(keys.map(String)),
          getCheckboxProps: ({ name }) => ({
            disabled: ticked.length >= MOST && !ticked.includes(name),
            'aria-label': name,
          }),
          hideSelectAll: true,
          columnTitle: <span className="tw-only-read">{words.compare}</span>,
        }}
        locale={{
          emptyText: isPending ? (
            ' '
          ) : segments.length === 0 ? (
            <EmptyState title={words.none} help={words.noneHelp} action={<Link href="/rules">{words.toRules}</Link>} />
          ) : (
            words.nothingFound
          ),
        }}
        columns={[
          {
            title: words.name,
            dataIndex: 'name',
            render: (name: string) => <Link href={addressOf({ kind: 'segment', name })}>{name}</Link>,
          },
          {
            title: words.size,
            dataIndex: 'count',
            align: 'right',
            width: 140,
            sorter: (a, b) => sizeOf(a.count) - sizeOf(b.count),
            render: (size: Parameters<typeof count>[0]) => count(size),
          },
          {
            title: words.share,
            dataIndex: 'share',
            width: 240,
            render: (share?: number) =>
              share === undefined ? (
                '—'
              ) : (
                <ShareLine share={share} text={numbers.share(share)} label={words.ofEverybody(numbers.share(share))} />
              ),
          },
          {
            title: <Tooltip title={words.todayHelp}>{words.today}</Tooltip>,
            dataIndex: 'delta',
            align: 'right',
            width: 120,
            render: (delta?: number) => <Delta delta={delta} />,
          },
        ]}
      />
    </Page>
  );
};

const sizeOf = (count: number | { readonly below: number }): number =>
  typeof count === 'number' ? count : count.below;
