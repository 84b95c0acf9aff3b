import { EVERYTHING, STEP_TABLES } from '@tagwright/dsl/sql';
import type { Session } from '@tagwright/engine';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { Dice, randomFacts } from '../oracle/index.js';
import {
  differences,
  emptied,
  evaluate,
  mixed,
  onlyThese,
  randomCase,
  randomStretch,
  replaceFacts,
  seeds,
  stepped,
  STORES,
  tablesOf,
  touched,
  withSeed,
} from './harness.js';

const partsOf = (customers: readonly string[]) => async (session: Session) => {
  for (const customer of customers)
    await session.run(
      sql`insert into ${sql.id(STEP_TABLES.part)} (part, customer, edges) values (${EVERYTHING}, ${customer}, ${0n})`,
    );
};

describe.each(STORES)('on %s a step', (_, open, share) => {
  it('over whom the clock touches, and whose facts changed, leaves what an evaluation of everybody leaves', async () => {
    const [store, fresh] = [await open(), await open()];
    for (const seed of seeds(share)) {
      const dice = new Dice(seed);
      const { plan, book, facts, now: until } = randomCase(dice);
      const after = until - randomStretch(dice);
      const other = randomFacts(dice, book, until);
      const everybody = [...new Set([...facts.customers, ...other.customers].map(({ id }) => id))];
      const dirty = dice.chance(0.5) ? [] : everybody.filter(() => dice.chance(0.2));
      const changed = mixed(other, facts, (id) => dirty.includes(id));
      const inParts = dice.chance(0.7);
      await emptied(store);
      await emptied(fresh);
      await replaceFacts(store, plan, book, facts);
      await evaluate(store, plan, after);
      await replaceFacts(store, plan, book, changed);
      const rebuilt = 'nobody can say';
      const done = await store
        .session(async (session) => {
          const found = await touched(session, plan, after, until);
          if (found === undefined) return rebuilt;
          await partsOf(dirty)(session);
          return stepped(session, plan, { now: until, fill: onlyThese([...found.keys(), ...dirty]), inParts });
        })
        .catch(withSeed(seed));
      if (done === rebuilt) await evaluate(store, plan, until);
      await replaceFacts(fresh, plan, book, changed);
      await evaluate(fresh, plan, until);
      const differs = differences(await tablesOf(store), await tablesOf(fresh));
      expect({ seed, differs }).toEqual({ seed, differs: [] });
    }
    await store.close();
    await fresh.close();
  }, 120_000);
});
