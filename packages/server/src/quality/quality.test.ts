import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NOW } from '../server.harness.js';
import { DAY, shop } from '../segments/shop.harness.js';
import type { QualityShape } from './shape.js';

let server: Awaited<ReturnType<typeof shop>>;
beforeAll(async () => {
  server = await shop();
  const event = (id: string, days: number, amount: unknown = 1) => ({
    kind: 'event',
    event: 'order',
    id,
    customer: 'c01',
    at: new Date(NOW - days * DAY).toISOString(),
    values: { amount },
  });
  const facts = [
    event('l1', 0.5),
    event('l2', 2),
    event('l3', 8),
    event('l4', 9),
    event('l5', 9, 'much'),
    { kind: 'event', event: 'view', id: 'v', customer: 'c01', at: NOW },
    { kind: 'customer', id: 'new', fields: { 电话: '138-00001' } },
  ];
  const response = await server.request('/v1/facts', { method: 'POST', body: { facts } });
  if (!response.ok) throw new Error(await response.text());
  await server.settled();
});
afterAll(() => server.close());

const report = async (as: 'viewer' | 'operator' | 'admin' = 'admin'): Promise<QualityShape> => {
  const response = await server.request('/v1/quality?days=30', {}, as);
  expect(response.status).toBe(200);
  return (await response.json()) as QualityShape;
};

describe('the report on quality', () => {
  it('has customers and events field by field', async () => {
    const { customers, events } = await report();
    expect(customers.count).toBe(21);
    const city = customers.fields.find(({ name }) => name === '城市');
    expect(city).toMatchObject({ type: 'text', known: 20, completeness: 20 / 21, distinct: 3, wrong: [] });
    expect(events[0]).toMatchObject({ name: 'order', count: 14, future: 0, orphans: { events: 0, customers: 0 } });
    expect(events[0]?.days).toHaveLength(30);
  });

  it('counts what came late, and what was refused by why', async () => {
    const { events, refused } = await report();
    expect(events[0]?.late).toEqual([
      { days: 1, count: 1 },
      { days: 7, count: 2 },
    ]);
    expect(refused.map(({ code, table, field, count }) => [code, table, field, count])).toEqual(
      expect.arrayContaining([['not-a-number', 'order', 'amount', 1]]),
    );
    expect(refused).toHaveLength(2);
  });

  it('names customers who share a telephone number to operators alone', async () => {
    const { customers } = await report('operator');
    expect(customers.duplicates).toEqual([{ field: '电话', values: 1, customers: 2, examples: [['c01', 'new']] }]);
    expect((await report('viewer')).customers.duplicates).toEqual([{ field: '电话', values: 1, customers: 2 }]);
  });

  it('does not tell of fields that somebody may not see', async () => {
    const hide = (rules: readonly object[]) =>
      server.request('/v1/fields/visibility', { method: 'PUT', body: { rules } }, 'admin');
    const hidden = [
      { field: '电话', role: 'engineer' },
      { event: 'order', field: 'amount', role: 'engineer' },
    ];
    expect((await hide(hidden)).status).toBe(200);
    const { customers, events, refused } = await report('operator');
    expect(customers.duplicates).toEqual([]);
    expect(customers.fields.map(({ name }) => name)).not.toContain('电话');
    expect(events[0]?.fields).toEqual([]);
    expect(JSON.stringify(refused)).not.toContain('amount');
    expect((await report('admin')).customers.duplicates).toHaveLength(1);
    await hide([]);
  });
});
