import { Button, Flex, Steps, Typography } from 'antd';
import { useNumbers } from '../../../ui/numbers.js';
import { useWords } from '../../../words/index.js';
import { ChooseFile } from './choose-file.js';
import { Describe } from './describe.js';
import { Fields } from './fields.js';
import { useImporting, useKeepImporting } from './kept.js';
import { Send } from './send.js';

/** A CSV becomes customers or events, in four steps; what the rules do not know of it yet is proposed for the book. */
export const Import = () => {
  const words = useWords('data').import;
  const { whole } = useNumbers();
  const [importing, keepImporting] = [useImporting(), useKeepImporting()];
  return (
    <Flex vertical gap={24} style={{ maxWidth: 960 }}>
      <Steps current={importing?.step ?? 0} items={words.steps.map((title) => ({ title }))} size="small" />
      {importing === undefined ? (
        <ChooseFile />
      ) : (
        <>
          <Flex gap={12} align="baseline">
            <Typography.Text strong>{importing.table.name}</Typography.Text>
            <Typography.Text type="secondary">{words.rows(whole(importing.table.rows.length))}</Typography.Text>
            <Button type="link" size="small" onClick={() => keepImporting(undefined)}>
              {words.another}
            </Button>
          </Flex>
          {importing.step === 1 ? <Describe importing={importing} /> : undefined}
          {importing.step === 2 ? <Fields importing={importing} /> : undefined}
          {importing.step === 3 ? <Send importing={importing} /> : undefined}
        </>
      )}
    </Flex>
  );
};
