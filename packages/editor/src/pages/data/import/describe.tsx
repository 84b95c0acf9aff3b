import { Alert, Button, Flex, Input, Radio, Select, Table, Typography } from 'antd';
import { useId } from 'react';
import { useNumbers } from '../../../ui/numbers.js';
import { type Words, useWords } from '../../../words/index.js';
import type { ColumnGuess, ColumnRole, ColumnType } from './guess.js';
import { type Importing, useKeepImporting } from './kept.js';

const ROLES: Readonly<Record<Importing['guess']['kind'], readonly ColumnRole[]>> = {
  customer: ['customer', 'field', 'none'],
  event: ['customer', 'time', 'id', 'field', 'none'],
};
const TYPES: readonly ColumnType[] = ['text', 'integer', 'number', 'money', 'date', 'time', 'bool', 'enum'];

/** What the rows are, and what each column is good for: guessed, and to be put right. */
export const Describe = ({ importing }: { importing: Importing }) => {
  const words = useWords('data').import;
  const keepImporting = useKeepImporting();
  const { whole } = useNumbers();
  const name = useId();
  const { guess, eventName } = importing;
  const change = (column: ColumnGuess, part: Partial<ColumnGuess>): void =>
    keepImporting({ ...importing, guess: { ...guess, columns: changed(guess.columns, column, part) } });
  const lacking = lackOf(importing, words);
  return (
    <Flex vertical gap={16}>
      <Flex gap={16} align="center" wrap>
        <span>{words.kind}</span>
        <Radio.Group
          value={guess.kind}
          onChange={({ target }) =>
            keepImporting({ ...importing, guess: { ...guess, kind: target.value as Importing['guess']['kind'] } })
          }
          options={(['customer', 'event'] as const).map((kind) => ({ value: kind, label: words.kinds[kind] }))}
        />
        {guess.kind === 'event' ? (
          <Flex gap={8} align="center">
            <label htmlFor={name}>{words.eventName}</label>
            <Input
              id={name}
              style={{ width: 160 }}
              value={eventName}
              maxLength={60}
              placeholder={words.eventPlaceholder}
              onChange={({ target }) => keepImporting({ ...importing, eventName: target.value })}
            />
          </Flex>
        ) : undefined}
      </Flex>
      <Table
        size="small"
        rowKey="column"
        dataSource={[...guess.columns]}
        pagination={false}
        scroll={{ x: 640 }}
        columns={[
          { title: words.column, dataIndex: 'header' },
          {
            title: words.samples,
            render: (_, { samples, missing }) => (
              <>
                {samples.join(words.between)}
                {missing === 0 ? undefined : (
                  <Typography.Text type="secondary">{words.missing(whole(missing))}</Typography.Text>
                )}
              </>
            ),
          },
          {
            title: words.role,
            width: 190,
            render: (_, column) => (
              <Select
                aria-label={words.ofColumn(column.header, words.role)}
                style={{ width: 170 }}
                value={ROLES[guess.kind].includes(column.role) ? column.role : 'none'}
                onChange={(role) => change(column, { role })}
                options={ROLES[guess.kind].map((role) => ({ value: role, label: words.roles[role] }))}
              />
            ),
          },
          {
            title: words.type,
            width: 150,
            render: (_, column) =>
              column.role === 'field' ? (
                <Select
                  aria-label={words.ofColumn(column.header, words.type)}
                  style={{ width: 130 }}
                  value={column.type}
                  onChange={(type) => change(column, { type, values: valuesFor(importing, column, type) })}
                  options={TYPES.map((type) => ({ value: type, label: words.types[type] }))}
                />
              ) : undefined,
          },
        ]}
      />
      {lacking === undefined ? undefined : <Alert type="info" showIcon title={lacking} />}
      <Button
        type="primary"
        style={{ alignSelf: 'flex-start' }}
        disabled={lacking !== undefined}
        onClick={() => keepImporting({ ...importing, eventName: eventName.trim(), step: 2 })}
      >
        {words.next}
      </Button>
    </Flex>
  );
};

/** One column is the customer, one the time, one the id: whoever takes a role takes it away. */
const changed = (
  columns: readonly ColumnGuess[],
  column: ColumnGuess,
  part: Partial<ColumnGuess>,
): readonly ColumnGuess[] =>
  columns.map((each) => {
    if (each.column === column.column) return { ...each, ...part };
    const isTaken = part.role !== undefined && part.role !== 'field' && part.role !== 'none' && each.role === part.role;
    return isTaken ? { ...each, role: 'field' } : each;
  });

/** All values of a column, where it is said to be one of a few. */
const valuesFor = ({ table }: Importing, { column }: ColumnGuess, type: ColumnType): readonly string[] =>
  type === 'enum'
    ? [...new Set(table.rows.map((row) => (row[column] ?? '').trim()))].filter((value) => value !== '')
    : [];

/** What is to be said before it can go on. */
const lackOf = ({ guess, eventName }: Importing, words: Words['data']['import']): string | undefined => {
  const has = (role: ColumnRole): boolean => guess.columns.some((column) => column.role === role);
  if (!has('customer')) return words.needsCustomer;
  if (guess.kind === 'customer') return undefined;
  if (!has('time')) return words.needsTime;
  return eventName.trim() === '' ? words.needsName : undefined;
};
