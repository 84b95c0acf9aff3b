import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { gathered, planOf } from '../book.harness.js';
import { EVER } from '../dirty/tables.js';
import { ingest } from '../facts/ingest/index.js';
import { evaluate } from '../rebuild/evaluate.js';
import { emptyStore, isOnServer } from '../store/empty.harness.js';
import type { Store } from '../store/store.js';
import { attach, attached, attachment, detach } from './attach.js';

const plan = planOf(`
customer from people (id = person_no) { city: text }
event order from orders (id = order_no, customer = buyer, at = paid_at) { amount: money }
segment big = count(order) > 1
`);
const { catalog } = plan;

let store: Store;
beforeEach(async () => {
  store = await emptyStore();
  // As an application has them: other keys, and columns that are nobody's business here.
  const text = store.dialect.columnType('text');
  await store.run(
    sql`create table people (seen ${store.dialect.columnType('integer')}, city ${text}, person_no varchar(20) ${isOnServer ? sql`collate "C"` : sql``} primary key)`,
  );
  await store.run(
    sql`create table orders (order_no ${text} primary key, note ${text}, amount ${store.dialect.columnType('integer')}, buyer ${text}, paid_at ${store.dialect.columnType('integer')})`,
  );
});
afterEach(() => store.close());

/** What is dirty, and no longer after. */
const dirty = async (): Promise<readonly unknown[][]> => {
  const found = await gathered(
    store.rows<Record<string, unknown>>(
      sql`select distinct customer, source, since from tw_dirty order by customer, source, since`,
    ),
  );
  await store.run(sql`delete from tw_dirty`);
  return found.map((row) => Object.values(row));
};

const person = (id: string) => store.run(sql`insert into people (person_no, city) values (${id}, 'x')`);
const order = (id: string, buyer: string, at: number) =>
  store.run(sql`insert into orders (order_no, buyer, paid_at, amount) values (${id}, ${buyer}, ${BigInt(at)}, ${1n})`);

it('tells of every change that anybody makes', async () => {
  await attach(store, catalog);
  await person('p1');
  expect(await dirty()).toEqual([['p1', null, EVER]]);
  await order('o1', 'p1', 5);
  expect(await dirty()).toEqual([['p1', 'orders', 5]]);
  await store.run(sql`update orders set buyer = 'p2', paid_at = 9`);
  expect(await dirty()).toEqual([
    ['p1', 'orders', 5],
    ['p2', 'orders', 9],
  ]);
  await store.run(sql`update orders set note = 'sent', amount = amount`);
  await store.run(sql`update people set seen = 1`);
  expect(await dirty()).toEqual([]);
  await store.run(sql`update people set city = 'y'`);
  expect(await dirty()).toEqual([['p1', null, EVER]]);
  await store.run(sql`delete from orders`);
  await store.run(sql`delete from people`);
  expect((await dirty()).toSorted()).toEqual([
    ['p1', null, EVER],
    ['p2', 'orders', 9],
  ]);
});

it.skipIf(isOnServer)('notices a row that is replaced: only SQLite has that', async () => {
  await attach(store, catalog);
  await order('o1', 'p1', 5);
  await dirty();
  await store.run(sql`insert or replace into orders (order_no, buyer, paid_at) values ('o1', 'p2', 7)`);
  expect(await dirty()).toEqual([
    ['p1', 'orders', 5],
    ['p2', 'orders', 7],
  ]);
});

it.runIf(isOnServer)('notices a table that is emptied: only PostgreSQL has that', async () => {
  await attach(store, catalog);
  await order('o1', 'p1', 5);
  await order('o2', 'p1', 3);
  await dirty();
  await store.run(sql`truncate orders`);
  expect(await dirty()).toEqual([['p1', 'orders', 3]]);
});

it('takes back what is rolled back', async () => {
  await attach(store, catalog);
  const given = store.write(async (session) => {
    await session.run(sql`insert into people (person_no) values ('p1')`);
    throw new Error('never mind');
  });
  await expect(given).rejects.toThrow('never mind');
  expect(await dirty()).toEqual([]);
});

