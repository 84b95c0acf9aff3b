import { afterEach, describe, expect, it } from 'vitest';
import { DAY, NOW } from '../book.harness.js';
import type { Fact } from '../facts/ingest/fact.js';
import { EngineError } from '../errors/engine-error.js';
import { nextDue } from './next-due.js';
import { stepping } from './step.harness.js';

const HEAD = `
timezone "Asia/Shanghai"
customer { 城市 city: text }
event order { amount: money }
metric R = since last order
metric M = sum(order.amount in last 30d)
`;

let ids = 0;
const order = (customer: string, at: number, amount = 10, id = `o${(ids += 1)}`): Fact => ({
  kind: 'event',
  event: 'order',
  id,
  customer,
  at,
  values: { amount },
});

let world: Awaited<ReturnType<typeof stepping>>;
const open = async (rules: string) => {
  world = await stepping(HEAD + rules);
  return world;
};
afterEach(() => world.store.close());

describe('the next instant at which anything is due', () => {
  it('is when the first window lets go of an event', async () => {
    const { tell, step, store, plan } = await open('segment S = did order in last 7d');
    await tell(NOW, order('c1', NOW - DAY), order('c2', NOW - 2 * DAY));
    await step(NOW);
    const due = await nextDue(store, plan);
    expect(due).toBeLessThanOrEqual(NOW + 5 * DAY);
    expect(due).toBeGreaterThan(NOW + 4 * DAY);
  });

  it('is never where nothing runs against the clock', async () => {
    const { tell, step, store, plan } = await open('segment S = city = "北京"');
    await tell(NOW, { kind: 'customer', id: 'c1', fields: { city: '北京' } });
    await step(NOW);
    expect(await nextDue(store, plan)).toBeUndefined();
  });
});

describe('the first step', () => {
  it('answers everybody, and says that the book did', async () => {
    const { tell, step, log } = await open('segment S = did order in last 7d');
    await tell(NOW, order('c1', NOW - DAY), order('c2', NOW - 9 * DAY));
    expect(await step(NOW)).toMatchObject({ mode: 'rebuilt', changes: 1, lastSeq: 1, population: 2 });
    expect(await log()).toEqual([{ customer: 'c1', name: 'S', old: null, new: 'in', at: NOW, cause: 'rule' }]);
  });
});

describe('a step', () => {
  it('finds by the clock whose window an event leaves, at the exact instant', async () => {
    const { tell, step, log } = await open('segment S = did order in last 7d');
    await tell(NOW, order('c1', NOW - DAY), order('c2', NOW - 9 * DAY));
    await step(NOW);
    expect(await step(NOW + 3 * DAY)).toMatchObject({ mode: 'incremental', dirty: 0, changes: 0 });
    expect(await step(NOW + 6 * DAY)).toMatchObject({ changes: 1 });
    expect(await log(1)).toEqual([
      { customer: 'c1', name: 'S', old: 'in', new: null, at: NOW + 6 * DAY, cause: 'clock' },
    ]);
  });

  it('answers anew for whom facts arrived, from the instant of the fact', async () => {
    const { tell, step, log } = await open('segment S = did order in last 7d');
    await tell(NOW, order('c1', NOW - DAY), order('c2', NOW - 9 * DAY));
    await step(NOW);
    await tell(NOW + DAY, order('c2', NOW + 5));
    expect(await step(NOW + DAY)).toMatchObject({ mode: 'incremental', dirty: 1, changes: 1 });
    expect(await log(1)).toEqual([{ customer: 'c2', name: 'S', old: null, new: 'in', at: NOW + 5, cause: 'fact' }]);
  });

  it('corrects the log where a fact is late', async () => {
    const { tell, step, log } = await open('segment S = did order in last 7d');
    await tell(NOW - DAY, order('c1', NOW - 20 * DAY));
    await step(NOW - DAY);
    await step(NOW + 20 * DAY);
    await tell(NOW + 20 * DAY, order('c1', NOW + DAY));
    expect(await step(NOW + 21 * DAY)).toMatchObject({ changes: 2 });
    expect(await log()).toEqual([
      { customer: 'c1', name: 'S', old: null, new: 'in', at: NOW + DAY, cause: 'fact' },
      { customer: 'c1', name: 'S', old: 'in', new: null, at: NOW + 8 * DAY, cause: 'fact' },
    ]);
  });

  it('logs what came and went since the last one', async () => {
    const { tell, step, log } = await open('segment S = R between 5d and 6d');
    await tell(NOW, order('c1', NOW));
    await step(NOW);
    await step(NOW + 10 * DAY);
    expect(await log()).toEqual([
      { customer: 'c1', name: 'S', old: null, new: 'in', at: NOW + 5 * DAY, cause: 'clock' },
      { customer: 'c1', name: 'S', old: 'in', new: null, at: NOW + 6 * DAY + 1, cause: 'clock' },
    ]);
  });

  it('moves those whom a threshold passes over', async () => {
    const { tell, step, log } = await open('tag T { 高 when M >= top50% 低 otherwise }');
    await tell(NOW, order('c1', NOW, 10), order('c2', NOW, 20));
    await step(NOW);
    await tell(NOW + 1, order('c3', NOW + 1, 30), order('c4', NOW + 1, 40));
    await step(NOW + 2);
    const moved = (await log(2)).filter(({ customer }) => customer === 'c2');
    expect(moved).toEqual([{ customer: 'c2', name: 'T', old: '高', new: '低', at: NOW + 2, cause: 'population' }]);
  });

  it('never goes back', async () => {
    const { tell, step } = await open('segment S = did order');
    await tell(NOW, order('c1', NOW));
    await step(NOW);
    await expect(step(NOW - 1)).rejects.toThrow(EngineError);
  });
});
