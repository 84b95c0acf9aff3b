import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NOW, type TestServer, testServer } from '../server.harness.js';

const BOOK = `customer { 姓名 name: text  城市 city: text  plan: text }
event 订单完成 order_completed { amount: money  coupon: text }
event page { url: text  name: text }
segment busy = count(order_completed) >= 1
`;

let server: TestServer;
beforeAll(async () => {
  server = await testServer({
    book: BOOK,
    config: {
      segment: {
        events: { Bought: '订单完成' },
        traits: { 'address.city': '城市' },
        properties: { Bought: { total: 'amount' } },
      },
    },
  });
});
afterAll(() => server.close());

const iso = (instant: number): string => new Date(instant).toISOString();
let messages = 0;
const call = (more: object) => ({ messageId: `m${(messages += 1)}`, timestamp: iso(NOW - 60_000), ...more });

/** As the libraries for servers do it: the write key for a user name, without a password. */
const send = (path: string, body: object, headers: object = {}) => {
  const key = Buffer.from(`${server.keys.get('ingest') ?? ''}:`).toString('base64');
  return server.app.request(`/v1/segment/v1/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Basic ${key}`, ...headers },
    body: JSON.stringify(body),
  });
};

interface Row {
  readonly id: string;
  readonly customer: string;
  readonly at: number;
}

const orders = async (where = sql`true`): Promise<Row[]> => {
  const rows: Row[] = [];
  for await (const row of server.deps.store.rows<Row>(
    sql`select id, customer, at from order_completed where ${where} order by id`,
  ))
    rows.push(row);
  return rows;
};

const fieldsOf = async (id: string): Promise<Record<string, unknown>> => {
  const found = await server.deps.store.row<Record<string, unknown>>(sql`select * from customer where id = ${id}`);
  return found ?? {};
};

interface Rejection {
  readonly code: string;
  readonly message: string;
  readonly type: string;
  readonly event?: string;
  readonly field?: string;
  readonly count: number;
}

const rejected = async (locale = 'en'): Promise<Rejection[]> => {
  await server.settled();
  const response = await server.request(`/v1/segment/rejected?locale=${locale}&limit=1000`, {}, 'engineer');
  return ((await response.json()) as { items: Rejection[] }).items;
};

it('takes who somebody is and what he did, under the names that trackers use', async () => {
  const identify = call({
    userId: 'u1',
    traits: { Name: '林晚', address: { city: '厦门', street: 'x' }, plan: 'pro' },
  });
  const response = await send('identify', identify);
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ success: true });
  expect(await fieldsOf('u1')).toMatchObject({ name: '林晚', city: '厦门', plan: 'pro' });
  await send('track', call({ userId: 'u1', event: 'Order Completed', properties: { amount: 12.5, colour: 'red' } }));
  await send('t', call({ userId: 'u1', event: 'Bought', properties: { total: '3.20' }, messageId: 'bought' }));
  expect(await orders(sql`id = 'segment:bought'`)).toMatchObject([{ customer: 'u1', at: NOW - 60_000 }]);
  expect(await orders()).toHaveLength(2);
  await send('page', call({ userId: 'u1', name: 'Home', properties: { url: '/' } }));
  expect(await server.deps.store.row(sql`select name, url from page`)).toEqual({ name: 'Home', url: '/' });
});

it('answers alike what comes twice, and what it passes over', async () => {
  const track = call({
    userId: 'u2',
    event: 'Bought',
    properties: { total: 1 },
    messageId: 'twice',
    sentAt: iso(NOW - 5000),
  });
  await send('track', track);
  await send('track', { ...track, sentAt: iso(NOW - 200) });
  expect(await orders(sql`customer = 'u2'`)).toMatchObject([{ at: NOW - 60_000 }]);
  for (const passedOver of ['group', 'screen', 'm'])
    expect((await send(passedOver, call({ userId: 'u2' }))).status).toBe(200);
  const unnamed = { userId: 'u2', event: 'Bought', timestamp: iso(NOW - 1), properties: {} };
  await send('track', unnamed);
  await send('track', unnamed);
  expect(await orders(sql`customer = 'u2'`)).toHaveLength(2);
});

it('puts the clock of a device right', async () => {
  const HOUR = 3_600_000;
  const slow = call({
    userId: 'u3',
    event: 'Bought',
    messageId: 'slow',
    originalTimestamp: iso(NOW - 2 * HOUR - 1000),
    sentAt: iso(NOW - 2 * HOUR),
  });
  await send('track', slow);
  await send('track', call({ userId: 'u3', event: 'Bought', messageId: 'unsaid', timestamp: undefined }));
  expect((await orders(sql`customer = 'u3'`)).map(({ at }) => at)).toEqual([NOW - 1000, NOW]);
});

