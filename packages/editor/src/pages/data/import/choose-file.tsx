import { InboxOutlined } from '@ant-design/icons';
import { Alert, Flex, Typography, Upload } from 'antd';
import { useState } from 'react';
import { type Words, useWords } from '../../../words/index.js';
import { guessTable } from './guess.js';
import { type Importing, useKeepImporting } from './kept.js';
import { readTable, UnreadableTable } from './read-table.js';

/** Larger files are no matter for a browser. */
const LARGEST = 50 * 1024 * 1024;

/** Takes a file, and says what keeps it from being read. Nothing leaves the browser yet. */
export const ChooseFile = () => {
  const words = useWords('data').import;
  const keepImporting = useKeepImporting();
  const [fault, setFault] = useState<string>();
  const take = async (file: File): Promise<void> => {
    try {
      if (file.size > LARGEST) setFault(words.tooLarge);
      else keepImporting(begunWith(readTable(file.name, await file.arrayBuffer())));
    } catch (thrown) {
      if (!(thrown instanceof UnreadableTable)) throw thrown;
      setFault(faultText(thrown, words));
    }
  };
  return (
    <Flex vertical gap={12}>
      <Upload.Dragger
        accept=".csv,.tsv,.txt,text/csv"
        maxCount={1}
        showUploadList={false}
        beforeUpload={(file) => {
          void take(file);
          return false;
        }}
      >
        <p>
          <InboxOutlined style={{ fontSize: 32 }} aria-hidden />
        </p>
        <Typography.Paragraph strong>{words.drop}</Typography.Paragraph>
        <Typography.Text type="secondary">{words.dropHelp}</Typography.Text>
      </Upload.Dragger>
      {fault === undefined ? undefined : <Alert type="error" showIcon role="alert" title={fault} />}
    </Flex>
  );
};

const begunWith = (table: ReturnType<typeof readTable>): Importing => {
  const guess = guessTable(table);
  return { table, guess, eventName: guess.kind === 'event' ? table.name : '', step: 1 };
};

const faultText = ({ code, detail }: UnreadableTable, { unreadable }: Words['data']['import']): string =>
  code === 'empty' ? unreadable.empty : unreadable[code](detail);
