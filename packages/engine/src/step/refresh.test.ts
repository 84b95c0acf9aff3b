import type { Plan } from '@tagwright/dsl';
import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { audit } from '../audit/audit.js';
import { bookVersions } from '../books/versions.js';
import { DAY, gathered, NOW } from '../book.harness.js';
import type { Fact } from '../facts/ingest/fact.js';
import { EngineError } from '../errors/engine-error.js';
import { evaluate } from '../rebuild/evaluate.js';
import { segmentMembers } from '../results/members.js';
import type { Store } from '../store/store.js';
import { answersAt } from './answers-at.js';
import { nextDue } from './next-due.js';
import { refresh } from './refresh.js';
import { IN_PART, stepping } from './step.harness.js';

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

describe('answers at an instant', () => {
  const members = (there: Store, plan: Plan) =>
    gathered(segmentMembers(there, plan.segments[0] as Plan['segments'][number]));

  it('are kept from the last step on, and looked at in passing before it', async () => {
    const { tell, step, store, plan } = await open('segment S = did order in last 7d');
    await tell(NOW, order('c1', NOW - DAY), order('c2', NOW - 9 * DAY));
    const at = (now: number) => answersAt(store, plan, now, (there) => members(there, plan));
    expect(await at(NOW)).toEqual(['c1']);
    expect(await at(NOW - 5 * DAY)).toEqual(['c2']);
    expect(await members(store, plan)).toEqual(['c1']);
    expect(await step(NOW + 1)).toMatchObject({ mode: 'incremental' });
  });

  it('are worked out anew where facts changed and nobody told', async () => {
    const { tell, step, store, plan, log } = await open('segment S = did order in last 7d');
    await tell(NOW, order('c1', NOW - DAY));
    await step(NOW);
    await store.run(sql`delete from ${sql.id('order')}`);
    await step(NOW + 1, { anew: true });
    // The entry of before is taken back: there never was such an order.
    expect(await log(1)).toEqual([{ customer: 'c1', name: 'S', old: null, new: null, at: NOW, cause: 'fact' }]);
    expect(await members(store, plan)).toEqual([]);
  });
});

describe('an evaluation of everybody beside the steps', () => {
  it('does not mislead the next one', async () => {
    const { tell, step, store, plan, log } = await open('segment S = did order in last 7d');
    await tell(NOW, order('c1', NOW - DAY), order('c2', NOW - 9 * DAY));
    await step(NOW);
    await evaluate(store, plan, NOW - 5 * DAY);
    expect(await step(NOW + 6 * DAY)).toMatchObject({ mode: 'rebuilt', changes: 1 });
    expect(await log(1)).toEqual([
      { customer: 'c1', name: 'S', old: 'in', new: null, at: NOW + 6 * DAY, cause: 'clock' },
    ]);
  });
});

describe('another book', () => {
  const FIRST = 'segment S = did order in last 7d  segment A = did order in last 30d';

  it('takes over at an instant, after the one before it was followed up to there', async () => {
    const { tell, step, take, log, store } = await open(FIRST);
    await tell(NOW, order('c1', NOW - DAY), order('c2', NOW - 9 * DAY));
    await step(NOW);
    take(`${HEAD} segment S = did order in last 20d  tag T = 有 when did order`);
    expect(await step(NOW + 8 * DAY)).toMatchObject({ mode: 'rebuilt' });
    const at = NOW + 8 * DAY;
    expect(await log(3)).toEqual([
      { customer: 'c1', name: 'S', old: 'in', new: null, at: NOW + 6 * DAY, cause: 'clock' },
      { customer: 'c1', name: 'T', old: null, new: '有', at, cause: 'rule' },
      { customer: 'c2', name: 'T', old: null, new: '有', at, cause: 'rule' },
      { customer: 'c1', name: 'S', old: null, new: 'in', at, cause: 'rule' },
      { customer: 'c2', name: 'S', old: null, new: 'in', at, cause: 'rule' },
      { customer: 'c1', name: 'A', old: 'in', new: null, at, cause: 'rule' },
      { customer: 'c2', name: 'A', old: 'in', new: null, at, cause: 'rule' },
    ]);
    const versions = await bookVersions(store);
    expect(versions.map(({ version, activatedAt }) => [version, activatedAt])).toEqual([
      [1, NOW],
      [2, at],
    ]);
    expect(await step(at + DAY)).toMatchObject({ mode: 'incremental', changes: 0 });
  });
});

describe('a wave', () => {
  it('is worked off in parts, with facts in between, and leaves the same answers and the same log', async () => {
    const { tell, step, store, plan, log } = await open(
      'segment S = did order in last 7d  tag T { 高 when M >= top50% 低 otherwise }',
    );
    const many = Array.from({ length: 40 }, (_, index) => order(`c${index}`, NOW - index, index));
    await tell(NOW, ...many);
    await step(NOW);
    await tell(NOW + DAY, order('c3', NOW - 3 * DAY), order('c50', NOW + 1, 500));
    let told = false;
    const part = refresh(store, plan, NOW + 8 * DAY, { fallBack: Infinity, chunk: 7 });
    // Whoever tells it comes by way of the event loop, as a request does.
    const fact = new Promise((resolve) => setImmediate(resolve))
      .then(() => tell(NOW + 8 * DAY, order('c5', NOW + 7 * DAY, 1000)))
      .then(() => (told = true));
    expect(await part).toMatchObject({ mode: 'incremental' });
    expect(told).toBe(true);
    await fact;
    expect((await audit(store, plan)).differences).toBe(0);
    const left = (await log()).filter(({ name, new: value, at }) => name === 'S' && value === null && at > NOW);
    expect(new Map(left.map(({ customer, at, cause }) => [customer, [at, cause]])).get('c9')).toEqual([
      NOW + 7 * DAY - 9,
      'clock',
    ]);
    expect(left.length).toBe(41);
    await step(NOW + 9 * DAY);
  });
});

describe('a book that measures the same', () => {
  it('has its answers worked out from the state that there is', async () => {
    const book = (days: number, share: number) =>
      `segment S = R > ${days}d  segment T = M >= top${share}%  tag V = 久 when R > 3d  segment U = tag V = 久 for at least 2d`;
    const { tell, step, take, views } = await open(book(5, 50));
    await tell(NOW, order('c1', NOW - DAY, 5), order('c2', NOW - 9 * DAY, 6), order('c3', NOW - 3 * DAY, 7));
    await step(NOW);
    take(HEAD + book(2, 40));
    const names: string[] = [];
    await step(NOW + DAY, { ...IN_PART, onStatement: (name) => names.push(name) });
    expect(await views.segment('S')).toEqual(['c2', 'c3']);
    expect(names.filter((name) => /tw_state|read order/.test(name))).toEqual([]);
    expect(names).toContain('say what was evaluated');
    expect(await step(NOW + 2 * DAY)).toMatchObject({ mode: 'incremental' });
  });
});

describe('a wave of what turns at this very instant', () => {
  it('ends, though all of them are at their edge as long as the clock stands still', async () => {
    const { tell, step, log } = await open('segment S = did order in last 7d');
    await tell(NOW, ...Array.from({ length: 9 }, (_, index) => order(`c${index}`, NOW)));
    await step(NOW);
    await step(NOW + 7 * DAY, { ...IN_PART, chunk: 2 });
    expect((await log(9)).map(({ at, cause }) => [at, cause])).toEqual(
      Array.from({ length: 9 }, () => [NOW + 7 * DAY, 'clock']),
    );
  });
});
