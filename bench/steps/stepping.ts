import type { Plan } from '@tagwright/dsl';
import { evaluate, ingest, openStore, refresh, type Store } from '@tagwright/engine';
import { fiftyRules, planOf } from '../book.js';
import { timed } from '../process/program.js';
import { type EventFact, factsIn } from './told.js';
import type { PreparedShop } from './prepared.js';

/** A prepared shop, opened. */
export interface OpenShop {
  readonly store: Store;
  readonly plan: Plan;
  /** Facts to be told, in the order of their instants. */
  readonly toCome: readonly EventFact[];
}

export const openShop = async ({ database, toCome }: PreparedShop): Promise<OpenShop> => {
  const plan = planOf(fiftyRules());
  return { store: await openStore(database), plan, toCome: await factsIn(toCome) };
};

/** Tells facts; none of them may be refused. */
export const tell = async ({ store, plan }: OpenShop, facts: readonly EventFact[], now: number): Promise<void> => {
  if (facts.length === 0) return;
  const { outcomes } = await ingest(store, plan.catalog, facts, { now });
  const refused = outcomes.find(({ outcome }) => outcome === 'refused');
  if (refused !== undefined) throw new Error(`a fact was refused: ${JSON.stringify(refused)}`);
};

/** Tells the facts between two instants (the latter included), and takes the time of the step to the latter. */
export const tellAndStep = async (shop: OpenShop, after: number, until: number): Promise<number> => {
  await tell(
    shop,
    shop.toCome.filter(({ at }) => at > after && at <= until),
    until,
  );
  const { seconds, result } = await timed(() => refresh(shop.store, shop.plan, until, { strict: true }));
  if (result.mode !== 'incremental') throw new Error('the step worked everything out anew');
  return seconds;
};

/** Works everything out anew, as if nothing was known. */
export const rebuildSeconds = async ({ store, plan }: OpenShop, now: number): Promise<number> =>
  (await timed(() => evaluate(store, plan, now))).seconds;
