import { useQuery } from '@tanstack/react-query';
import { Card, Flex, Table, Typography } from 'antd';
import { answer } from '../../../api/client.js';
import { useMay } from '../../../api/me.js';
import { useServer } from '../../../api/server.js';
import { Moment } from '../../../ui/moment.js';
import { ProblemView } from '../../../ui/problem-view.js';
import { useWords } from '../../../words/index.js';

/** The ways in for facts, with addresses to copy, and what trackers sent in vain. */
export const Sources = () => {
  const words = useWords('data').sources;
  const { connection } = useServer();
  const isEngineer = useMay('engineer');
  const server = connection.server ?? window.location.origin;
  const fact =
    '{"kind":"event","event":"order","id":"o1","customer":"c1","at":"2026-06-01T10:00:00+08:00","values":{}}';
  return (
    <Flex vertical gap={16}>
      <Typography.Text>{words.intro}</Typography.Text>
      <Way
        title={words.http}
        help={words.httpHelp}
        text={`curl -X POST ${server}/v1/facts -H 'Authorization: Bearer tw_…' -H 'Content-Type: application/x-ndjson' \\\n  -d '${fact}'`}
      />
      <Way title={words.trackers} help={words.trackersHelp} text={`${server}/v1/segment`} />
      <Way title={words.files} help={words.filesHelp} text="tagwright import BOOK --data FOLDER --db URL" />
      <a href={`${server}/docs`}>{words.reference}</a>
      <Card size="small" title={words.rejected}>
        {isEngineer ? <Rejected /> : <Typography.Text type="secondary">{words.rejectedFor}</Typography.Text>}
      </Card>
    </Flex>
  );
};

const Way = ({ title, help, text }: { title: string; help: string; text: string }) => {
  const words = useWords('data').sources;
  return (
    <Card size="small" title={title}>
      <Typography.Paragraph>{help}</Typography.Paragraph>
      <Typography.Paragraph copyable={{ text, tooltips: [words.copy, false] }} style={{ margin: 0 }}>
        <code style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</code>
      </Typography.Paragraph>
    </Card>
  );
};

const Rejected = () => {
  const words = useWords('data').sources;
  const { api } = useServer();
  const { data, error, refetch } = useQuery({
    queryKey: ['segment-rejected'],
    queryFn: () => answer(api.v1.segment.rejected.$get({ query: {} })),
  });
  if (error !== null) return <ProblemView problem={error} retry={() => void refetch()} />;
  if (data === undefined) return undefined;
  if (data.items.length === 0) return <Typography.Text type="secondary">{words.rejectedNone}</Typography.Text>;
  return (
    <Table
      size="small"
      rowKey={({ code, type, event, field }) => `${code} ${type} ${event ?? ''} ${field ?? ''}`}
      dataSource={data.items}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      columns={[
        { title: words.why, dataIndex: 'message' },
        { title: words.call, render: (_, { type, event }) => [type, event].filter(Boolean).join(' · ') },
        { title: words.count, dataIndex: 'count', align: 'right' },
        { title: words.when, dataIndex: 'lastAt', width: 160, render: (at: string) => <Moment at={at} /> },
      ]}
    />
  );
};
