import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { planOf } from '../book.harness.js';
import { emptyStore } from '../store/empty.harness.js';
import type { Cell, Store } from '../store/store.js';
import { answeredSubjects } from './answered.js';
import { append } from './append.js';
import { appendFlips, type ComparedSubject } from './append-flips.js';
import { changesAfter } from './read.js';
import { createLogTables } from './tables.js';

const BOOK = planOf(`
customer { city: text }
event order { amount: money }
tag 级 = 高 when sum(order.amount) > 100
tag 味 many {
  茶 when count(order) > 1
  酒 when count(order) > 2
}
segment 买过 = did order`);
const SUBJECTS = answeredSubjects(BOOK);
const COLUMNS = SUBJECTS.map(({ column }) => column);

let store: Store;
beforeEach(async () => {
  store = await emptyStore();
  await createLogTables(store);
});
afterEach(() => store.close());

/** Answers by the names of tags, values and segments; 1 for what holds. */
type Answers = Readonly<Record<string, string | number>> & { readonly customer: string };

const answers = async (table: string, rows: readonly Answers[]) => {
  const types = SUBJECTS.map(
    ({ column, flag }) => sql`${sql.id(column)} ${store.dialect.columnType(flag === undefined ? 'text' : 'flag')}`,
  );
  const customer = sql`customer ${store.dialect.columnType('text')} primary key not null`;
  await store.run(store.dialect.table(table, sql.join([customer, ...types])));
  await store.insert(
    table,
    ['customer', ...COLUMNS],
    [
      rows.map((row): Cell => row.customer),
      ...SUBJECTS.map(({ subject, flag }) =>
        rows.map((row): Cell => row[subject.value ?? subject.name] ?? (flag === undefined ? null : 0)),
      ),
    ],
  );
};

const both = (each: (typeof SUBJECTS)[number]): ComparedSubject => ({
  subject: each.subject,
  before: each,
  after: each,
});

const written = async () =>
  (await changesAfter(store, 0, 100)).map(({ customer, name, value, old, new: now, effectiveAt, cause }) => [
    customer,
    value === undefined ? name : `${name} ${value}`,
    old,
    now,
    effectiveAt,
    cause,
  ]);

it('says of every answer that differs what it was and is', async () => {
  await answers('was', [
    { customer: 'gone', 级: '高', 茶: 1, 买过: 1 },
    { customer: 'same', 级: '高', 茶: 1, 买过: 1 },
    { customer: 'turned' },
  ]);
  await answers('is', [
    { customer: 'came', 级: '高', 酒: 1 },
    { customer: 'same', 级: '高', 茶: 1, 买过: 1 },
    { customer: 'turned', 级: '高', 茶: 1 },
  ]);
  await append(store, [
    {
      customer: 'x',
      kind: 'segment',
      name: '买过',
      value: undefined,
      old: null,
      new: 'in',
      effectiveAt: 1,
      recordedAt: 1,
      book: 'b',
      cause: 'fact',
    },
  ]);
  const flips = { subjects: SUBJECTS.map(both), before: 'was', after: 'is', now: 7, book: 'b', cause: 'rule' } as const;
  expect(await store.write((session) => appendFlips(session, flips))).toBe(7);
  const changes = await changesAfter(store, 0, 100);
  expect(changes.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect((await written()).slice(1).toSorted()).toEqual(
    [
      ['came', '味 酒', null, '酒', 7, 'rule'],
      ['came', '级', null, '高', 7, 'rule'],
      ['gone', '买过', 'in', null, 7, 'rule'],
      ['gone', '味 茶', '茶', null, 7, 'rule'],
      ['gone', '级', '高', null, 7, 'rule'],
      ['turned', '味 茶', null, '茶', 7, 'rule'],
      ['turned', '级', null, '高', 7, 'rule'],
    ].toSorted(),
  );
});

it('knows of nothing before the first answers', async () => {
  await answers('is', [{ customer: 'a', 级: '高', 买过: 1 }, { customer: 'b' }]);
  const subjects = SUBJECTS.map((each): ComparedSubject => ({ ...both(each), before: undefined }));
  const flips = { subjects, before: undefined, after: 'is', now: 7, book: 'b', cause: 'rule' } as const;
  expect(await store.write((session) => appendFlips(session, flips))).toBe(2);
  expect(await written()).toEqual([
    ['a', '级', null, '高', 7, 'rule'],
    ['a', '买过', null, 'in', 7, 'rule'],
  ]);
});

it('leaves out subjects that are no more, and customers who are passed over', async () => {
  await answers('was', [
    { customer: 'a', 级: '高', 买过: 1 },
    { customer: 'b', 级: '高', 买过: 1 },
  ]);
  await answers('is', [
    { customer: 'a', 级: '高' },
    { customer: 'b', 级: '高' },
  ]);
  await answers('passed', [{ customer: 'b' }]);
  const subjects = SUBJECTS.map((each) =>
    each.subject.name === '级' ? { ...both(each), after: undefined } : both(each),
  );
  const flips = { subjects, before: 'was', after: 'is', except: 'passed', now: 7, book: 'b', cause: 'rule' } as const;
  await store.write((session) => appendFlips(session, flips));
  expect(await written()).toEqual([
    ['a', '级', '高', null, 7, 'rule'],
    ['a', '买过', 'in', null, 7, 'rule'],
  ]);
});
