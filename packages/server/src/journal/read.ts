import type { Session } from '@tagwright/engine';
import { sql, type RawBuilder } from 'kysely';
import { JOURNAL_TABLE } from './entries.js';

/** An entry as it was written; `at` in ms UTC. */
export interface WrittenEntry {
  readonly seq: number;
  readonly at: number;
  readonly caller: string;
  readonly callerName: string;
  readonly action: string;
  readonly kind: string;
  readonly name: string | null;
  readonly customer: string | null;
  readonly count: number | null;
  readonly request: string | null;
}

/** Which entries are looked for; instants in ms UTC, `until` excluded. */
export interface Wanted {
  readonly customer?: string | undefined;
  readonly caller?: string | undefined;
  readonly action?: string | undefined;
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  /** Entries before this number; the latest if left out. */
  readonly before?: number | undefined;
}

/** The latest entries first. */
export const readEntries = async (
  session: Session,
  wanted: Wanted,
  limit: number,
): Promise<readonly WrittenEntry[]> => {
  const conditions: RawBuilder<unknown>[] = [sql`1 = 1`];
  const { customer, caller, action, from, until, before } = wanted;
  if (customer !== undefined) conditions.push(sql`customer = ${customer}`);
  if (caller !== undefined) conditions.push(sql`caller = ${caller}`);
  if (action !== undefined) conditions.push(sql`action = ${action}`);
  if (from !== undefined) conditions.push(sql`at >= ${BigInt(from)}`);
  if (until !== undefined) conditions.push(sql`at < ${BigInt(until)}`);
  if (before !== undefined) conditions.push(sql`seq < ${BigInt(before)}`);
  const entries: WrittenEntry[] = [];
  for await (const entry of session.rows<WrittenEntry>(
    sql`select seq, at, caller, caller_name as "callerName", action, kind, name, customer, count, request
      from ${sql.id(JOURNAL_TABLE)} where ${sql.join(conditions, sql` and `)} order by seq desc limit ${BigInt(limit)}`,
  ))
    entries.push(entry);
  return entries;
};
