import { localDay, midnight, type Plan } from '@tagwright/dsl';
import { dueSql } from '@tagwright/dsl/sql';
import { WAVE_TABLE } from '../dirty/tables.js';
import { asksPopulation } from '../history/past-population.js';
import { asEvaluated } from '../history/recorded.js';
import { evaluated } from '../results/evaluation.js';
import type { Store } from '../store/store.js';
import { isAnybodyPutOff } from './wave.js';

/**
 * The earliest instant (ms UTC) after the last step at which the clock alone can change anything, no fact arriving: a
 * scheduler may sleep until then. Rather too early than too late; undefined: never. Throws `not-evaluated`.
 */
export const nextDue = async (store: Store, plan: Plan): Promise<number | undefined> => {
  const { asOf } = await evaluated(store);
  if ((await store.columnsOf(WAVE_TABLE)).length > 0 && (await isAnybodyPutOff(store))) return asOf + 1;
  const queries = dueSql(await asEvaluated(store, plan), asOf, store.dialect);
  if (queries === undefined) return asOf + 1;
  const { zone } = plan.catalog;
  // Thresholds of the past go by local midnights, and with the next one there is one more of them.
  let earliest = asksPopulation(plan) ? midnight(localDay(asOf, zone) + 1, zone) : Infinity;
  for (const query of queries) {
    const due = (await store.row<{ due: number | null }>(query))?.due ?? null;
    if (due !== null) earliest = Math.min(earliest, Number(due));
  }
  return earliest === Infinity ? undefined : earliest;
};
