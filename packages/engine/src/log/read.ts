import { sql } from 'kysely';
import { EngineError } from '../errors/engine-error.js';
import type { Session } from '../store/store.js';
import type { Change } from './change.js';
import { lastSeq } from './append.js';
import { hasLog, LOG_TABLES } from './tables.js';

/** An entry as it lies in the table. */
export type ChangeRow = Omit<Change, 'value'> & { readonly value: string | null };

export const CHANGE_FIELDS = sql`seq, customer, kind, name, value, old, new, effective_at as "effectiveAt", recorded_at as "recordedAt", book, cause`;

export const changeOf = ({ value, ...row }: ChangeRow): Change => ({ ...row, value: value ?? undefined });

/** How much of the log is gone: entries up to `seq`, and with them what was so before `instant` (ms UTC). */
export interface Pruned {
  readonly seq: number;
  readonly instant: number;
}

export const prunedPart = async (session: Session): Promise<Pruned | undefined> =>
  session.row<Pruned>(sql`select seq, instant from ${sql.id(LOG_TABLES.pruned)}`);

/**
 * The entries after a number, in order, `limit` of them at most; 0 is before the first. Throws `log-pruned` where some
 * of them are gone.
 */
export const changesAfter = async (session: Session, seq: number, limit: number): Promise<readonly Change[]> => {
  if (!(await hasLog(session))) return [];
  const changes: Change[] = [];
  const rows = session.rows<ChangeRow>(
    sql`select ${CHANGE_FIELDS} from ${sql.id(LOG_TABLES.change)} where seq > ${BigInt(seq)} order by seq limit ${sql.lit(limit)}`,
  );
  for await (const row of rows) changes.push(changeOf(row));
  // Looked at afterwards: had they been let go of before, it would say so.
  const pruned = await prunedPart(session);
  if (pruned !== undefined && seq < pruned.seq) throw new EngineError('log-pruned', { seq, pruned: pruned.seq });
  return changes;
};

/** How far a reader has come: the number of the last entry that it acknowledged, 0 before the first. */
export const cursorOf = async (session: Session, consumer: string): Promise<number> => {
  if (!(await hasLog(session))) return 0;
  const row = await session.row<{ seq: number }>(
    sql`select seq from ${sql.id(LOG_TABLES.consumer)} where name = ${consumer}`,
  );
  return row?.seq ?? 0;
};

/**
 * A reader is done with all entries up to a number, and need not be given them again. What was acknowledged stays so: a
 * smaller number changes nothing. Throws `log-not-so-far` for a number that no entry has yet.
 */
export const acknowledge = (session: Session, consumer: string, seq: number): Promise<void> =>
  session.write(async (within) => {
    const last = await lastSeq(within);
    if (seq > last) throw new EngineError('log-not-so-far', { seq, last });
    await within.run(
      sql`insert into ${sql.id(LOG_TABLES.consumer)} (name, seq) values (${consumer}, ${BigInt(seq)}) on conflict (name) do update set seq = excluded.seq where excluded.seq > ${sql.id(LOG_TABLES.consumer, 'seq')}`,
    );
  });

/** A reader is no more, and where it had come to does not matter any longer. */
export const forgetReader = async (session: Session, consumer: string): Promise<void> => {
  if (!(await hasLog(session))) return;
  await session.run(sql`delete from ${sql.id(LOG_TABLES.consumer)} where name = ${consumer}`);
};

/** How far the reader has come that has come least far; undefined where there is none. */
export const slowestReader = async (session: Session): Promise<number | undefined> => {
  if (!(await hasLog(session))) return undefined;
  const row = await session.row<{ seq: number | null }>(
    sql`select min(seq) as seq from ${sql.id(LOG_TABLES.consumer)}`,
  );
  return row?.seq ?? undefined;
};
