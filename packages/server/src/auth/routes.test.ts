import { expect, it } from 'vitest';
import { testServer } from '../server.harness.js';

const BOOK = `timezone "Asia/Shanghai"
customer { 城市 city: text }
event 订单 order { 金额 amount: money }
segment 北京客户 = 城市 = 北京
`;

it('says who asks', async () => {
  const server = await testServer({ book: BOOK });
  const answer = await server.request('/v1/me', {}, 'viewer');
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ name: 'viewer', role: 'viewer' });
  expect((await server.request('/v1/me', {}, 'nobody')).status).toBe(401);
  expect((await server.request('/v1/keys', {}, 'engineer')).status).toBe(403);
  await server.close();
});
