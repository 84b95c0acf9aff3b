import { Alert, Button, Flex, Progress, Table, Typography } from 'antd';
import { useRef, useState } from 'react';
import { useMay } from '../../../api/me.js';
import { useServer } from '../../../api/server.js';
import { useNumbers } from '../../../ui/numbers.js';
import { ProblemView } from '../../../ui/problem-view.js';
import { useWords } from '../../../words/index.js';
import { factsOf } from './facts.js';
import { targetOf } from './fields.js';
import { type Importing, useKeepImporting } from './kept.js';
import { rejectsFile } from './rejects.js';
import { type Sent, sendFacts } from './send-facts.js';

/** So many refused rows are shown; the file has them all. */
const SHOWN = 50;

/** Sends the rows, tells how far it is, and what was refused and why. */
export const Send = ({ importing }: { importing: Importing }) => {
  const words = useWords('data').import;
  const { whole } = useNumbers();
  const { api } = useServer();
  const keepImporting = useKeepImporting();
  const maySend = useMay('engineer');
  const [sent, setSent] = useState<Sent>();
  const [problem, setProblem] = useState<unknown>();
  const [isRunning, setRunning] = useState(false);
  const stop = useRef<AbortController>(undefined);
  const { table, guess } = importing;
  const start = async (): Promise<void> => {
    stop.current = new AbortController();
    setRunning(true);
    setProblem(undefined);
    try {
      const rows = factsOf(table, targetOf(importing), guess.columns);
      await sendFacts(api, rows, words.noCustomer, setSent, stop.current.signal);
    } catch (thrown) {
      if (!stop.current.signal.aborted) setProblem(thrown);
    } finally {
      setRunning(false);
    }
  };
  if (!maySend) return <Alert type="info" showIcon title={words.needsEngineer} />;
  const isDone = sent !== undefined && sent.rows === table.rows.length;
  return (
    <Flex vertical gap={16}>
      {sent === undefined ? undefined : (
        <Progress
          percent={(sent.rows / Math.max(1, table.rows.length)) * 100}
          format={() => words.sending(whole(sent.rows), whole(table.rows.length))}
          aria-label={words.sending(whole(sent.rows), whole(table.rows.length))}
        />
      )}
      {problem === undefined ? undefined : <ProblemView problem={problem} retry={() => void start()} />}
      {sent === undefined ? undefined : (
        <Alert
          type={sent.refused.length > 0 ? 'warning' : 'success'}
          showIcon
          role="status"
          title={isDone ? words.done : undefined}
          description={words.counts(
            whole(sent.added),
            whole(sent.duplicate),
            whole(sent.corrected),
            whole(sent.refused.length),
          )}
        />
      )}
      {sent === undefined || sent.refused.length === 0 ? undefined : <RefusedRows importing={importing} sent={sent} />}
      <Typography.Text type="secondary">{words.again}</Typography.Text>
      <Flex gap={8}>
        <Button onClick={() => keepImporting({ ...importing, step: 2 })} disabled={isRunning}>
          {words.back}
        </Button>
        {isRunning ? (
          <Button danger onClick={() => stop.current?.abort()}>
            {words.stop}
          </Button>
        ) : isDone ? (
          <Button type="primary" onClick={() => keepImporting(undefined)}>
            {words.another}
          </Button>
        ) : (
          <Button type="primary" onClick={() => void start()}>
            {words.send(whole(table.rows.length))}
          </Button>
        )}
      </Flex>
    </Flex>
  );
};

const RefusedRows = ({ importing: { table }, sent: { refused } }: { importing: Importing; sent: Sent }) => {
  const words = useWords('data').import;
  const { whole } = useNumbers();
  const download = (): void => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(rejectsFile(table, refused, words.reason));
    link.download = `${table.name}-rejects.csv`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <Flex vertical gap={8}>
      <Table
        size="small"
        rowKey="row"
        showHeader={false}
        pagination={false}
        dataSource={refused.slice(0, SHOWN)}
        columns={[
          // Rows are told as spreadsheets count them: the first has the names.
          { width: 120, render: (_, { row }) => words.refusedRow(whole(row + 2)) },
          { dataIndex: 'reason' },
        ]}
      />
      <Flex gap={12} align="center">
        {refused.length > SHOWN ? words.moreRefused(whole(refused.length - SHOWN)) : undefined}
        <Button onClick={download}>{words.download}</Button>
      </Flex>
    </Flex>
  );
};
