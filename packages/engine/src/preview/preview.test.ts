import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { childProgram } from '../../../../test/children/programs.js';
import { DAY, type Facts, load, NOW, planOf } from '../book.harness.js';
import { evaluate } from '../rebuild/evaluate.js';
import { emptySchema, isOnServer } from '../store/empty.harness.js';
import { openStore } from '../store/open.js';
import type { Store } from '../store/store.js';
import { openPreviews, type PreviewsOptions, type ProcessEntry, startPreview } from './preview.js';

/** The sources as they are, for no build of the packages is needed to test them. */
const entry: ProcessEntry = { url: await childProgram(new URL('./program.ts', import.meta.url)), execArgv: [] };
const options: PreviewsOptions = { entry };

const BOOK = `
timezone "Asia/Shanghai"
customer { city: text }
event order { amount: money }
metric M = sum(order.amount)
tag 价值 { 高 when M >= 50  低 otherwise }
`;
const published = planOf(BOOK);
const draft = planOf(BOOK.replace('50', '30'));
const FACTS: Facts = {
  customer: Array.from({ length: 100 }, (_, index) => ({ id: `c${index}` })),
  order: Array.from({ length: 100 }, (_, index) => ({ customer: `c${index}`, at: NOW - DAY, amount: index })),
};

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const each of cleanUps.splice(0).toReversed()) await each();
});

/** A database that other processes can open, by its name. */
const database = async (facts: Facts = FACTS): Promise<{ readonly name: string; readonly store: Store }> => {
  let name: string;
  if (isOnServer) {
    const schema = await emptySchema();
    cleanUps.push(schema.drop);
    name = schema.address;
  } else {
    const folder = mkdtempSync(join(tmpdir(), 'tagwright-preview-'));
    cleanUps.push(() => rmSync(folder, { recursive: true }));
    name = join(folder, 'shop.db');
  }
  const store = await openStore(name);
  cleanUps.push(() => store.close());
  await load(store, published, facts);
  await evaluate(store, published, NOW);
  return { name, store };
};

// To start a process from its sources takes seconds on a busy machine.
describe('a preview in a process of its own', { timeout: 120_000 }, () => {
  it('gives an estimate and then the exact count', async () => {
    const { name } = await database();
    const preview = startPreview(name, draft, published, { ...options, sample: 40 });
    const [estimate, exact] = [await preview.estimate, await preview.exact];
    expect(estimate.sampled).toBeLessThan(100);
    expect(exact.sampled).toBeUndefined();
    expect(exact.subjects[0]?.values[0]).toMatchObject({
      value: '高',
      after: { count: 70, margin: 0 },
      entering: { count: 20, margin: 0 },
      leaving: { count: 0, margin: 0 },
    });
  });

  it('is worked out one after another in processes that are kept ready', async () => {
    const { name } = await database();
    const previews = openPreviews(name, { ...options, keepReady: true });
    cleanUps.push(() => previews.close());
    for (let round = 0; round < 2; round += 1)
      expect((await previews.start(draft, published).exact).subjects[0]?.values[0]?.after.count).toBe(70);
  });

  it('passes on why it cannot be', async () => {
    const { name } = await database();
    const preview = startPreview(name, published, draft, options);
    await expect(preview.estimate).rejects.toMatchObject({ name: 'EngineError', code: 'book-not-evaluated' });
    await expect(preview.exact).rejects.toMatchObject({ code: 'book-not-evaluated' });
    const missing = startPreview(join(tmpdir(), 'no-such-folder', 'no.db'), draft, published, options);
    await expect(missing.estimate).rejects.toMatchObject({ code: 'database-missing' });
  });

  it('stops when it is cancelled or takes too long, and leaves the database as it was', async () => {
    const { name, store } = await database();
    const tables = async () => (await store.columnsOf('tw_state')).map(({ name: column }) => column);
    const before = await tables();
    const cancelled = startPreview(name, draft, published, options);
    cancelled.cancel();
    await expect(cancelled.estimate).rejects.toMatchObject({ code: 'preview-cancelled' });
    await expect(cancelled.exact).rejects.toMatchObject({ code: 'preview-cancelled' });
    const late = startPreview(name, draft, published, { ...options, deadlineMs: 1 });
    await expect(late.exact).rejects.toMatchObject({ code: 'preview-too-long' });
    expect(await tables()).toEqual(before);
    expect(await store.row(sql`select count(*) as n from tw_answer`)).toEqual({ n: 100 });
    // Nobody holds a lock: the next writer does not wait.
    await evaluate(store, draft, NOW);
  });

  it('is killed in the middle of a query', async () => {
    const { name, store } = await database();
    // Each of these is compared with all the others, which takes long on any database.
    const slow = planOf(
      `${BOOK} segment 慢 = did order as a then order where amount > a.amount then order where amount > a.amount in last 365d`,
    );
    const many = Array.from({ length: 20_000 }, (_, index) => ({
      customer: 'c1',
      at: NOW - DAY - index,
      amount: index,
    }));
    await store.insert(
      'order',
      ['id', 'customer', 'at', 'amount'],
      [
        many.map((_, index) => `m${index}`),
        many.map(({ customer }) => customer),
        many.map(({ at }) => BigInt(at)),
        many.map(({ amount }) => BigInt(amount)),
      ],
    );
    const preview = startPreview(name, slow, published, { ...options, deadlineMs: 4000 });
    await expect(preview.estimate).rejects.toMatchObject({ code: 'preview-too-long' });
    if (!isOnServer) return;
    const running = sql`select count(*) as n from pg_stat_activity where state = 'active' and pid <> pg_backend_pid() and query like '%tw_state%'`;
    await expect.poll(() => store.row(running), { timeout: 5000 }).toEqual({ n: 0 });
  });
});