it('counts for the customer what was done before he logged in', async () => {
  await send('track', call({ anonymousId: 'visitor', event: 'Bought' }));
  await send('identify', call({ anonymousId: 'visitor', userId: 'u4', traits: {} }));
  await send('track', call({ anonymousId: 'visitor', event: 'Bought' }));
  expect(await orders(sql`customer = 'u4'`)).toHaveLength(2);
  // Somebody else on the same device.
  await send('identify', call({ anonymousId: 'visitor', userId: 'u5', traits: { name: 'other' } }));
  expect(await orders(sql`customer = 'u4'`)).toHaveLength(2);
  await send('track', call({ anonymousId: 'old', event: 'Bought' }));
  await send('alias', call({ previousId: 'old', userId: 'u6' }));
  expect(await orders(sql`customer = 'u6'`)).toHaveLength(1);
});

it('takes a batch as pages send it: as text, with the key in the body, packed or not', async () => {
  const batch = {
    writeKey: server.keys.get('ingest'),
    sentAt: iso(NOW),
    batch: [
      call({ type: 'identify', userId: 'u7', traits: { name: 'Chen' } }),
      call({ type: 'track', userId: 'u7', event: 'Bought', properties: { total: 1 } }),
      call({ type: 'track', userId: 'u7', event: 'Bought', properties: { total: 'a lot' } }),
      call({ type: 'dance', userId: 'u7' }),
      call({ type: 'track', event: 'Bought' }),
      'no call',
    ],
  };
  const response = await server.app.request('/v1/segment/v1/b', {
    method: 'POST',
    headers: { 'Content-Type': 'text/plain;charset=UTF-8' },
    body: JSON.stringify(batch),
  });
  expect(response.status).toBe(200);
  expect(await orders(sql`customer = 'u7'`)).toHaveLength(1);
  const packed = await server.app.request('/v1/segment/v1/batch', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' },
    body: gzipSync(JSON.stringify(batch)),
  });
  expect(packed.status).toBe(200);
  expect(await orders(sql`customer = 'u7'`)).toHaveLength(1);
});

it('says why calls were refused, and keeps nobody’s data', async () => {
  await send('track', call({ userId: 'secret-id', event: 'Cart Viewed', properties: { total: 'secret-value' } }));
  await send('track', call({ userId: 'secret-id', event: 'Bought', properties: { total: 'secret-value' } }));
  const items = await rejected();
  expect(items).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ code: 'event-undeclared', type: 'track', event: 'Cart Viewed', count: 1 }),
      expect.objectContaining({ code: 'not-a-number', type: 'track', event: 'Bought', field: 'amount', count: 3 }),
      expect.objectContaining({ code: 'field-undeclared', event: 'Order Completed', field: 'colour' }),
      expect.objectContaining({ code: 'field-undeclared', type: 'identify', field: 'address.street' }),
      expect.objectContaining({ code: 'fact-kind-unknown', type: 'dance', count: 2 }),
      expect.objectContaining({ code: 'missing-key', type: 'track', count: 2 }),
    ]),
  );
  expect(items.map(({ code }) => code)).not.toContain('merged-already');
  expect(JSON.stringify(items)).not.toMatch(/secret/);
  expect((await rejected('zh'))[0]?.message).toMatch(/\p{Script=Han}/u);
});

it('refuses who has no key, and what is no call, so that trackers do not send it again', async () => {
  const bare = (body: string, headers: Record<string, string> = {}) =>
    server.app.request('/v1/segment/v1/batch', { method: 'POST', headers, body });
  expect((await bare('{"batch":[]}')).status).toBe(401);
  expect((await bare('{"batch":[],"writeKey":"tw_wrong"}')).status).toBe(401);
  expect((await bare('{"batch":[')).status).toBe(400);
  expect((await bare('[]')).status).toBe(400);
  expect((await bare(`{"batch":["${'x'.repeat(2_000_000)}"]}`)).status).toBe(400);
  expect((await send('batch', { batch: 1 })).status).toBe(400);
  expect((await send('dance', {})).status).toBe(422);
  const deep = `{"userId":"u8","event":"Bought","properties":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`;
  const key = Buffer.from(`${server.keys.get('ingest') ?? ''}:`).toString('base64');
  const response = await server.app.request('/v1/segment/v1/t', {
    method: 'POST',
    headers: { Authorization: `Basic ${key}` },
    body: deep,
  });
  expect(response.status).toBe(200);
});
