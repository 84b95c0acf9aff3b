import { dueSql } from '@tagwright/dsl/sql';
import type { Store } from '@tagwright/engine';
import { describe, expect, it } from 'vitest';
import type { Plan } from '@tagwright/dsl';
import { load, planOf as bookOf } from '../../packages/engine/src/book.harness.js';
import { Dice } from '../oracle/index.js';
import { differences, emptied, evaluate, randomCase, replaceFacts, seeds, STORES, tablesOf } from './harness.js';

const DAY = 86_400_000;

const dueIn = async (store: Store, plan: Plan, now: number): Promise<number | undefined> => {
  const instants: number[] = [];
  for (const query of dueSql(plan, now, store.dialect) ?? []) {
    const found = await store.row<{ due: number | null }>(query);
    if (found?.due !== null && found?.due !== undefined) instants.push(found.due);
  }
  return instants.length === 0 ? undefined : Math.min(...instants);
};

describe.each(STORES)('on %s the next instant that is due', (_, open, share) => {
  it('is no later than the first at which anything turns', async () => {
    const store = await open();
    for (const seed of seeds(share)) {
      const dice = new Dice(seed);
      const { plan, book, facts, now: made } = randomCase(dice);
      // Facts lie at the very edges of the instant that they are made for.
      const now = made + dice.pick([0, 0, 1, dice.int(1, DAY)]);
      await emptied(store);
      await replaceFacts(store, plan, book, facts);
      await evaluate(store, plan, now);
      const before = await tablesOf(store);
      const due = await dueIn(store, plan, now);
      const isBounded = dueSql(plan, now, store.dialect) !== undefined;
      await evaluate(store, plan, isBounded ? (due ?? now + 1000 * DAY + 1) - 1 : now);
      const after = await tablesOf(store);
      const differs = differences({ ...after, tw_meta: [] }, { ...before, tw_meta: [] });
      expect({ seed, due, differs }).toEqual({ seed, due, differs: [] });
    }
    await store.close();
  }, 120_000);

  it('is the very one where lengths are exact, and at the latest the next midnight where the calendar matters', async () => {
    const [now, order] = [Date.UTC(2026, 5, 1, 4), Date.UTC(2026, 4, 20, 7)];
    const dueOf = async (rules: string): Promise<number | undefined> => {
      const plan = bookOf(`timezone "UTC" customer { joined: time } event order { amount: money } ${rules}`);
      const store = await open();
      await load(store, plan, { customer: [{ id: 'a' }], order: [{ customer: 'a', at: order, amount: 1 }] });
      await evaluate(store, plan, now);
      const due = await dueIn(store, plan, now);
      await store.close();
      return due;
    };
    expect(await dueOf('segment A = count(order in last 30d) > 0')).toBe(order + 30 * DAY);
    expect(await dueOf('segment A = since last order > 40d')).toBe(order + 40 * DAY);
    expect(await dueOf('segment A = since last order > 3d')).toBeUndefined();
    expect(await dueOf('segment A = did order')).toBeUndefined();
    expect(await dueOf('segment A = count(order this week) > 0')).toBe(Date.UTC(2026, 5, 2));
    expect(await dueOf('segment A = since last order > 12d')).toBe(order + 12 * DAY);
    expect(await dueOf('segment A = since last order > 1mo')).toBe(Date.UTC(2026, 5, 2));
  }, 60_000);
});
