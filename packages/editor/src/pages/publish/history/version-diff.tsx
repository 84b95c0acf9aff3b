import { useQuery } from '@tanstack/react-query';
import { Card, Collapse, Flex, Skeleton, Table, Typography } from 'antd';
import { useEffect, useRef } from 'react';
import { answer } from '../../../api/client.js';
import { useServer } from '../../../api/server.js';
import { type Counted, useCountText } from '../../../ui/count.js';
import { ProblemView } from '../../../ui/problem-view.js';
import { TextDiff } from '../../../ui/text-diff.js';
import { useWords } from '../../../words/index.js';
import { ChangeMark, Changes } from '../changes.js';

/** What changed between two versions: in meaning, in members, in text. */
export const VersionDiff = ({ from, to }: { from: number; to: number }) => {
  const words = useWords('publish');
  const { api } = useServer();
  const { data, error, refetch } = useQuery({
    queryKey: ['book-diff', from, to],
    queryFn: () => answer(api.v1.book.diff.$get({ query: { from: String(from), to: String(to) } })),
  });
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (data !== undefined) place.current?.scrollIntoView({ block: 'nearest' });
  }, [data]);
  if (error !== null) return <ProblemView problem={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton active />;
  return (
    <Card title={words.history.since(from, to)} size="small" ref={place}>
      <Flex vertical gap={16}>
        {data.changes.length === 0 ? (
          <Typography.Text type="secondary">{words.sameMeaning}</Typography.Text>
        ) : (
          <Changes changes={data.changes} />
        )}
        <Members members={data.members} />
        <Collapse
          items={data.files.map(({ path, change, patch }) => ({
            key: path,
            label: (
              <Flex gap={8}>
                <ChangeMark change={change} /> {path}
              </Flex>
            ),
            children: <TextDiff label={path} patch={patch} />,
          }))}
        />
      </Flex>
    </Card>
  );
};

interface Moved {
  readonly kind: 'tag' | 'segment';
  readonly name: string;
  readonly value?: string | undefined;
  readonly entered: Counted;
  readonly left: Counted;
}

const Members = ({ members }: { members: readonly Moved[] | undefined }) => {
  const words = useWords('publish');
  const text = useCountText();
  if (members === undefined) return <Typography.Text type="secondary">{words.history.membersUnknown}</Typography.Text>;
  if (members.length === 0) return <Typography.Text type="secondary">{words.history.nobody}</Typography.Text>;
  return (
    <Table
      size="small"
      pagination={false}
      style={{ fontVariantNumeric: 'tabular-nums' }}
      rowKey={({ kind, name, value }) => `${kind} ${name} ${value ?? ''}`}
      dataSource={[...members]}
      columns={[
        {
          title: words.history.members,
          render: (_, { name, value }) => (value === undefined ? name : `${name}: ${value}`),
        },
        {
          title: `▲ ${words.history.entered}`,
          dataIndex: 'entered',
          align: 'right',
          render: (count: Counted) => text(count),
        },
        {
          title: `▼ ${words.history.left}`,
          dataIndex: 'left',
          align: 'right',
          render: (count: Counted) => text(count),
        },
      ]}
    />
  );
};
