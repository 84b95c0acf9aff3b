import { EVERYTHING, STEP_TABLES } from '@tagwright/dsl/sql';
import { IN_MEMORY, openStore, type Session } from '@tagwright/engine';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { Dice, randomFacts } from '../oracle/index.js';
import {
  differences,
  evaluate,
  mixed,
  onlyThese,
  randomCase,
  replaceFacts,
  stepped,
  tablesOf,
  touched,
} from './harness.js';

const RUNS = Number(process.env['STEP_RUNS'] ?? 60);
const FIRST = Number(process.env['STEP_SEED'] ?? Math.floor(Math.random() * 1e9));
const DAY = 86_400_000;

const randomStretch = (dice: Dice): number =>
  dice.pick([1, 1000, dice.int(1, 3_600_000), dice.int(1, DAY), DAY, dice.int(1, 40 * DAY), dice.int(1, 400 * DAY)]);

const partsOf = (customers: readonly string[]) => async (session: Session) => {
  for (const customer of customers)
    await session.run(sql`insert into ${sql.id(STEP_TABLES.part)} values (${EVERYTHING}, ${customer}, ${0n})`);
};

describe('a step', () => {
  it('over whom the clock touches, and whose facts changed, leaves what an evaluation of everybody leaves', async () => {
    let unbounded = 0;
    for (let seed = FIRST; seed < FIRST + RUNS; seed += 1) {
      const dice = new Dice(seed);
      const { plan, book, facts, now: until } = randomCase(dice);
      const after = until - randomStretch(dice);
      const other = randomFacts(dice, book, until);
      const everybody = [...new Set([...facts.customers, ...other.customers].map(({ id }) => id))];
      const dirty = dice.chance(0.5) ? [] : everybody.filter(() => dice.chance(0.2));
      const changed = mixed(other, facts, (id) => dirty.includes(id));
      const inParts = dice.chance(0.7);
      const [store, fresh] = [await openStore(IN_MEMORY), await openStore(IN_MEMORY)];
      await replaceFacts(store, plan, book, facts);
      await evaluate(store, plan, after);
      await replaceFacts(store, plan, book, changed);
      try {
        await store.session(async (session) => {
          const found = await touched(session, plan, after, until);
          if (found === undefined) {
            unbounded += 1;
            return;
          }
          await partsOf(dirty)(session);
          await stepped(session, plan, { now: until, fill: onlyThese([...found.keys(), ...dirty]), inParts });
          await replaceFacts(fresh, plan, book, changed);
          await evaluate(fresh, plan, until);
          expect({ seed, differs: differences(await tablesOf(session), await tablesOf(fresh)) }).toEqual({
            seed,
            differs: [],
          });
        });
      } catch (thrown) {
        throw new Error(`seed ${seed}: ${String(thrown)}`, { cause: thrown });
      }
      await store.close();
      await fresh.close();
    }
    expect(unbounded).toBeLessThan(RUNS);
  });
});
