import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { gathered, planOf } from '../../book.harness.js';
import { EVER } from '../../dirty/tables.js';
import { evaluate } from '../../rebuild/evaluate.js';
import { Workplace } from '../harness.js';
import { ingest } from '../ingest/index.js';
import type { Fact } from '../ingest/index.js';

const plan = planOf('customer { name: text }\nevent order { amount: money }');

let place: Workplace;
beforeEach(async () => {
  place = await Workplace.open();
});
afterEach(() => place.close());

const tell = (...facts: Fact[]) => ingest(place.store, plan.catalog, facts, { now: 100 });
const order = (id: string, customer: string): Fact => ({ kind: 'event', event: 'order', id, customer, at: 5 });
const dirty = async (): Promise<readonly unknown[][]> => {
  const rows = await gathered(
    place.store.rows<Record<string, unknown>>(sql`select * from tw_dirty order by customer, source is null, since`),
  );
  return rows.map((row) => Object.values(row));
};

it('does not bring back by a file what was deleted', async () => {
  await tell({ kind: 'customer', id: 'c1' }, order('o1', 'c1'), { kind: 'delete-event', event: 'order', id: 'o1' });
  const files = { 'order.csv': 'id,customer,at,amount\no1,c1,1970-01-01,1\no2,c1,1970-01-01,1\n' };
  const report = await place.import(files, {}, plan.catalog);
  expect(report.tables).toMatchObject([{ rowsRead: 2, inserted: 1, repeated: 1, rejected: 0 }]);
  expect((await place.rows('order')).map(([, , id]) => id)).toEqual(['o2']);
});

it('puts events of a merged customer under the one who goes on, and gives them back', async () => {
  await tell(
    ...['a', 'b', 'c'].map((id): Fact => ({ kind: 'customer', id })),
    { kind: 'merge', customer: 'b', merged: 'c' },
    { kind: 'merge', customer: 'a', merged: 'b' },
  );
  const files = { 'order.csv': 'id,customer,at,amount\no1,a,1970-01-01,1\no2,b,1970-01-01,1\no3,c,1970-01-01,1\n' };
  expect(await place.import(files, {}, plan.catalog)).toMatchObject({ written: true, badRows: { total: 0 } });
  const holders = async () =>
    (await place.rows('order')).map(([customer, , id]) => `${String(id)} ${String(customer)}`).toSorted();
  expect(await holders()).toEqual(['o1 a', 'o2 a', 'o3 a']);
  expect((await place.import(files, {}, plan.catalog)).tables).toMatchObject([{ inserted: 0, repeated: 3 }]);
  const again = await place.import({ 'customer.csv': 'id,name\nc,Cy\n' }, {}, plan.catalog);
  expect(again).toMatchObject({ written: false, badRows: { first: [{ code: 'merged-customer-row', line: 2 }] } });
  await tell({ kind: 'unmerge', merged: 'c' });
  expect(await holders()).toEqual(['o1 a', 'o2 a', 'o3 c']);
  await tell({ kind: 'unmerge', merged: 'b' });
  expect(await holders()).toEqual(['o1 a', 'o2 b', 'o3 c']);
});

it('says whose answers may differ, where there are answers', async () => {
  const files = { 'customer.csv': 'id,name\nc1,Ann\n', 'order.csv': 'id,customer,at,amount\no1,c1,1970-01-01,1\n' };
  await place.import(files, {}, plan.catalog);
  expect(await place.tables()).not.toContain('tw_dirty');
  await evaluate(place.store, plan, 100);
  const more = {
    'customer.csv': 'id,name\nc2,Bob\n',
    'order.csv': 'id,customer,at,amount\no2,c1,1970-01-02,1\no3,c1,1970-01-03,1\no4,c9,1970-01-03,1\n',
  };
  await place.import(more, { createCustomers: true }, plan.catalog);
  expect(await dirty()).toEqual([
    ['c1', 'order', 86_400_000],
    ['c2', null, EVER],
    ['c9', 'order', 2 * 86_400_000],
    ['c9', null, EVER],
  ]);
});
