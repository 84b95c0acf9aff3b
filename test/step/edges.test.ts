import { prepare, turnsBetween } from '@tagwright/dsl';
import { STEP_TABLES } from '@tagwright/dsl/sql';
import { heldPopulation, IN_MEMORY, openStore, type Session } from '@tagwright/engine';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { factsOfSome } from '../../packages/engine/src/history/customer-facts.js';
import { turningsOf } from '../../packages/engine/src/step/turning.js';
import type { Moved } from '../../packages/engine/src/step/wave.js';
import { Dice } from '../oracle/index.js';
import { emptied, evaluate, randomCase, randomStretch, replaceFacts, seeds, touched, withSeed } from './harness.js';

/** What the clock moved, by customer. */
const movedOf = async (session: Session): Promise<ReadonlyMap<string, readonly Moved[]>> => {
  const found = new Map<string, Moved[]>();
  for await (const row of session.rows<{
    customer: string;
    part: string;
    edges: number;
    instant: number | null;
    entry: number;
  }>(sql`select * from ${sql.id(STEP_TABLES.part)}`)) {
    const moved = { part: row.part, turns: row.edges, instant: row.instant ?? undefined, isEntry: row.entry === 1 };
    found.set(row.customer, [...(found.get(row.customer) ?? []), moved]);
  }
  return found;
};

describe('the edges of a stretch', () => {
  it('are there for everybody whose answers turn in it, are more than one for whose turn twice, and say of each answer whether it may turn, and at which instant where they know', async () => {
    const store = await openStore(IN_MEMORY);
    for (const seed of seeds(2.5)) {
      const dice = new Dice(seed);
      const { plan, book, facts, now: until } = randomCase(dice);
      const after = until - randomStretch(dice);
      await emptied(store);
      await replaceFacts(store, plan, book, facts);
      await evaluate(store, plan, after);
      const found = await touched(store, plan, after, until).catch(withSeed(seed));
      if (found === undefined) continue;
      const once = await onlyInstants(store);
      const moved = await movedOf(store);
      const held = await heldPopulation(store, plan);
      const prepared = prepare(plan);
      const parts = [...plan.tags, ...plan.segments].map(({ id }) => id);
      const ids = facts.customers.map(({ id }) => id);
      for await (const own of factsOfSome(store, plan, ids, until, parts)) {
        const edges = found.get(own.id) ?? 0;
        const { turns } = turnsBetween(prepared, own, { after, until, subjects: parts }, held);
        const instants = [...new Set(turns.map(({ at }) => at))];
        const isEnough = instants.length <= edges || edges > 1;
        expect({ seed, customer: own.id, edges, turns, isEnough }).toMatchObject({ isEnough: true });
        const only = once.get(own.id);
        const others = only === undefined ? [] : instants.filter((at) => at !== only);
        expect({ seed, customer: own.id, only, turns, others }).toMatchObject({ others: [] });
        const movement = { asOf: after, now: until, dirty: undefined, moved: moved.get(own.id) ?? [], isPassed: false };
        const turnings = turningsOf(plan, movement);
        const unsaid = turns.filter(({ subject, at }) => {
          if (turnings === undefined) return false;
          const said = turnings.get(subject);
          const count = turns.filter((turn) => turn.subject === subject).length;
          return said === undefined || (said.at === undefined ? count > 1 && said.turns <= 1 : said.at !== at);
        });
        expect({ seed, customer: own.id, moved: movement.moved, unsaid }).toMatchObject({ unsaid: [] });
      }
    }
    await store.close();
  }, 200_000);
});

const onlyInstants = async (session: Session): Promise<ReadonlyMap<string, number>> => {
  const found = new Map<string, number>();
  const known = sql`select customer, instant from ${sql.id(STEP_TABLES.edge)} where instant is not null`;
  for await (const { customer, instant } of session.rows<{ customer: string; instant: number }>(known))
    found.set(customer, instant);
  return found;
};
