import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KeyRole } from '../../packages/server/src/auth/roles.js';
import { refuseUnguarded, router } from '../../packages/server/src/http/endpoint.js';
import { type Asking, testServer, type TestServer } from '../../packages/server/src/server.harness.js';
import { pathOf, type Registered, routesOf, textOf } from './registry.js';

const BOOK = `timezone "Asia/Shanghai"

customer {
  姓名 name: text
  城市 city: text
  证件 passport: text
}

event 订单 order { 金额 amount: money }

metric M 消费金额 = sum(order.amount)

tag 等级 = 高 when M>=100
tag 等级 = 低 when M<100
tag 意向 manual { 有  无 }

segment 北京客户 = 城市 = 北京
segment 有证件 = 证件 = "PASSPORT-1"
`;

/** What nobody may see but who it belongs to, or who may see the field. */
const PERSONAL = '机密标记';
const PASSPORT = 'PASSPORT-4711';

const FACTS = [
  { kind: 'customer', id: 'c1', fields: { name: '王静', city: '北京', passport: PASSPORT } },
  { kind: 'customer', id: 'c2', fields: { name: '李伟', city: '上海' } },
  { kind: 'event', event: 'order', id: 'o1', customer: 'c1', at: '2026-05-01T00:00:00Z', values: { amount: '120' } },
] as const;

const WHO: readonly (KeyRole | 'nobody')[] = ['nobody', 'ingest', 'viewer', 'operator', 'engineer', 'admin'];

/** Whom a policy lets in, written out: the table of docs/api.md, not the code that is tested. */
const LETS_IN: Readonly<Record<string, readonly string[]>> = {
  public: WHO,
  ingest: ['ingest', 'engineer', 'admin'],
  viewer: ['viewer', 'operator', 'engineer', 'admin'],
  operator: ['operator', 'engineer', 'admin'],
  engineer: ['engineer', 'admin'],
  admin: ['admin'],
};

const isSafe = ({ method }: Registered): boolean => method === 'GET';

/** Things that are there, for who only reads; for who writes, things that are not. */
const existing = (parameter: string, path: string): string => {
  if (parameter === 'name')
    return path.includes('/segments/') ? '北京客户' : path.includes('personal') ? PERSONAL : '等级';
  return { id: 'c1', value: '高', event: 'order', version: '1', file: 'start.js', call: 'track' }[parameter] ?? 'x';
};
const missing = (): string => 'nobody-there';

/** What has to come about for the rest to say anything. */
const done = async (asked: Promise<Response>): Promise<void> => {
  const answer = await asked;
  if (!answer.ok) throw new Error(await answer.text());
};

let server: TestServer;
let owner: Asking;
beforeAll(async () => {
  server = await testServer({ book: BOOK, facts: FACTS });
  owner = { key: await server.newKey('operator', 'owner') };
  await done(server.request(`/v1/customers/c1/personal-tags/${PERSONAL}`, { method: 'POST' }, owner));
  const files = [{ path: 'draft.tag', text: `// ${PERSONAL}\nsegment 草稿 = 城市 = 北京\n` }];
  await done(server.request('/v1/book/draft', { method: 'PUT', body: { base: 1, files } }, owner));
});
afterAll(() => server.close());

const ask = (route: Registered, as: Asking, valueOf = isSafe(route) ? existing : missing): Promise<Response> =>
  server.request(pathOf(route, valueOf), { method: route.method, ...(isSafe(route) ? {} : { body: {} }) }, as);

describe('every route × every role', () => {
  it('answers whom its policy lets in, and nobody else', { timeout: 120_000 }, async () => {
    const routes = routesOf(server);
    expect(routes.length).toBeGreaterThan(40);
    const wrong: string[] = [];
    for (const route of routes) {
      for (const who of WHO) {
        const answer = await ask(route, who);
        const text = await textOf(answer);
        const isLetIn = LETS_IN[route.policy]?.includes(who) === true;
        const refused = who === 'nobody' ? 401 : 403;
        const isRight = isLetIn
          ? ![401, 403].includes(answer.status) && answer.status < 500
          : answer.status === refused;
        if (!isRight) wrong.push(`${who}: ${route.method} ${route.path} (${route.policy}): ${answer.status} ${text}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('starts with no route that stands outside', () => {
    expect(() => refuseUnguarded(server.app)).not.toThrow();
    const app = router();
    app.get('/v1/leak', (c) => c.text('everything'));
    expect(() => refuseUnguarded(app)).toThrow('GET /v1/leak has no policy');
  });
});

describe('every route × what is somebody else’s', () => {
  it('tells of it nowhere', { timeout: 120_000 }, async () => {
    const leaks: string[] = [];
    const own: string[] = [];
    for (const route of routesOf(server).filter(isSafe)) {
      for (const who of [...WHO.slice(2), owner]) {
        const answer = await ask(route, who);
        const text = await textOf(answer);
        // Who asks for a name that is not there is told that name.
        if (!answer.ok || !text.includes(PERSONAL)) continue;
        (who === owner ? own : leaks).push(`${typeof who === 'object' ? 'owner' : who}: ${route.path}`);
      }
    }
    expect(leaks).toEqual([]);
    // It is there to be told, so what was looked for could have been found.
    expect(own).toEqual(expect.arrayContaining(['owner: /v1/customers/{id}', 'owner: /v1/personal-tags']));
    expect(own).toContain('owner: /v1/book/draft');
  });

  it('is not there for anybody else, whatever they do', async () => {
    const routes = routesOf(server).filter(({ path }) => path.includes('/personal-tags/{name}'));
    expect(routes.length).toBeGreaterThan(3);
    const other = { key: await server.newKey('operator', 'other') };
    for (const route of routes) {
      // To give a tag of the same name to the customer is to have one of one's own.
      if (route.method === 'POST') continue;
      const body = route.method === 'PATCH' ? { body: { name: '改名' } } : {};
      const answer = await server.request(pathOf(route, existing), { method: route.method, ...body }, other);
      const absent = await server.request(
        pathOf(route, (parameter, path) => (parameter === 'name' ? '没有的' : existing(parameter, path))),
        { method: route.method, ...body },
        other,
      );
      expect(answer.status, `${route.method} ${route.path}`).toBe(404);
      const plain = (text: string) => text.replaceAll(/"requestId":"[^"]*"/g, '').replaceAll(/机密标记|没有的/g, '');
      expect(plain(await answer.text())).toBe(plain(await absent.text()));
    }
    const mine = await server.request('/v1/personal-tags', {}, owner);
    expect(await mine.text()).toContain(PERSONAL);
  });
});

describe('every route × a field that is hidden', () => {
  it('tells of it nowhere, nor of what would tell of it', { timeout: 120_000 }, async () => {
    const seen = async (who: Asking): Promise<string[]> => {
      const found: string[] = [];
      for (const route of routesOf(server).filter(isSafe)) {
        const text = await textOf(await ask(route, who));
        // Who may read the book at all reads its text: that there is such a field, and what rules ask of it.
        const isText = /^\/v1\/book(\/|$)/.test(route.path);
        const isNamed = !isText && (text.includes('passport') || text.includes('有证件'));
        if (text.includes(PASSPORT) || isNamed) found.push(route.path);
      }
      return found;
    };
    expect(await seen('viewer')).toContain('/v1/customers/{id}');
    const body = { rules: [{ field: '证件', role: 'engineer' }] };
    await done(server.request('/v1/fields/visibility', { method: 'PUT', body }));
    expect(await seen('engineer')).toContain('/v1/customers/{id}');
    expect(await seen('operator')).toEqual([]);
    expect(await seen('viewer')).toEqual([]);
  });
});
