import type { Sql } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import { EngineError } from '../errors/engine-error.js';
import type { Session } from '../store/store.js';
import { lastSeq } from './append.js';
import type { Cause, Change, Subject } from './change.js';
import { CHANGE_FIELDS, type ChangeRow, changeOf, prunedPart } from './read.js';
import { hasLog, LOG_TABLES } from './tables.js';

/** A tag with all its values, or a segment. */
export type Named = Pick<Subject, 'kind' | 'name'>;

/** Which entries are asked for; what is left out does not matter. */
export interface ChangeFilter {
  /** Of any of these. */
  readonly of?: readonly Named[];
  /** Of none of these. */
  readonly except?: readonly Named[];
  readonly customer?: string;
  readonly causes?: readonly Cause[];
}

export interface PageOptions extends ChangeFilter {
  readonly limit: number;
  /** How many entries are looked at for those that are asked for; 5,000 if left out, which takes milliseconds. */
  readonly most?: number;
}

/** A part of the log. */
export interface ChangePage {
  readonly changes: readonly Change[];
  /** All entries up to this one were looked at: the next page is asked for after it. */
  readonly upTo: number;
  /** The last entry that there was; 0 while there is none. */
  readonly last: number;
}

/**
 * Entries after a number, in order, which are `limit` at most, and perhaps none although more follow: a page costs the
 * same however rare they are. Throws `log-pruned` where some of the entries after that number are gone.
 */
export const changesPage = async (session: Session, after: number, options: PageOptions): Promise<ChangePage> => {
  if (!(await hasLog(session))) return { changes: [], upTo: after, last: 0 };
  const { limit, customer, most = 5000 } = options;
  const last = await lastSeq(session);
  // The entries of one customer have an index, and are few.
  const end = Math.max(after, customer === undefined ? Math.min(last, after + most) : last);
  const changes: Change[] = [];
  const rows = session.rows<ChangeRow>(
    sql`${source(customer)} where seq > ${BigInt(after)} and seq <= ${BigInt(end)}${wanted(options)} order by seq limit ${sql.lit(limit)}`,
  );
  for await (const row of rows) changes.push(changeOf(row));
  // Looked at afterwards: had they been let go of before, it would say so.
  const pruned = await prunedPart(session);
  if (pruned !== undefined && after < pruned.seq)
    throw new EngineError('log-pruned', { seq: after, pruned: pruned.seq });
  return { changes, upTo: changes.length < limit ? end : (changes.at(-1)?.seq ?? end), last };
};

/**
 * The last entries that are asked for, the latest first, `limit` at most, out of the last `most` of the log; those that
 * were let go of are missing.
 */
export const latestChanges = async (session: Session, options: PageOptions): Promise<ChangePage> => {
  if (!(await hasLog(session))) return { changes: [], upTo: 0, last: 0 };
  const { limit, customer, most = 5000 } = options;
  const last = await lastSeq(session);
  const begin = customer === undefined ? last - most : 0;
  const changes: Change[] = [];
  const rows = session.rows<ChangeRow>(
    sql`${source(customer)} where seq > ${BigInt(begin)} and seq <= ${BigInt(last)}${wanted(options)} order by seq desc limit ${sql.lit(limit)}`,
  );
  for await (const row of rows) changes.push(changeOf(row));
  return { changes, upTo: last, last };
};

const source = (customer: string | undefined): Sql =>
  customer === undefined
    ? sql`select ${CHANGE_FIELDS} from ${sql.id(LOG_TABLES.change)}`
    : sql`with own as materialized (select * from ${sql.id(LOG_TABLES.change)} where customer = ${customer}) select ${CHANGE_FIELDS} from own`;

const wanted = ({ of, except = [], causes }: ChangeFilter): Sql => {
  const conditions: Sql[] = [];
  if (of !== undefined) conditions.push(isAnyOf(of));
  if (except.length > 0) conditions.push(sql`not ${isAnyOf(except)}`);
  if (causes !== undefined) conditions.push(sql`cause in (${sql.join(causes)})`);
  return sql.join([sql``, ...conditions], sql` and `);
};

const isAnyOf = (named: readonly Named[]): Sql => {
  const kinds = (['tag', 'segment'] as const).flatMap((kind) => {
    const names = named.filter((each) => each.kind === kind).map(({ name }) => name);
    return names.length === 0 ? [] : [sql`(kind = ${sql.lit(kind)} and name in (${sql.join(names)}))`];
  });
  return kinds.length === 0 ? sql`(1 = 0)` : sql`(${sql.join(kinds, sql` or `)})`;
};

/** Entries by their numbers, in order; those that were let go of are missing. */
export const changesAt = async (session: Session, seqs: readonly number[]): Promise<readonly Change[]> => {
  if (seqs.length === 0 || !(await hasLog(session))) return [];
  const changes: Change[] = [];
  const rows = session.rows<ChangeRow>(
    sql`select ${CHANGE_FIELDS} from ${sql.id(LOG_TABLES.change)} where seq in (${sql.join(seqs.map(BigInt))}) order by seq`,
  );
  for await (const row of rows) changes.push(changeOf(row));
  return changes;
};

/** Whether the log has any entry of a tag or a segment, which may be of a book that is in force no more. */
export const isInLog = async (session: Session, { kind, name }: Named): Promise<boolean> => {
  if (!(await hasLog(session))) return false;
  const row = await session.row(
    sql`select 1 as one from ${sql.id(LOG_TABLES.change)} where name = ${name} and kind = ${kind} limit 1`,
  );
  return row !== undefined;
};

/**
 * The number of the first entry that was written at an instant (ms UTC) or later; one past the last where there is none.
 * Entries are written in the order of time, so that a few looks find it.
 */
export const firstWrittenSince = async (session: Session, instant: number): Promise<number> => {
  if (!(await hasLog(session))) return 1;
  let [low, high] = [1, (await lastSeq(session)) + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const row = await session.row<{ seq: number; at: number }>(
      sql`select seq, recorded_at as at from ${sql.id(LOG_TABLES.change)} where seq >= ${BigInt(middle)} order by seq limit 1`,
    );
    if (row !== undefined && row.at < instant) low = row.seq + 1;
    else high = middle;
  }
  return low;
};

/** What there is of the log: entries after `from`, up to `last`; both 0 while there is none. */
export const extentOfLog = async (session: Session): Promise<{ readonly from: number; readonly last: number }> =>
  (await hasLog(session))
    ? { from: (await prunedPart(session))?.seq ?? 0, last: await lastSeq(session) }
    : { from: 0, last: 0 };
