import { expect, it, onTestFinished } from 'vitest';
import { testServer } from '../server.harness.js';
import { openLog } from './log.js';

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
