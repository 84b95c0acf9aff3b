import { openStore, pruneBefore } from '@tagwright/engine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Asking, testServer, type TestServer } from '../server.harness.js';
import { BOOK, order } from '../webhooks/sending.harness.js';

let server: TestServer;
beforeEach(async () => {
  server = await testServer({ book: BOOK });
  await server.deps.keeper.ingest([order('a', '1', 200), order('b', '2', 50), order('a', '3', 1)]);
  await server.settled();
});
afterEach(() => server.close());

interface Answer {
  readonly items: readonly { seq: number; customer: string | null; name: string; value?: string }[];
  readonly next: string;
  readonly more: boolean;
  readonly code?: string;
  readonly params?: object;
}

const ask = async (query: string, as: Asking = 'viewer'): Promise<[number, Answer]> => {
  const response = await server.request(`/v1/changes${query}`, {}, as);
  return [response.status, (await response.json()) as Answer];
};

const namesIn = async (query: string) => {
  const [status, { items }] = await ask(query);
  expect(status).toBe(200);
  return items.map(({ customer, name, value }) => `${customer} ${value ?? name}`).toSorted();
};

describe('the log', () => {
  it('is told in the order of writing, from any place on', async () => {
    const [, whole] = await ask('');
    expect(whole.items.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect(whole).toMatchObject({ next: '4', more: false });
    expect(whole.items.find(({ name }) => name === '级')).toEqual({
      seq: expect.any(Number),
      customer: 'a',
      kind: 'tag',
      name: '级',
      old: null,
      new: '高',
      effectiveAt: '2026-06-01T04:00:00.000Z',
      recordedAt: '2026-06-01T04:00:00.000Z',
      cause: 'fact',
      book: expect.stringMatching(/^[0-9a-f]+$/),
    });
    const [, first] = await ask('?limit=3');
    expect(first).toMatchObject({ next: '3', more: true });
    const [, rest] = await ask(`?after=${first.next}`);
    expect(rest.items.map(({ seq }) => seq)).toEqual([4]);
    expect((await ask('?after=4'))[1]).toEqual({ items: [], next: '4', more: false });
  });

  it('is told the latest first, too', async () => {
    const [, latest] = await ask('?order=latest&limit=3');
    expect(latest.items.map(({ seq }) => seq)).toEqual([4, 3, 2]);
    expect(latest).toMatchObject({ next: '4', more: false });
    expect((await ask('?order=latest&tag=级'))[1].items.map(({ customer }) => customer)).toEqual(['a']);
    expect((await ask('?order=size'))[0]).toBe(422);
  });

  it('is told of what is asked for', async () => {
    expect(await namesIn('?tag=级')).toEqual(['a 级']);
    expect(await namesIn('?tag=级&tag=味')).toEqual(['a 级', 'a 茶']);
    expect(await namesIn('?tag=味&segment=买过')).toEqual(['a 买过', 'a 茶', 'b 买过']);
    expect(await namesIn('?customer=b')).toEqual(['b 买过']);
    expect(await namesIn('?customer=a&segment=买过')).toEqual(['a 买过']);
    expect(await namesIn('?cause=clock&cause=rule')).toEqual([]);
  });

  it('is not told of what there is not', async () => {
    expect(await ask('?tag=nothing')).toMatchObject([404, { code: 'no-such-tag' }]);
    expect(await ask('?segment=级')).toMatchObject([404, { code: 'no-such-segment' }]);
    expect(await ask('?after=5')).toMatchObject([422, { code: 'no-such-cursor' }]);
    for (const query of ['?after=-1', '?after=x', '?limit=0', '?limit=1001', '?cause=weather', '?colour=red'])
      expect(await ask(query), query).toMatchObject([422, { code: 'request-invalid' }]);
    expect((await ask('', 'nobody'))[0]).toBe(401);
    expect((await ask('', 'ingest'))[0]).toBe(403);
  });

  it('says where it begins, where it was let go of', async () => {
    const store = await openStore(server.deps.config.database);
    await pruneBefore(store, 3);
    await store.close();
    expect(await ask('?after=1')).toMatchObject([410, { code: 'log-pruned', params: { seq: 1, pruned: 2 } }]);
    expect((await ask('?after=2'))[1].items.map(({ seq }) => seq)).toEqual([3, 4]);
    expect((await ask(''))[1].items.map(({ seq }) => seq)).toEqual([3, 4]);
    const stream = await server.request('/v1/changes/stream?after=1', {}, 'viewer');
    expect([stream.status, stream.headers.get('content-type')]).toEqual([410, 'application/problem+json']);
  });
});

describe('what reads a hidden field', () => {
  it('is not in the log, and cannot be asked for, by whoever may not see it', async () => {
    const rules = { rules: [{ event: 'order', field: 'amount', role: 'engineer' }] };
    expect((await server.request('/v1/fields/visibility', { method: 'PUT', body: rules })).status).toBe(200);
    expect(await namesIn('')).toEqual(['a 买过', 'a 茶', 'b 买过']);
    expect(await ask('?tag=级')).toMatchObject([404, { code: 'no-such-tag' }]);
    expect((await ask('?tag=级', 'engineer'))[1].items).toHaveLength(1);
  });
});
