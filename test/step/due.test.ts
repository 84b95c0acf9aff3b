import { dueSql } from '@tagwright/dsl/sql';
import { IN_MEMORY, openStore, type Store } from '@tagwright/engine';
import { describe, expect, it } from 'vitest';
import type { Plan } from '@tagwright/dsl';
import { Dice } from '../oracle/index.js';
import { differences, evaluate, randomCase, replaceFacts, tablesOf } from './harness.js';

const RUNS = Number(process.env['STEP_RUNS'] ?? 60);
const FIRST = Number(process.env['STEP_SEED'] ?? Math.floor(Math.random() * 1e9));
const DAY = 86_400_000;

const dueIn = async (store: Store, plan: Plan, now: number): Promise<number | undefined> => {
  const instants: number[] = [];
  for (const query of dueSql(plan, now, store.dialect) ?? []) {
    const found = await store.row<{ due: number | null }>(query);
    if (found?.due !== null && found?.due !== undefined) instants.push(found.due);
  }
  return instants.length === 0 ? undefined : Math.min(...instants);
};

describe('the next instant that is due', () => {
  it('is no later than the first at which anything turns', async () => {
    const waits: number[] = [];
    for (let seed = FIRST; seed < FIRST + RUNS; seed += 1) {
      const dice = new Dice(seed);
      const { plan, book, facts, now: made } = randomCase(dice);
      // Facts lie at the very edges of the instant that they are made for.
      const now = made + dice.pick([0, 0, 1, dice.int(1, DAY)]);
      const store = await openStore(IN_MEMORY);
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
      await store.close();
    }
    expect(waits.filter((wait) => wait > 1).length * 2).toBeGreaterThan(waits.length);
  });
});
