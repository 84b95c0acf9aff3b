import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { gathered, planOf, views } from '../book.harness.js';
import { ingest } from '../facts/ingest/ingest.js';
import { evaluate } from '../rebuild/evaluate.js';
import { emptyStore } from '../store/empty.harness.js';
import { applyDueFields } from './due-fields.js';

const plan = planOf(`
customer { city: text  score: integer }
event order { amount: money }
segment here = city = 北京
segment was = city = 北京 for at least 5s
`);

it('lets a value that is told ahead of time wait for its instant', async () => {
  const store = await emptyStore();
  const city = (value: string, asOf: number) =>
    ingest(store, plan.catalog, [{ kind: 'customer', id: 'c1', asOf, fields: { city: value } }], { now: 100_000 });
  const shown = async () => (await store.row<{ city: string }>(sql`select city from customer`))?.city;
  const { segment } = views(store, plan);
  const members = async () => [await segment('here'), await segment('was')];

  await city('上海', 50_000);
  await evaluate(store, plan, 100_000);
  await city('北京', 200_000);
  expect([await shown(), ...(await members())]).toEqual(['上海', [], []]);
  await evaluate(store, plan, 199_999);
  expect([await shown(), ...(await members())]).toEqual(['上海', [], []]);
  await evaluate(store, plan, 204_999);
  expect([await shown(), ...(await members())]).toEqual(['北京', ['c1'], []]);
  await evaluate(store, plan, 205_000);
  expect(await members()).toEqual([['c1'], ['c1']]);
  // Asked about an instant before, the table says what it says, and the answers what was so.
  await evaluate(store, plan, 150_000);
  expect([await shown(), ...(await members())]).toEqual(['北京', [], []]);
  await store.close();
});

it('tells of whom something became due', async () => {
  const store = await emptyStore();
  const told = [
    { kind: 'customer', id: 'c1', asOf: 50, fields: { city: '北京', score: 1 } },
    { kind: 'customer', id: 'c1', asOf: 150, fields: { score: 2 } },
    { kind: 'customer', id: 'c2', asOf: 120, fields: { score: 3 } },
  ] as const;
  await ingest(store, plan.catalog, told, { now: 100 });
  await evaluate(store, plan, 100);
  await store.run(sql`delete from tw_dirty`);
  await store.write((session) => applyDueFields(session, plan.catalog, 150));
  const dirty = await gathered(store.rows<Record<string, unknown>>(sql`select * from tw_dirty order by customer`));
  expect(dirty).toEqual([
    { customer: 'c1', source: null, since: 150 },
    { customer: 'c2', source: null, since: 120 },
  ]);
  const rows = await gathered(store.rows<Record<string, unknown>>(sql`select id, score from customer order by id`));
  expect(rows).toEqual([
    { id: 'c1', score: 2 },
    { id: 'c2', score: 3 },
  ]);
  await store.close();
});
