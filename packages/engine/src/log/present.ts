import { sql } from 'kysely';
import type { Session } from '../store/store.js';
import type { Change } from './change.js';
import { CHANGE_FIELDS, type ChangeRow, changeOf } from './read.js';
import { LOG_TABLES } from './tables.js';

/** What was so before an entry was written, and after it, as far as the present goes. */
export interface PresentTurn {
  readonly old: string | null;
  readonly new: string | null;
}

/**
 * What each entry said anew of the present, by its number. Most entries say that something turned just now. One that was
 * written for a late fact may tell of the past alone, or take back what was the last word: whoever follows the present
 * wants to know what it made of that. Entries that leave the present as it was are missing, and those of erased customers.
 */
export const turnsOfThePresent = async (
  session: Session,
  changes: readonly Change[],
): Promise<ReadonlyMap<number, PresentTurn>> => {
  const contested = await contestedSeqs(session, changes);
  const turns = new Map<number, PresentTurn>();
  for (const change of changes) {
    if (change.customer === '') continue;
    const turn = contested.has(change.seq) ? await turnAmong(session, change) : change;
    if (turn.old !== turn.new) turns.set(change.seq, { old: turn.old, new: turn.new });
  }
  return turns;
};

const SAME_SUBJECT = sql`before.customer = entry.customer and before.kind = entry.kind and before.name = entry.name and before.value is not distinct from entry.value`;

/** Entries before which something was written of the same instant, or a later one. */
const contestedSeqs = async (session: Session, changes: readonly Change[]): Promise<ReadonlySet<number>> => {
  const found = new Set<number>();
  if (changes.length === 0) return found;
  const change = sql.id(LOG_TABLES.change);
  const seqs = sql.join(changes.map(({ seq }) => BigInt(seq)));
  for await (const { seq } of session.rows<{ seq: number }>(
    sql`select seq from ${change} as entry where seq in (${seqs}) and exists (select 1 from ${change} as before where ${SAME_SUBJECT} and before.seq < entry.seq and before.effective_at >= entry.effective_at)`,
  ))
    found.add(seq);
  return found;
};

const turnAmong = async (session: Session, { seq, customer, kind, name, value }: Change): Promise<PresentTurn> => {
  const entries: Change[] = [];
  for await (const row of session.rows<ChangeRow>(
    sql`select ${CHANGE_FIELDS} from ${sql.id(LOG_TABLES.change)} where customer = ${customer} and kind = ${kind} and name = ${name} and value is not distinct from cast(${value ?? null} as text) and seq <= ${BigInt(seq)} order by seq`,
  ))
    entries.push(changeOf(row));
  return { old: presentOf(entries.slice(0, -1)), new: presentOf(entries) };
};

/** The reading rule for the last instant of all: see `reading-rule`. */
const presentOf = (entries: readonly Change[]): string | null => {
  const latest = new Map(entries.map((entry) => [entry.effectiveAt, entry]));
  let last: Change | undefined;
  for (const entry of latest.values())
    if (entry.old !== entry.new && entry.effectiveAt >= (last?.effectiveAt ?? entry.effectiveAt)) last = entry;
  return last?.new ?? null;
};
