import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { DAY, NOW } from '../book.harness.js';
import type { Fact } from '../facts/ingest/fact.js';
import { nextDue } from './next-due.js';
import { IN_PART, type Line, stepping } from './step.harness.js';

/** Each of these was once a step that left another answer than working everything out. */

const HEAD = `
timezone "Asia/Shanghai"
customer { 城市 city: text }
event order { amount: money }
event visit { page: text }
metric R = since last order
`;

let ids = 0;
const happened = (event: string, customer: string, at: number, values: Record<string, string | number> = {}): Fact => ({
  kind: 'event',
  event,
  id: `e${(ids += 1)}`,
  customer,
  at,
  values,
});
const order = (customer: string, at: number, amount = 10): Fact => happened('order', customer, at, { amount });

let world: Awaited<ReturnType<typeof stepping>>;
const open = async (rules: string, head = HEAD) => {
  world = await stepping(head + rules);
  return world;
};
afterEach(() => world.store.close());

/** The turns of the log, without those of the first evaluation. */
const turns = (lines: readonly Line[]) =>
  lines.filter(({ cause }) => cause !== 'rule').map(({ customer, old, new: value, at }) => [customer, old, value, at]);

describe('how many customers there are', () => {
  it('stays what it is where a figure over everybody moves, and grows by who is new', async () => {
    const { tell, step } = await open('metric 均单 = overall avg(order.amount)  segment S = sum(order.amount) > 均单');
    await tell(NOW, order('c1', NOW), order('c2', NOW), order('c3', NOW));
    expect((await step(NOW)).population).toBe(3);
    await tell(NOW, order('c1', NOW, 40));
    expect((await step(NOW + 1)).population).toBe(3);
    await tell(NOW, order('c4', NOW, 60));
    expect((await step(NOW + 2)).population).toBe(4);
  });
});

describe('a sum that leaves 64 bits', () => {
  it('is worked out again with sums that may be missing, in each transaction of the step', async () => {
    const { tell, step, store, log } = await open(
      'segment S = sum(order.amount) >= 100  segment T = count(order) >= 2',
    );
    await tell(NOW, ...['c1', 'c2', 'c3'].map((id) => order(id, NOW)));
    await step(NOW);
    const many = (customer: string, count: number, amount: number) =>
      Array.from({ length: count }, () => order(customer, NOW + 1, amount));
    // So many leave them; of whom nearly all is taken back, the sum comes back.
    const huge = 90_000_000_000_000;
    await tell(NOW + 1, ...many('c1', 1030, huge), ...many('c2', 1030, huge), ...many('c2', 1020, -huge));
    await tell(NOW + 1, ...many('c3', 1, 90));
    expect((await step(NOW + 1, { ...IN_PART, chunk: 1 })).mode).toBe('incremental');
    const turned = turns(await log()).map(([customer, , value, at]) => `${customer} ${value} ${Number(at) - NOW}`);
    expect(turned.sort()).toEqual(['c1 in 1', 'c2 in 1', 'c2 in 1', 'c3 in 1', 'c3 in 1']);
    expect(await store.all(sql`select customer from tw_wave`)).toEqual([]);
  });
});

describe('the clock', () => {
  it('turns closed and open edges, each at its own millisecond', async () => {
    const { tell, step, log } = await open('segment S = R >= 2d  segment T = R > 2d');
    await tell(NOW, order('c1', NOW));
    await step(NOW);
    for (const now of [NOW + 2 * DAY - 1, NOW + 2 * DAY, NOW + 2 * DAY + 1]) await step(now);
    expect((await log()).map(({ name, at }) => [name, at])).toEqual([
      ['S', NOW + 2 * DAY],
      ['T', NOW + 2 * DAY + 1],
    ]);
  });

  it('lets in what was told ahead of its time', async () => {
    const { tell, step, log, store, plan } = await open('segment S = did order in last 1d');
    await tell(NOW, { kind: 'customer', id: 'c1' }, order('c1', NOW + DAY));
    await step(NOW);
    expect(await nextDue(store, plan)).toBeLessThanOrEqual(NOW + DAY);
    await step(NOW + DAY);
    await step(NOW + 3 * DAY);
    expect(turns(await log())).toEqual([
      ['c1', null, 'in', NOW + DAY],
      ['c1', 'in', null, NOW + 2 * DAY],
    ]);
  });

  it('ends the wait for what did not follow', async () => {
    const { tell, step, log } = await open('segment S = did visit then not order within 1d');
    await tell(NOW, happened('visit', 'c1', NOW, { page: '/' }), happened('visit', 'c2', NOW, { page: '/' }));
    await step(NOW);
    await tell(NOW + 1000, order('c2', NOW + 1000));
    await step(NOW + DAY - 1);
    await step(NOW + 2 * DAY);
    expect(turns(await log())).toEqual([['c1', null, 'in', NOW + DAY]]);
  });

  it('ends a value that lingered for as long as it does', async () => {
    const { tell, step, log } = await open('tag T = 热 when did order in last 1d expires 3d');
    await tell(NOW, order('c1', NOW));
    await step(NOW);
    await step(NOW + 3 * DAY);
    await step(NOW + 9 * DAY);
    expect(turns(await log())).toEqual([['c1', '热', null, NOW + 4 * DAY]]);
  });

  it('begins days where they begin, though one of them has an hour less', async () => {
    const { tell, step, log } = await open(
      'segment S = did order today',
      HEAD.replace('Asia/Shanghai', 'America/New_York'),
    );
    // Noon of 7 and of 8 March 2026: clocks go forward in the night of the 8th.
    const noon = Date.UTC(2026, 2, 7, 17);
    await tell(noon, order('c1', noon), order('c1', noon + DAY));
    await step(noon);
    await step(noon + 3 * DAY);
    expect(turns(await log())).toEqual([
      ['c1', 'in', null, Date.UTC(2026, 2, 8, 5)],
      ['c1', null, 'in', noon + DAY],
      ['c1', 'in', null, Date.UTC(2026, 2, 9, 4)],
    ]);
  });
});

