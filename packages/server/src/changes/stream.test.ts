import { setTimeout as pause } from 'node:timers/promises';
import { changesAfter } from '@tagwright/engine';
import { afterEach, expect, it } from 'vitest';
import { testServer, type TestServer } from '../server.harness.js';
import { until } from '../webhooks/receiver.harness.js';
import { BOOK, order } from '../webhooks/sending.harness.js';
import { followLog } from './event-stream.js';
import type { StreamSettings } from './settings.js';
import { listening, Reader } from './reader.harness.js';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

const start = async (streams: Partial<StreamSettings> = {}) => {
  const server = await testServer({ book: BOOK, config: { streams } });
  const { url, close } = await listening(server);
  cleanUps.push(() => server.close(), close);
  const read = (query: string, lastId?: string, limit?: number): Reader => {
    const reader = new Reader(`${url}/v1/changes/stream${query}`, server.keys.get('viewer') ?? '', lastId, limit);
    cleanUps.push(() => reader.cut());
    return reader;
  };
  return { server, read };
};

const orders = async (server: TestServer, from: number, count: number): Promise<void> => {
  const facts = Array.from({ length: count }, (_, index) => order(`顾客${from + index}`, `o${from + index}`, 200));
  await server.deps.keeper.ingest(facts);
  await server.settled();
};

const seqsOf = (reader: Reader): readonly number[] => reader.events.map(({ id }) => Number(id));

/** Random numbers that come again with their seed. */
const randomFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

it('loses and doubles nothing, wherever it is cut', { timeout: 90_000 }, async () => {
  const seed = Number(process.env['TAGWRIGHT_SEED']);
  const random = randomFrom(seed);
  const { server, read } = await start();
  await orders(server, 0, 150);
  const told: string[] = [];
  let [lastId, cuts]: [string, number] = ['0', 0];
  const expected = 2 * 300;
  let isTelling = true;
  const telling = (async () => {
    for (let round = 1; round <= 5; round += 1) await orders(server, 150 + (round - 1) * 30, 30);
    isTelling = false;
  })();
  while (told.length < expected) {
    const limit = 1 + Math.floor(random() ** 2 * 12_000);
    const reader = read('', lastId, limit);
    await Promise.race([reader.ended, until(() => told.length + reader.events.length >= expected && !isTelling)]);
    reader.cut();
    expect(reader.status, `SEED=${seed}`).toBe(200);
    told.push(...reader.events.map(({ data }) => data));
    lastId = reader.lastId ?? lastId;
    cuts += 1;
  }
  await telling;
  const log = await changesAfter(server.deps.store, 0, 1000);
  const read_ = told.map((data) => JSON.parse(data) as { seq: number; customer: string; name: string });
  expect(cuts, `SEED=${seed}`).toBeGreaterThan(10);
  expect(
    read_.map(({ seq, customer, name }) => [seq, customer, name]),
    `SEED=${seed}`,
  ).toEqual(log.map(({ seq, customer, name }) => [seq, customer, name]));
});

