import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, shop } from './shop.harness.js';

const K = 4;

let server: Awaited<ReturnType<typeof shop>>;
beforeAll(async () => {
  // Of 28 customers 14 bought, 10 are from 北京, and 9 have the grade 高.
  server = await shop(28, { smallestCount: K });
});
afterAll(() => server.close());

const ask = (path: string, as: 'viewer' | 'operator' = 'viewer') => server.ask(encodeURI(path), as);

/** Every count of customers in an answer, wherever it stands. */
const countsIn = (part: unknown): readonly number[] => {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) =>
    ['count', 'everyone', 'entered', 'left'].includes(key) && typeof value === 'number' ? [value] : countsIn(value),
  );
};
const small = (counts: readonly number[]): readonly number[] => counts.filter((count) => count > 0 && count < K);

describe('a server that holds small counts back', () => {
  it('tells none, anywhere', async () => {
    for (const path of [
      '/v1/segments',
      '/v1/segments/买过',
      '/v1/segments/买过/portrait',
      '/v1/segments/北京/portrait',
      '/v1/tags/级/values/低/portrait',
      '/v1/segments/北京/overlap?with=买过&withTag=级=低',
      '/v1/segments/北京/overlap?with=买过',
      '/v1/tags/级/values/低/trend',
    ]) {
      const { status, body } = await ask(path);
      expect([path, status]).toEqual([path, 200]);
      expect([path, small(countsIn(body))]).toEqual([path, []]);
    }
  });

  it('lets none be worked out of a distribution', async () => {
    const { body } = await ask('/v1/segments/北京/portrait');
    const { count, population, features, tags } = body as Answer & { count: number };
    expect(features.some(({ together }) => together !== undefined)).toBe(true);
    for (const { name, values = [], buckets = [], missing, together } of [
      ...features.filter(({ name: each }) => each !== '爱好'),
      ...tags,
    ]) {
      const told = [...values, ...buckets, ...[missing, together].filter((each) => each !== undefined)];
      for (let mask = 1; mask < 2 ** told.length; mask += 1) {
        const part = told.filter((_, index) => Math.floor(mask / 2 ** index) % 2 === 1);
        const [inside, all] = [sum(part, 'count'), sum(part, 'everyone')];
        const derived = [inside, all - inside, count - inside, population - count - (all - inside)];
        expect([name, small(derived)]).toEqual([name, []]);
      }
    }
  });

  it('tells no few customers of whom a field is known', async () => {
    const response = await server.request('/v1/quality', {}, 'viewer');
    const { customers } = (await response.json()) as { customers: { fields: { name: string; known: unknown }[] } };
    const known = Object.fromEntries(customers.fields.map((each) => [each.name, each.known]));
    expect(known).toMatchObject({ 城市: 28, 收入: 24, 爱好: 0 });
  });

  it('names nobody as typical, and no quartiles of few', async () => {
    const { body } = await ask('/v1/segments/北京/portrait');
    expect(body).not.toHaveProperty('typical');
    expect(body.features.every(({ quartiles }) => quartiles === undefined)).toBe(true);
  });

  it('tells an overlap as a whole or not at all', async () => {
    const told = await ask('/v1/segments/北京/overlap?with=买过');
    expect(told.body.combinations).toHaveLength(4);
    const withheld = await ask('/v1/segments/买过/overlap?withTag=级=高&with=北京');
    expect(withheld.body).toMatchObject({ withheld: true });
    expect(withheld.body).not.toHaveProperty('combinations');
    expect(withheld.body).not.toHaveProperty('pairs');
  });

  it('names members to operators alone, and none of a group that is too small', async () => {
    const few = await server.deps.keeper.ingest([{ kind: 'customer', id: 'c00', fields: { 城市: '无' } }]);
    expect(few.counts.refused).toBe(0);
    await server.settled();
    expect((await ask('/v1/segments/没有')).body).toMatchObject({ count: { below: K } });
    expect((await ask('/v1/segments/没有')).body).not.toHaveProperty('share');
    expect((await ask('/v1/segments/没有/portrait')).body).toMatchObject({ withheld: true, features: [], tags: [] });
    expect((await ask('/v1/segments/买过/members')).status).toBe(403);
    expect((await ask('/v1/segments/买过/members', 'operator')).status).toBe(200);
    for (const [wanted, as, status] of [
      ['segment=买过', 'viewer', 403],
      ['segment=买过', 'operator', 200],
      ['segment=没有', 'operator', 403],
      ['tag=级&value=高', 'viewer', 403],
      ['tag=级&value=高', 'operator', 200],
      ['tag=级&value=高&segment=没有', 'operator', 403],
      ['id=c00', 'viewer', 200],
    ] as const)
      expect([wanted, as, (await ask(`/v1/customers?${wanted}`, as)).status]).toEqual([wanted, as, status]);
    for (const path of ['/v1/segments/没有/members', '/v1/segments/没有/export']) {
      const response = await server.request(encodeURI(path), {}, 'operator');
      expect([response.status, ((await response.json()) as Answer).code]).toEqual([403, 'group-too-small']);
    }
  });
});

const sum = (rows: readonly { readonly count: number; readonly everyone: number }[], key: 'count' | 'everyone') =>
  rows.reduce((total, row) => total + row[key], 0);
