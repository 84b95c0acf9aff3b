import type { Fact } from '@tagwright/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../app.js';
import { forkJobs, type Jobs } from '../jobs/index.js';
import { fromSource } from '../jobs/from-source.harness.js';
import { NOW, testServer, type TestServer } from '../server.harness.js';

/** JSON, of which each test knows what is in it. */
type Told = ReturnType<typeof JSON.parse>;

const MINUTE = 60_000;
const BOOK = `
timezone "Asia/Shanghai"
customer { 城市 city: text }
event order { amount: money }
segment 北京 = 城市 = 北京
segment 大单 = sum(order.amount) > 100
`;

/** One customer with so many orders that a rule which compares each with all the others never ends. */
const FACTS: readonly Fact[] = [
  { kind: 'customer', id: 'c1', fields: { 城市: '北京' } },
  { kind: 'customer', id: 'c2', fields: { 城市: '上海' } },
  ...Array.from({ length: 6000 }, (_, index): Fact => ({
    kind: 'event',
    event: 'order',
    id: `o${index}`,
    customer: 'c1',
    at: NOW - index * MINUTE,
    values: { amount: index % 97 },
  })),
];
const RUNAWAY =
  'segment 慢 = did order as a then order as b where amount > a.amount then order as c where amount > b.amount then order where amount < 0';

const BUDGET = 1500;

let server: TestServer;
let jobs: Jobs;
let app: ReturnType<typeof createApp>;
beforeAll(async () => {
  server = await testServer({ book: BOOK, facts: FACTS, config: { limits: { jobMs: BUDGET } } });
  jobs = forkJobs(server.deps.config.database, {
    size: 2,
    entry: await fromSource(new URL('../jobs/program.ts', import.meta.url)),
  });
  app = createApp({ ...server.deps, jobs });
}, 60_000);
afterAll(async () => {
  await jobs.close();
  await server.close();
});

const ask = async (body: object, signal?: AbortSignal) => {
  const headers = { Authorization: `Bearer ${server.keys.get('operator')}`, 'Content-Type': 'application/json' };
  const init = { method: 'POST', headers, body: JSON.stringify(body), ...(signal === undefined ? {} : { signal }) };
  const started = performance.now();
  const response = await app.request('/v1/evaluate', init);
  return { status: response.status, body: (await response.json()) as Told, took: performance.now() - started };
};

describe('a rule that does not come to an end', { timeout: 120_000 }, () => {
  it('is stopped within a second of its budget while other requests go on', async () => {
    // Processes started from their sources need a while until they are there.
    await expect
      .poll(async () => (await ask({ rule: 'segment 甲 = 城市 = 北京', customers: ['c1'] })).status, {
        timeout: 60_000,
      })
      .toBe(200);
    const runs = { isOver: false };
    const runaway = ask({ rule: RUNAWAY, customers: ['c1'] }).finally(() => (runs.isOver = true));
    let answered = 0;
    let slowest = 0;
    while (!runs.isOver) {
      const { status, took } = await ask({ customers: ['c2'] });
      expect(status).toBe(200);
      answered += 1;
      slowest = Math.max(slowest, took);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const { status, body, took } = await runaway;
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'job-too-long', params: { milliseconds: BUDGET } });
    expect(took).toBeLessThan(BUDGET + 1000);
    expect(answered).toBeGreaterThan(10);
    expect(slowest).toBeLessThan(1000);
    expect(jobs.load().running).toBe(0);
  });

  it('ends with the connection of whoever asked', async () => {
    const gone = new AbortController();
    const asked = ask({ rule: RUNAWAY, customers: ['c1'] }, gone.signal);
    await expect.poll(() => jobs.load().running).toBe(1);
    gone.abort();
    expect((await asked).body).toMatchObject({ code: 'job-cancelled' });
    expect(jobs.load()).toEqual({ running: 0, waiting: 0 });
  });
});
