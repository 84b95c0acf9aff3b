import type { Sql } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import { LOG_TABLES } from './tables.js';

const SUBJECT = sql`customer, kind, name, value`;

/**
 * The turns that the log tells of: of the entries of one subject with the same `effective_at` the one that was written
 * last counts, and one whose `old` is its `new` says that nothing turns there. Entries of erased customers tell nothing.
 */
export const turnsSql = (where: Sql): Sql => {
  const latest = sql`row_number() over (partition by ${SUBJECT}, effective_at order by seq desc) as newness`;
  return sql`select ${SUBJECT}, old, new, effective_at, recorded_at, seq, book, cause from (select *, ${latest} from ${sql.id(LOG_TABLES.change)} where customer <> '' and ${where}) as entry where newness = 1 and old is distinct from new`;
};

/** What was so at an instant (ms UTC): of each subject the last turn up to it, where that left it with anything. */
export const standingSql = (instant: number, where: Sql): Sql => {
  const last = sql`row_number() over (partition by ${SUBJECT} order by effective_at desc) as lateness`;
  const turns = turnsSql(sql`effective_at <= ${BigInt(instant)} and ${where}`);
  return sql`select ${SUBJECT}, new, effective_at, seq from (select *, ${last} from (${turns}) as turn) as standing where lateness = 1 and new is not null`;
};