it('tells what comes from now on, and goes on from a place that it is told', async () => {
  const { server, read } = await start();
  await orders(server, 0, 2);
  const fresh = read('');
  const whole = read('?after=0');
  const resumed = read('?after=0', '3');
  await until(() => [fresh, whole, resumed].every(({ lastId }) => lastId !== undefined) && resumed.events.length === 1);
  await orders(server, 2, 1);
  await until(() => seqsOf(fresh).length === 2 && seqsOf(whole).length === 6);
  expect(seqsOf(fresh)).toEqual([5, 6]);
  expect(seqsOf(whole)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(seqsOf(resumed)).toEqual([4, 5, 6]);
  expect(fresh.body).toMatch(/^retry: 3000\nid: 4\n\n/);
  expect(JSON.parse(fresh.events[0]?.data ?? '')).toMatchObject({ seq: 5, customer: '顾客2' });
  expect(fresh.response?.headers['content-type']).toBe('text/event-stream; charset=utf-8');
});

it('tells what is asked for alone, and moves on past the rest', async () => {
  const { server, read } = await start({ heartbeatMs: 50 });
  const tags = read('?tag=级');
  const nobody = read('?customer=nobody');
  await until(() => nobody.lastId === '0');
  await orders(server, 0, 3);
  await until(() => tags.events.length === 3 && nobody.lastId === '6');
  expect(tags.events.map(({ data }) => (JSON.parse(data) as { name: string }).name)).toEqual(['级', '级', '级']);
  expect(nobody.events).toEqual([]);
  expect(nobody.comments).toContain(': nothing new');
});

it('says of somebody erased nothing but that', async () => {
  const { server, read } = await start();
  await orders(server, 0, 1);
  await server.deps.keeper.ingest([{ kind: 'erase', customer: '顾客0' }]);
  await server.settled();
  const reader = read('?after=0');
  await until(() => reader.events.length === 2);
  expect(reader.events.map(({ data }) => JSON.parse(data) as object)).toMatchObject([
    { seq: 1, customer: null, old: null, new: null, erased: true },
    { seq: 2, customer: null, erased: true },
  ]);
  expect(reader.body).not.toContain('顾客');
});

/** A stream without a socket, whose reader asks for each part by itself. */
const direct = async (server: TestServer, settings: Partial<StreamSettings>) => {
  let [pages, ends] = [0, 0];
  const { store, streams } = server.deps;
  const counting = new Proxy(store, {
    get: (target, name) => {
      if (name === 'rows') pages += 1;
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? (member.bind(target) as unknown) : member;
    },
  });
  const stream = followLog({
    store: counting,
    streams: { ...streams, settings: { ...streams.settings, ...settings } },
    after: 0,
    filter: () => Promise.resolve({}),
    onEnd: () => (ends += 1),
  });
  const reader = stream.getReader();
  const next = async (): Promise<string | undefined> => {
    const { value } = await reader.read();
    return value === undefined ? undefined : new TextDecoder().decode(value);
  };
  return { next, pages: () => pages, ends: () => ends };
};

it('takes from the log no more than its reader takes, and cuts off who takes nothing', async () => {
  const { server } = await start();
  await orders(server, 0, 500);
  const { next, pages, ends } = await direct(server, { stalledMs: 150 });
  expect(await next()).toContain('retry');
  expect(pages()).toBe(0);
  expect(await next()).toContain('id: 100\n');
  await pause(50);
  expect(pages()).toBe(1);
  expect(await next()).toContain('id: 200\n');
  await pause(300);
  expect([pages(), ends()]).toEqual([2, 1]);
  await expect(next()).rejects.toThrow('took nothing for too long');
});

it('ends after a while, so that the key has to be shown again', async () => {
  const { server } = await start();
  const { next, ends } = await direct(server, { minutes: 0.002, heartbeatMs: 50 });
  const told: string[] = [];
  for (let text = await next(); text !== undefined; text = await next()) told.push(text);
  expect(told.at(-1)).toBe(': come again, and show the key\n\n');
  expect(ends()).toBe(1);
});

it('ends soon after the key was withdrawn', async () => {
  const { server, read } = await start({ heartbeatMs: 60_000 });
  const reader = read('');
  await until(() => reader.lastId === '0');
  const key = server.keys.get('viewer')?.split('_')[1] ?? '';
  expect((await server.request(`/v1/keys/${key}`, { method: 'DELETE' })).status).toBe(204);
  await orders(server, 0, 1);
  await reader.ended;
  expect(reader.events).toEqual([]);
  expect(reader.comments).toEqual([': the key was withdrawn']);
});

it('tells nothing of what was hidden since it began', async () => {
  const { server, read } = await start();
  const [all, tags] = [read(''), read(`?tag=${encodeURIComponent('级')}`)];
  await until(() => all.lastId === '0' && tags.lastId === '0');
  const rules = { rules: [{ event: 'order', field: 'amount', role: 'admin' }] };
  expect((await server.request('/v1/fields/visibility', { method: 'PUT', body: rules })).status).toBe(200);
  await orders(server, 0, 1);
  await until(() => all.events.length > 0);
  expect(all.body).not.toContain('级');
  expect(tags.events).toEqual([]);
});

it('is open so often for each key, and no oftener', async () => {
  const { server, read } = await start({ perKey: 2 });
  const [first] = [read(''), read('')];
  await until(() => server.deps.streams.count === 2);
  const third = read('');
  await third.ended;
  expect(third.status).toBe(429);
  expect(third.response?.headers['retry-after']).toBe('15');
  expect(JSON.parse(third.body)).toMatchObject({ code: 'too-many-streams', params: { limit: 2 } });
  first.cut();
  await until(() => server.deps.streams.count === 1);
  const fourth = read('');
  await until(() => fourth.status === 200);
});

it('ends with a word when the server does', async () => {
  const { server, read } = await start();
  const reader = read('');
  await until(() => reader.lastId === '0');
  server.deps.streams.close();
  await reader.ended;
  expect(reader.comments).toEqual([': the server is about to stop']);
  expect(server.deps.streams.count).toBe(0);
});
