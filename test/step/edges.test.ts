import { prepare, turnsBetween } from '@tagwright/dsl';
import { STEP_TABLES } from '@tagwright/dsl/sql';
import { heldPopulation, IN_MEMORY, openStore, type Session } from '@tagwright/engine';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { factsOfSome } from '../../packages/engine/src/history/customer-facts.js';
import { Dice } from '../oracle/index.js';
import { emptied, evaluate, randomCase, randomStretch, replaceFacts, seeds, touched, withSeed } from './harness.js';

describe('the edges of a stretch', () => {
  it('are there for everybody whose answers turn in it, are more than one for whose turn twice, and say an instant where all turns at that one', async () => {
    const store = await openStore(IN_MEMORY);
    for (const seed of seeds(1)) {
      const dice = new Dice(seed);
      const { plan, book, facts, now: until } = randomCase(dice);
      const after = until - randomStretch(dice);
      await emptied(store);
      await replaceFacts(store, plan, book, facts);
      await evaluate(store, plan, after);
      const found = await touched(store, plan, after, until).catch(withSeed(seed));
      if (found === undefined) continue;
      const once = await onlyInstants(store);
      const held = await heldPopulation(store, plan);
      const parts = [...plan.tags, ...plan.segments].map(({ id }) => id);
      const ids = facts.customers.map(({ id }) => id);
      for await (const own of factsOfSome(store, plan, ids, until, parts)) {
        const edges = found.get(own.id) ?? 0;
        const { turns } = turnsBetween(prepare(plan), own, { after, until, subjects: parts }, held);
        const instants = [...new Set(turns.map(({ at }) => at))];
        const isEnough = instants.length <= edges || edges > 1;
        expect({ seed, customer: own.id, edges, turns, isEnough }).toMatchObject({ isEnough: true });
        const only = once.get(own.id);
        const others = only === undefined ? [] : instants.filter((at) => at !== only);
        expect({ seed, customer: own.id, only, turns, others }).toMatchObject({ others: [] });
      }
    }
    await store.close();
    // Among random books is one now and then whose history takes minutes.
  }, 400_000);
});

const onlyInstants = async (session: Session): Promise<ReadonlyMap<string, number>> => {
  const found = new Map<string, number>();
  const known = sql`select customer, instant from ${sql.id(STEP_TABLES.edge)} where instant is not null`;
  for await (const { customer, instant } of session.rows<{ customer: string; instant: number }>(known))
    found.set(customer, instant);
  return found;
};
