import { evaluate, refresh, type Store } from '@tagwright/engine';
import { lastWordFaults } from '../../laws/incremental/checks.js';
import { ChangeLog } from '../../laws/incremental/change-log.js';
import { derivedTables, tableDifferences } from '../../laws/incremental/tables.js';
import { storedAnswer } from '../../laws/evaluators/sql.js';
import { idsOf, TOLD_AGAIN, worldPlan } from './world.js';

/** What workers said before they ended, taken together. */
export interface Testimony {
  /** Calls that were begun. */
  readonly begun: readonly number[];
  /** Calls that were acknowledged. */
  readonly told: readonly number[];
  /** The last numbers of the log that steps reported. */
  readonly lastSeq: number;
}

/** What is wrong with a database that was left behind: lost, doubled or half done. */
export async function factFaults(store: Store, { begun, told, lastSeq }: Testimony): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const table of ['order', 'visit']) {
    for await (const { id } of store.rows<{ id: string }>({ sql: `select id from "${table}"`, parameters: [] }))
      ids.push(id);
  }
  const kept = new Set(ids);
  const faults = ids.length === kept.size ? [] : [`${ids.length - kept.size} events are there twice`];
  for (const number of begun) {
    const own = idsOf(number);
    const lost = own.filter((id) => !kept.has(id)).length;
    if (lost > 0 && told.includes(number))
      faults.push(`call ${number} was acknowledged, and ${lost} of its events are lost`);
    // Of a call that was cut off all is there or nothing, but for what the next one told again.
    const first = own.slice(TOLD_AGAIN).filter((id) => kept.has(id)).length;
    if (first > 0 && lost > 0) faults.push(`of call ${number} ${own.length - lost} of ${own.length} events are there`);
  }
  const log = await ChangeLog.of(store);
  const last = Number(log.entries.at(-1)?.seq ?? 0);
  if (last < lastSeq) faults.push(`a step reported entry ${lastSeq}, and the log ends with ${last}`);
  return [...faults, ...log.faults()];
}

/** Brings the database up to date, and says where it differs from one that is worked out anew at `now` (ms UTC). */
export async function stateFaults(store: Store, now: number): Promise<readonly string[]> {
  const plan = worldPlan();
  await refresh(store, plan, now, { strict: true });
  const log = await ChangeLog.of(store);
  const kept = await derivedTables(store);
  const words = [...log.faults(), ...lastWordFaults(await storedAnswer(store, plan), now, log)];
  await evaluate(store, plan, now);
  return [...words, ...tableDifferences(plan, kept, await derivedTables(store))];
}
