import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { audit } from '../audit/audit.js';
import { DAY, NOW } from '../book.harness.js';
import type { Fact } from '../facts/ingest/fact.js';
import { assignmentsAsOf } from '../log/as-of.js';
import { Disagreement } from '../log/disagreement.js';
import { refresh } from './refresh.js';
import { IN_PART, stepping } from './step.harness.js';

const BOOK = `
timezone "Asia/Shanghai"
customer { 城市 city: text }
event order { amount: money }
segment 常客 = count(order in last 30d) >= 3
segment 新近 = did order in last 7d
tag 服务 manual { 好 差 }
`;

const order = (customer: string, id: string, at: number): Fact => ({
  kind: 'event',
  event: 'order',
  id,
  customer,
  at,
  values: { amount: 10 },
});

let world: Awaited<ReturnType<typeof stepping>>;
afterEach(() => world.store.close());

const later = NOW + DAY;

const withoutOrders = (...ids: string[]) => {
  const { store, plan } = world;
  const table = plan.catalog.events[0]?.table ?? '';
  return store.run(sql`delete from ${sql.id(table)} where ${store.dialect.memberOfMany(sql.id('id'), ids)}`);
};

/** Orders of somebody go without a word; what arrives later makes the step count again. */
const withOrdersGone = async () => {
  world = await stepping(BOOK);
  const { tell, step } = world;
  await tell(NOW, ...['a', 'b', 'c'].map((id, index) => order('c1', id, NOW - (index + 1) * DAY)));
  await tell(NOW, order('c2', 'd', NOW - DAY), order('c2', 'e', NOW - 2 * DAY));
  await step(NOW);
  await withoutOrders('a', 'b');
  await tell(later, { kind: 'hand-set', customer: 'c1', tag: '服务', value: '好', from: later - 1 });
  await tell(later, order('c2', 'f', later));
  return world;
};

const standing = async (instant: number) => {
  const found: string[] = [];
  for await (const { customer, name } of assignmentsAsOf(world.store, instant)) found.push(`${customer} ${name}`);
  return found.sort();
};

describe('an answer that the log does not lead to', () => {
  it('holds, is turned to in the log at the step, is reported, and stops nobody else’s', async () => {
    const { store, plan, log } = await withOrdersGone();
    const before = await log();
    const report = await refresh(store, plan, later, IN_PART);
    expect(report.mode).toBe('incremental');
    expect(report.disagreements).toEqual({
      count: 1,
      listed: [{ customer: 'c1', kind: 'segment', name: '常客', value: undefined, stored: null, derived: 'in' }],
    });
    const turned = await log(before.length);
    expect(turned).toHaveLength(report.changes);
    expect(turned).toEqual(
      expect.arrayContaining([
        { customer: 'c1', name: '服务', old: null, new: '好', at: later - 1, cause: 'manual' },
        { customer: 'c2', name: '常客', old: null, new: 'in', at: later, cause: 'fact' },
        { customer: 'c1', name: '常客', old: 'in', new: null, at: later, cause: 'fact' },
      ]),
    );
    expect(await standing(later)).toEqual(['c1 新近', 'c1 服务', 'c2 常客', 'c2 新近']);
    expect((await audit(store, plan)).listed).toEqual([]);
  });

  it('is over with the step: the next ones go on from what is stored', async () => {
    const { store, plan, tell, step, log } = await withOrdersGone();
    await refresh(store, plan, later, IN_PART);
    const before = await log();
    await tell(later + DAY, order('c1', 'g', later + DAY - 2), order('c1', 'h', later + DAY - 1));
    await step(later + DAY);
    expect(await step(later + 40 * DAY)).toMatchObject({ disagreements: { count: 0 } });
    const turned = (await log(before.length)).filter(({ name }) => name === '常客');
    expect(turned.toSorted((a, b) => a.at - b.at)).toEqual([
      { customer: 'c1', name: '常客', old: null, new: 'in', at: later + DAY - 1, cause: 'fact' },
      { customer: 'c1', name: '常客', old: 'in', new: null, at: NOW + 27 * DAY, cause: 'clock' },
      { customer: 'c2', name: '常客', old: 'in', new: null, at: NOW + 28 * DAY, cause: 'clock' },
    ]);
    expect(await standing(later + 40 * DAY)).toEqual(['c1 服务']);
  });

  it('takes back what the log says of that very instant', async () => {
    const { store, plan, log } = await withOrdersGone();
    await refresh(store, plan, later, IN_PART);
    const before = await log();
    await withoutOrders('d');
    const report = await refresh(store, plan, later, { fallBack: -1 });
    expect(report).toMatchObject({ mode: 'rebuilt', disagreements: { count: 1 } });
    expect(report.disagreements.listed).toMatchObject([{ customer: 'c2', name: '常客', stored: null, derived: 'in' }]);
    expect(await log(before.length)).toEqual([
      { customer: 'c2', name: '常客', old: null, new: null, at: later, cause: 'clock' },
    ]);
    expect(await standing(later)).toEqual(['c1 新近', 'c1 服务', 'c2 新近']);
    expect((await audit(store, plan)).listed).toEqual([]);
  });

  it('is found by a new book, too, which follows up the one before', async () => {
    const { store, plan, take } = await withOrdersGone();
    take(BOOK.replace('>= 3', '>= 2'));
    expect(world.plan.hash).not.toBe(plan.hash);
    expect(await refresh(store, world.plan, later)).toMatchObject({ disagreements: { count: 1 } });
    expect(await standing(later)).toEqual(['c1 新近', 'c1 服务', 'c2 常客', 'c2 新近']);
  });

  it('is thrown where the step is strict, and nothing of the step stays', async () => {
    const { store, plan, log } = await withOrdersGone();
    const before = await log();
    await expect(refresh(store, plan, later, { ...IN_PART, strict: true })).rejects.toThrow(Disagreement);
    expect(await log()).toEqual(before);
    expect(await refresh(store, plan, later)).toMatchObject({ asOf: later, disagreements: { count: 1 } });
  });
});