describe('the population', () => {
  it('moves a threshold by who joins it, though no value moved', async () => {
    const { tell, step, views } = await open('segment S = count(order) >= top 20%');
    await tell(NOW, order('c1', NOW), order('c1', NOW), ...['c2', 'c3', 'c4', 'c5'].map((id) => order(id, NOW)));
    await step(NOW);
    expect(await views.segment('S')).toEqual(['c1']);
    await tell(NOW + 1, order('c6', NOW + 1));
    await step(NOW + 1);
    expect(await views.segment('S')).toHaveLength(6);
  });

  it('goes on without whom it lost', async () => {
    const { tell, step, views, log } = await open('segment S = sum(order.amount) >= top 1');
    await tell(NOW, order('c1', NOW, 30), order('c2', NOW, 20), order('c3', NOW, 10));
    await step(NOW);
    await tell(NOW + 1, { kind: 'erase', customer: 'c1' });
    await step(NOW + 1);
    expect(await views.segment('S')).toEqual(['c2']);
    await tell(NOW + 2, { kind: 'merge', customer: 'c3', merged: 'c2' });
    await step(NOW + 2);
    expect(await views.segment('S')).toEqual(['c3']);
    await tell(NOW + 3, { kind: 'unmerge', merged: 'c2' });
    await step(NOW + 3);
    expect(await views.segment('S')).toEqual(['c2']);
    expect((await log()).some(({ customer }) => customer === 'c1')).toBe(false);
  });
});

describe('a customer', () => {
  it('has no answers before being known', async () => {
    const { tell, step, log, views } = await open(
      'segment S = not did order',
      HEAD.replace('customer {', 'customer (at = signed_up) { signed_up: time '),
    );
    await tell(NOW, { kind: 'customer', id: 'c1', at: NOW + DAY });
    await step(NOW);
    expect(await views.segment('S')).toEqual([]);
    await step(NOW + 2 * DAY);
    expect(turns(await log())).toEqual([['c1', null, 'in', NOW + DAY]]);
  });

  it('is corrected where a fact is told late, told otherwise, or taken back', async () => {
    const { tell, step, log, views } = await open('segment S = sum(order.amount in last 3d) >= 100');
    const late: Fact = {
      kind: 'event',
      event: 'order',
      id: 'x',
      customer: 'c1',
      at: NOW + DAY,
      values: { amount: 100 },
    };
    await tell(NOW, { kind: 'customer', id: 'c1' });
    await step(NOW);
    await step(NOW + 2 * DAY);
    await tell(NOW + 2 * DAY, late);
    await step(NOW + 2 * DAY);
    expect(turns(await log())).toEqual([['c1', null, 'in', NOW + DAY]]);
    await tell(NOW + 2 * DAY, { ...late, at: NOW + 2 * DAY });
    await step(NOW + 2 * DAY + 1);
    expect(turns(await log()).slice(1)).toEqual([
      ['c1', null, null, NOW + DAY],
      ['c1', null, 'in', NOW + 2 * DAY],
    ]);
    await tell(NOW + 3 * DAY, { kind: 'delete-event', event: 'order', id: 'x' });
    await step(NOW + 3 * DAY);
    expect(await views.segment('S')).toEqual([]);
    expect(turns(await log()).slice(3)).toEqual([['c1', null, null, NOW + 2 * DAY]]);
  });

  it('keeps what a hand set until it expires, however long a step is', async () => {
    const { tell, step, log } = await open('tag 风险 manual expires 2d { 高 低 }');
    await tell(NOW, { kind: 'customer', id: 'c1' });
    await step(NOW);
    await tell(NOW + 5, { kind: 'hand-set', customer: 'c1', tag: '风险', value: '高' });
    await step(NOW + 9 * DAY);
    expect((await log()).map(({ new: value, at, cause }) => [value, at, cause])).toEqual([
      ['高', NOW + 5, 'manual'],
      [null, NOW + 5 + 2 * DAY + 1, 'clock'],
    ]);
  });
});
