import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { NOW, planOf } from '../book.harness.js';
import { ingest } from '../facts/ingest/ingest.js';
import type { Session, Store } from '../store/store.js';
import { emptyStore, isOnServer } from '../store/empty.harness.js';
import { createFactTables } from '../store/schema.js';
import { refresh } from './refresh.js';

const BOOK = `
timezone "Asia/Shanghai"
customer { 城市 city: text }
event order { amount: money }
metric M = sum(order.amount in last 365d)
tag 消费 { 高 when M >= top30% }
segment 大客户 = M > 2500 and tag 消费 = 高
`;
const CUSTOMERS = 5000;

const orderOf = (index: number, nth: number) => ({
  kind: 'event' as const,
  event: 'order',
  id: `o${index}-${nth}`,
  customer: `c${index}`,
  at: NOW - index - nth,
  values: { amount: index },
});

/** How many rows were read of tables that were gone through from one end to the other, in this transaction and before. */
const goneThrough = async (session: Session): Promise<number> => {
  await session.run(sql`select pg_stat_force_next_flush()`);
  const found = await session.row<{ count: number }>(
    sql`select coalesce(sum(seq_tup_read), 0)::bigint as count from pg_stat_user_tables where schemaname = current_schema() and relname in ('tw_state', 'tw_answer', 'tw_rank_0', 'customer', 'order')`,
  );
  return Number(found?.count);
};

const countedOnce = (store: Store): Promise<number> =>
  store.session(async (session) => {
    await goneThrough(session);
    return goneThrough(session);
  });

it.skipIf(!isOnServer)(
  'reads no more than it works out: a server that is not told how few they are reads everybody',
  async () => {
    const plan = planOf(BOOK);
    const store = await emptyStore();
    await createFactTables(store, plan.catalog);
    const facts = Array.from({ length: CUSTOMERS }, (_, index) => orderOf(index, 0));
    await ingest(store, plan.catalog, facts, { now: NOW, createCustomers: true });
    await refresh(store, plan, NOW);
    await refresh(store, plan, NOW + 1);
    await ingest(store, plan.catalog, [orderOf(7, 1), orderOf(4000, 1)], { now: NOW + 2 });
    const before = await countedOnce(store);
    const { mode } = await refresh(store, plan, NOW + 2);
    expect(mode).toBe('incremental');
    expect((await countedOnce(store)) - before).toBeLessThan(CUSTOMERS / 10);
    await store.close();
  },
);

it.skipIf(!isOnServer)('has what a publication writes counted, which late facts ask the log for', async () => {
  const plan = planOf(BOOK);
  const store = await emptyStore();
  await createFactTables(store, plan.catalog);
  await ingest(store, plan.catalog, [orderOf(7, 0), orderOf(8, 0)], { now: NOW, createCustomers: true });
  const { changes } = await refresh(store, plan, NOW);
  const counted = await store.all<{ name: string }>(
    sql`select tablename as name from pg_stats where schemaname = current_schema() and attname = 'customer'`,
  );
  expect(changes).toBeGreaterThan(0);
  expect(counted.map(({ name }) => name)).toEqual(expect.arrayContaining(['tw_change', 'tw_state', 'tw_answer']));
  await store.close();
});
