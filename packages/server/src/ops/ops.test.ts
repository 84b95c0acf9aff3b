import { openStore } from '@tagwright/engine';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { NOW, testServer } from '../server.harness.js';
import { openLog } from './log.js';
import { tellOfKeeper } from './tell.js';

const BOOK = `timezone "Asia/Shanghai"
customer { 城市 city: text }
event 订单 order { 金额 amount: money }
segment 北京客户 = 城市 = 北京
`;

it('says whether it lives, and whether it can answer', async () => {
  const server = await testServer();
  onTestFinished(() => server.close());
  expect(await (await server.request('/health', {}, 'nobody')).json()).toEqual({ status: 'alive' });
  const empty = await server.request('/ready', {}, 'nobody');
  expect(empty.status).toBe(503);
  expect(await empty.json()).toMatchObject({ ready: false, database: 'reachable', keeper: 'working', book: 'none' });
  // Before the first step there is no log to count.
  expect(await (await server.request('/metrics', {}, 'viewer')).text()).toContain('\ntagwright_log_seq 0\n');
});

it('counts the answers that the log did not lead to', async () => {
  const order = {
    kind: 'event',
    event: 'order',
    id: 'o1',
    customer: 'c1',
    at: NOW - 1000,
    values: { amount: 5 },
  } as const;
  const book = `${BOOK}segment 买过 = did order in last 7d\ntag 服务 manual { 好 差 }\n`;
  const server = await testServer({ book, facts: [order] });
  onTestFinished(() => server.close());
  const metrics = async () => (await server.request('/metrics', {}, 'viewer')).text();
  expect(await metrics()).toContain('\ntagwright_disagreements_total 0\n');
  const other = await openStore(server.deps.config.database);
  await other.run(sql`delete from ${sql.id('order')}`);
  await other.close();
  server.setClock(NOW + 10);
  await server.deps.keeper.ingest([{ kind: 'hand-set', customer: 'c1', tag: '服务', value: '好', from: NOW + 5 }]);
  await server.deps.keeper.stepped();
  expect(await metrics()).toContain('\ntagwright_disagreements_total 1\n');
});

it('tells of them without saying whose they are', () => {
  const lines: string[] = [];
  const log = openLog('info', { write: (line: string) => void lines.push(line) });
  tellOfKeeper(log)({ kind: 'disagreed', count: 2, subjects: ['北京客户'] });
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 40, count: 2, subjects: ['北京客户'] });
});

it('counts by routes as they are declared', async () => {
  const facts = [{ kind: 'customer', id: 'c-secret', fields: { city: '北京' } }] as const;
  const server = await testServer({ book: BOOK, facts });
  onTestFinished(() => server.close());
  expect((await server.request('/ready', {}, 'nobody')).status).toBe(200);
  await server.request('/v1/customers/c-secret', {}, 'viewer');
  await server.request('/nothing/c-secret', {}, 'viewer');
  const text = await (await server.request('/metrics', {}, 'viewer')).text();
  expect(text).toContain('tagwright_http_requests_total{method="GET",route="/v1/customers/:id",status="200"} 1');
  expect(text).toContain('tagwright_http_requests_total{method="GET",route="none",status="404"} 1');
  expect(text).toContain('\ntagwright_keeper_up 1\n');
  expect(text).not.toContain('c-secret');
  expect((await server.request('/metrics', {}, 'nobody')).status).toBe(401);
});

it('keeps values of customers out of the log', () => {
  const lines: string[] = [];
  const log = openLog('info', { write: (line: string) => void lines.push(line) });
  const fault = Object.assign(new Error(`invalid input "c-secret" for key (customer)=(c-secret)`), {
    code: '22P02',
    detail: 'Key (customer)=(c-secret) exists',
    cause: new TypeError("no 'c-secret'"),
  });
  log.error({ err: fault }, 'a request failed');
  const [line = ''] = lines;
  expect(line).not.toContain('c-secret');
  expect(JSON.parse(line)).toMatchObject({ err: { code: '22P02', message: 'invalid input … for key …' } });
  expect(JSON.parse(line)).toMatchObject({ err: { cause: { type: 'TypeError', message: 'no …' } } });
});
