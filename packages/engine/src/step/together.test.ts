import { expect, it } from 'vitest';
import { audit } from '../audit/audit.js';
import { DAY, NOW, planOf } from '../book.harness.js';
import { EngineError } from '../errors/engine-error.js';
import { ingest } from '../facts/ingest/ingest.js';
import { emptySchema, isOnServer } from '../store/empty.harness.js';
import { openStore } from '../store/open.js';
import { createFactTables } from '../store/schema.js';
import { refresh } from './refresh.js';

const BOOK = `
timezone "Asia/Shanghai"
customer { 城市 city: text }
event order { amount: money }
segment S = did order in last 7d
tag T { 高 when sum(order.amount) >= top30% 低 otherwise }
`;

it.skipIf(!isOnServer)(
  'two servers that step one database at once take turns (a file has one writer anyway)',
  async () => {
    const schema = await emptySchema();
    const plan = planOf(BOOK);
    const stores = [await openStore(schema.address), await openStore(schema.address)] as const;
    const [first] = stores;
    await createFactTables(first, plan.catalog);
    const facts = (from: number) =>
      Array.from({ length: 20 }, (_, index) => ({
        kind: 'event' as const,
        event: 'order',
        id: `o${from}-${index}`,
        customer: `c${index}`,
        at: NOW - index * DAY + from,
        values: { amount: (index * 7 + from) % 40 },
      }));
    await ingest(first, plan.catalog, facts(0), { now: NOW, createCustomers: true });
    await refresh(first, plan, NOW);
    const asked: number[] = [];
    const work = stores.flatMap((store, index) =>
      [1, 2, 3].map(async (round) => {
        const now = NOW + round * DAY + index;
        asked.push(now);
        await ingest(store, plan.catalog, facts(round * 10 + index), { now, createCustomers: true });
        await refresh(store, plan, now, { fallBack: Infinity, chunk: 5, strict: true }).catch((thrown: unknown) => {
          // Whoever comes last may be asked for what is over by then; nothing else goes wrong.
          if (!(thrown instanceof EngineError) || thrown.code !== 'clock-backwards') throw thrown;
        });
      }),
    );
    await Promise.all(work);
    const latest = Math.max(...asked);
    const report = await refresh(first, plan, latest);
    expect(report.asOf).toBe(latest);
    expect((await audit(first, plan)).differences).toBe(0);
    for (const store of stores) await store.close();
    await schema.drop();
  },
);
