import { IN_MEMORY, openStore } from '@tagwright/engine';
import { describe, expect, it } from 'vitest';
import { Dice, randomFacts } from '../oracle/index.js';
import { differences, evaluate, mixed, onlyThese, randomCase, replaceFacts, stepped, tablesOf } from './harness.js';

const RUNS = Number(process.env['STEP_RUNS'] ?? 60);
const FIRST = Number(process.env['STEP_SEED'] ?? Math.floor(Math.random() * 1e9));

describe('an evaluation of those whose facts changed', () => {
  it('leaves what an evaluation of everybody leaves', async () => {
    for (let seed = FIRST; seed < FIRST + RUNS; seed += 1) {
      const dice = new Dice(seed);
      const { plan, book, facts, now } = randomCase(dice);
      const other = randomFacts(dice, book, now);
      const everybody = [...new Set([...facts.customers, ...other.customers].map(({ id }) => id))];
      const dirty = everybody.filter(() => dice.chance(0.3));
      const changed = mixed(other, facts, (id) => dirty.includes(id));
      const [store, fresh] = [await openStore(IN_MEMORY), await openStore(IN_MEMORY)];
      await replaceFacts(store, plan, book, facts);
      await evaluate(store, plan, now);
      await replaceFacts(store, plan, book, changed);
      try {
        await stepped(store, plan, { now, fill: onlyThese(dirty), inParts: false });
      } catch (thrown) {
        throw new Error(`seed ${seed}: ${String(thrown)}`, { cause: thrown });
      }
      await replaceFacts(fresh, plan, book, changed);
      await evaluate(fresh, plan, now);
      expect({ seed, differs: differences(await tablesOf(store), await tablesOf(fresh)) }).toEqual({
        seed,
        differs: [],
      });
      await store.close();
      await fresh.close();
    }
  });
});
