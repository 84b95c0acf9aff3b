import type { Plan } from '@tagwright/dsl';
import { RECORD_TABLES } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import type { Session } from '../store/store.js';

/** A value of a tag that somebody set; instants in ms UTC. */
export interface HandSetValue {
  /** The tag's name that is shown first. */
  readonly tag: string;
  readonly value: string;
  readonly from: number;
  /** Excluded; undefined: for good. */
  readonly until: number | undefined;
}

/** What people set of a customer that is not taken away by `now` (ms UTC), the latest first: one for each value of a tag. */
export const handSetValues = async (
  session: Session,
  { tags }: Plan,
  customer: string,
  now: number,
): Promise<readonly HandSetValue[]> => {
  if ((await session.columnsOf(RECORD_TABLES.handSet)).length === 0) return [];
  const found: HandSetValue[] = [];
  const rows = session.rows<{ tag: string; value: string; from: number; until: number | null }>(
    sql`select tag, value, from_at as "from", until_at as until from ${sql.id(RECORD_TABLES.handSet)} where customer = ${customer} and (until_at is null or until_at > ${BigInt(now)}) order by from_at desc, tag, value`,
  );
  for await (const row of rows) {
    const tag = tags.find(({ manual, names }) => manual && names.includes(row.tag))?.names[0];
    if (tag === undefined || found.some((other) => other.tag === tag && other.value === row.value)) continue;
    found.push({ tag, value: row.value, from: row.from, until: row.until ?? undefined });
  }
  return found;
};
