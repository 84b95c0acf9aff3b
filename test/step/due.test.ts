import { dueSql } from '@tagwright/dsl/sql';
import type { Store } from '@tagwright/engine';
import { describe, expect, it } from 'vitest';
import type { Plan } from '@tagwright/dsl';
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
    const waits: number[] = [];
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
      if (due !== undefined) waits.push(due - now);
      const isBounded = dueSql(plan, now, store.dialect) !== undefined;
      await evaluate(store, plan, isBounded ? (due ?? now + 1000 * DAY + 1) - 1 : now);
      const after = await tablesOf(store);
      const differs = differences({ ...after, tw_meta: [] }, { ...before, tw_meta: [] });
      expect({ seed, due, differs }).toEqual({ seed, due, differs: [] });
    }
    await store.close();
    expect(waits.filter((wait) => wait > 1).length * 2).toBeGreaterThan(waits.length);
  }, 120_000);
});
