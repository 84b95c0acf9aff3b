import { sql } from 'kysely';
import type { Session } from '../store/store.js';
import type { NewEntry } from './change.js';
import { ENTRY_COLUMNS, LOG_TABLES } from './tables.js';

/** The number of the last entry; 0 while there is none. The log's tables must be there. */
export const lastSeq = async (session: Session): Promise<number> =>
  (await session.row<{ seq: number | null }>(sql`select max(seq) as seq from ${sql.id(LOG_TABLES.change)}`))?.seq ?? 0;

/**
 * Appends entries in their order, each under the next number, and returns the last number. Has to run inside a write
 * transaction: writers take turns, so that there are neither gaps nor twins.
 */
export const append = async (session: Session, entries: readonly NewEntry[]): Promise<number> => {
  const last = await lastSeq(session);
  if (entries.length === 0) return last;
  await session.insert(LOG_TABLES.change, ENTRY_COLUMNS, [
    entries.map((_, index) => BigInt(last + 1 + index)),
    entries.map(({ customer }) => customer),
    entries.map(({ kind }) => kind),
    entries.map(({ name }) => name),
    entries.map(({ value }) => value ?? null),
    entries.map(({ old }) => old),
    entries.map((entry) => entry.new),
    entries.map(({ effectiveAt }) => BigInt(effectiveAt)),
    entries.map(({ recordedAt }) => BigInt(recordedAt)),
    entries.map(({ book }) => book),
    entries.map(({ cause }) => cause),
  ]);
  return last + entries.length;
};
