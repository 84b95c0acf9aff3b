import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { DAY, NOW, planOf } from '../book.harness.js';
import { ingest } from '../facts/ingest/ingest.js';
import { evaluate } from '../rebuild/evaluate.js';
import { emptyStore, isOnServer } from '../store/empty.harness.js';
import { createFactTables } from '../store/schema.js';

const BOOK = `
timezone "Asia/Shanghai"
customer { 城市 city: text }
event order { amount: money }
tag 消费 { 高 when sum(order.amount in last 365d) >= top30% expires 400d }
`;

it.skipIf(!isOnServer)(
  'holds few locks, however many days the past of a rank goes back: a server has room for so many',
  async () => {
    const plan = planOf(BOOK);
    const store = await emptyStore();
    await createFactTables(store, plan.catalog);
    const facts = Array.from({ length: 20 }, (_, index) => ({
      kind: 'event' as const,
      event: 'order',
      id: `o${index}`,
      customer: `c${index}`,
      at: NOW - 20 * index * DAY,
      values: { amount: index },
    }));
    await ingest(store, plan.catalog, facts, { now: NOW, createCustomers: true });
    const locks = await store.write(async (session) => {
      await evaluate(session, plan, NOW);
      return session.row<{ count: number }>(sql`select count(*) as count from pg_locks where pid = pg_backend_pid()`);
    });
    expect(locks?.count).toBeLessThan(200);
    await store.close();
  },
);
