import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testServer, type TestServer } from '../../packages/server/src/server.harness.js';
import { pathOf, type Registered, routesOf, textOf } from './registry.js';

const SEED = Number(process.env['TAGWRIGHT_SEED']);
const REQUESTS = 1000;

const BOOK = `timezone "Asia/Shanghai"
customer { 城市 city: text }
event 订单 order { 金额 amount: money }
segment 北京客户 = 城市 = 北京
`;

let server: TestServer;
beforeAll(async () => {
  server = await testServer({ book: BOOK, facts: [{ kind: 'customer', id: 'c1', fields: { city: '北京' } }] });
});
afterAll(() => server.close());

/** Random whole numbers below a bound: mulberry32. */
const dice = (seed: number) => {
  let state = seed;
  return (bound: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * bound) | 0;
  };
};
type Dice = ReturnType<typeof dice>;

const pick = <Item>(roll: Dice, items: readonly Item[]): Item => items[roll(items.length)] as Item;

const text = (roll: Dice, length: number): string =>
  Array.from({ length }, () =>
    pick(roll, ['a', 'Z', '客', '\u{1F375}', '"', '\\', '%', '/', '.', ' ', '\t', '\u202e']),
  ).join('');

/** What no route takes for its body, whatever it says of it. */
const BODIES: Readonly<
  Record<string, (roll: Dice) => { body: string | Uint8Array; headers?: Record<string, string> }>
> = {
  'cut off': (roll) => ({ body: `{"name":"x","facts":[{"kind":${'"event"'.slice(0, 1 + roll(6))}` }),
  'no JSON': (roll) => ({
    body: pick(roll, ['', 'null x', '{]', 'undefined', "{'a':1}", '[1,]', '\ufeff\ufeff{}', '<a/>', 'NaN']),
  }),
  deep: (roll) => ({ body: `${'['.repeat(100 + roll(100_000))}` }),
  'deep objects': (roll) => ({ body: '{"a":'.repeat(50 + roll(5000)) + '1' + '}'.repeat(10) }),
  'key twice': (roll) => ({ body: `{"name":"a","${pick(roll, ['name', '\\u006eame'])}":"b"}` }),
  prototype: (roll) => ({
    body: pick(roll, [
      '{"__proto__":{"role":"admin"}}',
      '{"a":{"__proto__":1}}',
      '{"constructor":{"prototype":{"x":1}}}',
      '[{"__proto__":[]}]',
    ]),
  }),
  'broken UTF-8': (roll) => ({
    body: Buffer.concat([
      Buffer.from('{"name":"'),
      Buffer.from(pick(roll, [[0xff], [0xc3, 0x28], [0xed, 0xa0, 0x80], [0xf8, 0x88]])),
      Buffer.from('"}'),
    ]),
  }),
  'wrong types': (roll) => ({
    body: pick(roll, [
      '1',
      'true',
      'null',
      '"text"',
      '{"name":[[]],"role":{}}',
      '{"files":7}',
      '{"customers":{"c1":3}}',
    ]),
  }),
  'unknown property': (roll) => ({ body: JSON.stringify({ [text(roll, 8)]: text(roll, 20) }) }),
  'huge number': (roll) => ({ body: `{"limit":1e${400 + roll(500)}}` }),
  'huge text': (roll) => ({ body: JSON.stringify({ name: 'x'.repeat(17_000_000 + roll(1000)) }) }),
  'wrong type': (roll) => ({
    body: '{}',
    headers: {
      'Content-Type': pick(roll, ['text/html', 'application/xml', 'multipart/form-data', 'x', 'application/json5']),
    },
  }),
  'wrong packing': (roll) => ({
    body: '{}',
    headers: { 'Content-Encoding': pick(roll, ['br', 'deflate', 'gzip', 'gzip, gzip']) },
  }),
  bomb: () => ({ body: gzipSync(Buffer.alloc(20_000_000, ' ')), headers: { 'Content-Encoding': 'gzip' } }),
};

const QUERIES: readonly ((roll: Dice) => string)[] = [
  (roll) => `${encodeURIComponent(text(roll, 6))}=1`,
  () => 'limit=0&limit=5&unknown=1',
  () => '__proto__=1',
  () => 'constructor[prototype]=1',
  () => 'locale=klingon',
  () => 'x=%ff',
  () => 'x=%00',
  (roll) => `${'a'.repeat(roll(5000) + 1)}=${'b'.repeat(roll(5000))}`,
];

const PATHS: readonly ((roll: Dice) => string)[] = [() => '%ff%fe', () => 'a%00b', () => '%c3%28', () => '%'];

interface Malformed {
  readonly what: string;
  readonly path: string;
  readonly init: {
    readonly method: string;
    readonly headers?: Record<string, string>;
    readonly body?: string | Uint8Array;
  };
}

/** A request that is wrong in one way, or in a path that nobody can read. */
const malformed = (roll: Dice, route: Registered): Malformed => {
  const { method } = route;
  const path = pathOf(route, (parameter) => (parameter === 'call' ? 'track' : 'x'));
  const isRead = route.bodyTypes.includes('application/json');
  if (isRead && roll(10) < 7) {
    const what = pick(roll, Object.keys(BODIES));
    const { body, headers } = (BODIES[what] as (typeof BODIES)[string])(roll);
    return { what, path, init: { method, body, headers: { 'Content-Type': 'application/json', ...headers } } };
  }
  const body = isRead ? { body: '{}', headers: { 'Content-Type': 'application/json' } } : {};
  if (route.path.includes('{') && roll(2) === 0) {
    const broken = route.path.replace(/\{\w+\}/, () => pick(roll, PATHS)(roll)).replaceAll(/\{\w+\}/g, 'x');
    return { what: 'path', path: broken, init: { method, ...body } };
  }
  return { what: 'query', path: `${path}?${pick(roll, QUERIES)(roll)}`, init: { method, ...body } };
};

/** What the way in for facts does with a bad fact is to refuse it by itself, and to say so. */
const tookNothing = async (answer: Response): Promise<boolean> => {
  const { counts } = (await answer
    .clone()
    .json()
    .catch(() => ({}))) as { counts?: Record<string, number> };
  return counts !== undefined && (counts['added'] ?? 0) + (counts['corrected'] ?? 0) + (counts['deleted'] ?? 0) === 0;
};

it(
  `answers ${REQUESTS} malformed requests (seed ${SEED}) by saying what is wrong with each`,
  { timeout: 300_000 },
  async () => {
    const roll = dice(SEED);
    const routes = routesOf(server);
    const wrong: string[] = [];
    const statuses = new Map<number, number>();
    for (let count = 0; count < REQUESTS; count += 1) {
      const { what, path, init } = malformed(roll, routes[count % routes.length] as Registered);
      const answer = await server.request(path, init);
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      const isRefused = answer.status >= 400 && answer.status < 500;
      const isProblem = answer.headers.get('content-type') === 'application/problem+json';
      if ((isRefused && isProblem) || (answer.ok && (await tookNothing(answer)))) continue;
      wrong.push(
        `${what}: ${init.method} ${path.slice(0, 100)}: ${answer.status} ${(await textOf(answer)).slice(0, 300)}`,
      );
    }
    expect(wrong, `seed ${SEED}`).toEqual([]);
    expect([...statuses.keys()].toSorted()).toEqual(expect.arrayContaining([400, 413, 415, 422]));
    expect(({} as { role?: string }).role).toBeUndefined();
    // It is as it was.
    expect(await (await server.request('/v1/me')).json()).toMatchObject({ role: 'admin' });
    expect(await (await server.request('/ready')).json()).toMatchObject({ ready: true });
  },
);