it('attaches once, follows the catalog, and lets go', async () => {
  const other = planOf(`
    customer from people (id = person_no) { city: text  seen: integer }
    event order from orders (id = order_no, customer = buyer, at = paid_at) { amount: money }
  `).catalog;
  expect(await attached(store, catalog)).toBe(false);
  await attach(store, catalog);
  await attach(store, catalog);
  expect([await attached(store, catalog), await attached(store, other)]).toEqual([true, false]);
  await attach(store, other);
  expect([await attached(store, catalog), await attached(store, other)]).toEqual([false, true]);
  await detach(store, catalog);
  await detach(store, catalog);
  expect([await attached(store, catalog), await attached(store, other)]).toEqual([false, false]);
  await person('p1');
  expect(await dirty()).toEqual([]);
});

it('has everybody looked at anew who may have changed unseen', async () => {
  await ingest(store, catalog, [{ kind: 'customer', id: 'gone' }], { now: 10 });
  await evaluate(store, plan, 10);
  await store.run(sql`delete from people`);
  await person('p1');
  await store.run(sql`delete from tw_dirty`);
  await attach(store, catalog);
  expect(await dirty()).toEqual([
    ['gone', null, EVER],
    ['p1', null, EVER],
  ]);
});

it('leaves columns of others as they are when facts are taken in', async () => {
  await attach(store, catalog);
  await person('p1');
  await order('o1', 'p1', 5);
  await store.run(sql`update orders set note = 'mind the dog'`);
  await store.run(sql`update people set seen = 7`);
  const told = await ingest(
    store,
    catalog,
    [
      { kind: 'event', event: 'order', id: 'o1', customer: 'p1', at: 6, values: { amount: 2 } },
      { kind: 'customer', id: 'p1', fields: { city: 'y' } },
      { kind: 'merge', customer: 'p1', merged: 'p9' },
    ],
    { now: 10 },
  );
  expect(told.outcomes.map(({ outcome }) => outcome)).toEqual(['corrected', 'added', 'added']);
  const away = await ingest(
    store,
    catalog,
    [
      { kind: 'customer', id: 'p2' },
      { kind: 'merge', customer: 'p2', merged: 'p1' },
    ],
    { now: 10 },
  );
  expect(away.counts.refused).toBe(0);
  await ingest(store, catalog, [{ kind: 'unmerge', merged: 'p1' }], { now: 10 });
  expect(await store.row(sql`select note, amount, paid_at as at from orders`)).toEqual({
    note: 'mind the dog',
    amount: 200,
    at: 6,
  });
  expect(await store.row(sql`select seen, city from people where person_no = 'p1'`)).toEqual({ seen: 7, city: 'y' });
});

it('has an index find the events of a customer, until it lets go', async () => {
  const indexes = async (): Promise<readonly string[]> => {
    const all = isOnServer
      ? sql`select indexname as name from pg_indexes where schemaname = current_schema()`
      : sql`select name from sqlite_schema where type = 'index'`;
    const found = await gathered(store.rows<{ name: string }>(all));
    return found.map(({ name }) => name).filter((name) => name.endsWith('_of'));
  };
  await attach(store, catalog);
  expect(await indexes()).toEqual(['tw_orders_of']);
  await detach(store, catalog);
  expect(await indexes()).toEqual([]);
  await store.run(sql`create index their_own on orders (buyer, note)`);
  await attach(store, catalog);
  expect(await indexes()).toEqual([]);
});

it('refuses events that cannot be told apart', async () => {
  await store.run(sql`alter table orders rename to old_orders`);
  await store.run(sql`create table orders as select * from old_orders`);
  for (const id of ['o1', 'o1']) await order(id, 'p1', 5);
  await expect(attach(store, catalog)).rejects.toMatchObject({ code: 'event-ids-repeat' });
});

it('says how far the tables tell of their changes', async () => {
  expect(await attachment(store, catalog)).toBe('none');
  await attach(store, catalog);
  expect(await attachment(store, catalog)).toBe('whole');
  const wider = planOf(`
customer from people (id = person_no) { city: text  seen: integer }
event order from orders (id = order_no, customer = buyer, at = paid_at) { amount: money }
segment big = count(order) > 1
`).catalog;
  expect(await attachment(store, wider)).toBe('partly');
  await attach(store, wider);
  expect(await attachment(store, wider)).toBe('whole');
  await detach(store, wider);
  expect(await attachment(store, wider)).toBe('none');
});
