import { describe, expect, it } from 'vitest';
import { Dice, randomFacts } from '../oracle/index.js';
import {
  differences,
  emptied,
  evaluate,
  mixed,
  onlyThese,
  randomCase,
  replaceFacts,
  seeds,
  stepped,
  STORES,
  tablesOf,
  withSeed,
} from './harness.js';

describe.each(STORES)('on %s an evaluation of those whose facts changed', (_, open, share) => {
  it('leaves what an evaluation of everybody leaves', async () => {
    const [store, fresh] = [await open(), await open()];
    for (const seed of seeds(share)) {
      const dice = new Dice(seed);
      const { plan, book, facts, now } = randomCase(dice);
      const other = randomFacts(dice, book, now);
      const everybody = [...new Set([...facts.customers, ...other.customers].map(({ id }) => id))];
      const dirty = everybody.filter(() => dice.chance(0.3));
      const changed = mixed(other, facts, (id) => dirty.includes(id));
      await emptied(store);
      await emptied(fresh);
      await replaceFacts(store, plan, book, facts);
      await evaluate(store, plan, now);
      await replaceFacts(store, plan, book, changed);
      await stepped(store, plan, { now, fill: onlyThese(dirty), inParts: false }).catch(withSeed(seed));
      await replaceFacts(fresh, plan, book, changed);
      await evaluate(fresh, plan, now);
      const differs = differences(await tablesOf(store), await tablesOf(fresh));
      expect({ seed, differs }).toEqual({ seed, differs: [] });
    }
    await store.close();
    await fresh.close();
  }, 120_000);
});
