import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Empty, Flex, Table, Typography } from 'antd';
import type { InferResponseType } from 'hono/client';
import { useSearchParams } from 'wouter';
import { answer, type Api } from '../../../api/client.js';
import { useMay } from '../../../api/me.js';
import { useServer } from '../../../api/server.js';
import { Moment } from '../../../ui/moment.js';
import { ProblemView } from '../../../ui/problem-view.js';
import { useWords } from '../../../words/index.js';
import { VersionDiff } from './version-diff.js';
import { RollBack } from './roll-back.js';

type Version = InferResponseType<Api['v1']['book']['versions']['$get'], 200>['items'][number];

/** All versions, the last one first: who published what, and why; what changed; the way back. */
export const History = () => {
  const words = useWords('publish').history;
  const { api } = useServer();
  const mayRollBack = useMay('operator');
  const [search, setSearch] = useSearchParams();
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage, isPending } = useInfiniteQuery({
    queryKey: ['book-versions'],
    queryFn: ({ pageParam }) =>
      answer(api.v1.book.versions.$get({ query: pageParam === '' ? {} : { after: pageParam } })),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
  if (error !== null) return <ProblemView problem={error} retry={() => void refetch()} />;
  const versions = data?.pages.flatMap(({ items }) => items) ?? [];
  const current = versions[0]?.version ?? 0;
  const shown = { from: Number(search.get('from')), to: Number(search.get('to')) };
  const compare = ({ version }: Version): void =>
    setSearch({ tab: 'history', from: String(version - 1), to: String(version) });
  return (
    <Flex vertical gap={16}>
      <Table
        size="middle"
        loading={isPending && { delay: 400 }}
        rowKey="version"
        dataSource={versions}
        pagination={false}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.none} /> }}
        rowClassName={({ version }) => (version === shown.to ? 'ant-table-row-selected' : '')}
        columns={[
          { title: words.version, dataIndex: 'version', width: 88 },
          { title: words.when, dataIndex: 'publishedAt', width: 160, render: (at: string) => <Moment at={at} /> },
          { title: words.by, dataIndex: 'by', width: 160, ellipsis: true },
          { title: words.note, render: (_, version) => <Said version={version} /> },
          {
            title: '',
            align: 'right',
            render: (_, version) => (
              <Flex gap={4} justify="flex-end">
                {version.hasFiles && version.version > 1 ? (
                  <Button type="link" size="small" onClick={() => compare(version)}>
                    {words.changes}
                  </Button>
                ) : undefined}
                {mayRollBack && version.hasFiles && version.version !== current ? (
                  <RollBack version={version.version} base={current} />
                ) : undefined}
              </Flex>
            ),
          },
        ]}
      />
      {hasNextPage ? (
        <Button onClick={() => void fetchNextPage()} loading={isFetchingNextPage} style={{ alignSelf: 'center' }}>
          {words.more}
        </Button>
      ) : undefined}
      {shown.from > 0 && shown.to > 0 ? <VersionDiff key={`${shown.from} ${shown.to}`} {...shown} /> : undefined}
    </Flex>
  );
};

const Said = ({ version: { note, rollsBack, hasFiles } }: { version: Version }) => {
  const words = useWords('publish').history;
  return (
    <>
      {note === undefined ? undefined : <div style={{ whiteSpace: 'pre-line' }}>{note}</div>}
      {rollsBack === undefined ? undefined : (
        <Typography.Text type="secondary">{words.rollsBack(rollsBack)}</Typography.Text>
      )}
      {hasFiles ? undefined : <Typography.Text type="secondary">{words.withoutFiles}</Typography.Text>}
    </>
  );
};
