import type { Plan } from '@tagwright/dsl';
import { sql } from 'kysely';
import type { Session } from '../store/store.js';
import { BOOK_TABLE } from './table.js';

/** A book that was put in force. */
export interface BookVersion {
  /** 1, 2, 3 … */
  readonly version: number;
  readonly hash: string;
  readonly plan: Plan;
  /** ms UTC. */
  readonly activatedAt: number;
  readonly by: string | undefined;
  readonly note: string | undefined;
}

interface Row {
  readonly version: number;
  readonly hash: string;
  readonly plan: string;
  readonly activatedAt: number;
  readonly by: string | null;
  readonly note: string | null;
}

const FIELDS = sql`version, hash, plan, activated_at as "activatedAt", ${sql.id('by')}, note`;

const versionOf = ({ plan, by, note, ...row }: Row): BookVersion => ({
  ...row,
  plan: JSON.parse(plan) as Plan,
  by: by ?? undefined,
  note: note ?? undefined,
});

/** All versions, the first one first; none where no step was ever made. */
export const bookVersions = async (session: Session): Promise<readonly BookVersion[]> => {
  const versions: BookVersion[] = [];
  if ((await session.columnsOf(BOOK_TABLE)).length === 0) return versions;
  for await (const row of session.rows<Row>(sql`select ${FIELDS} from ${sql.id(BOOK_TABLE)} order by version`))
    versions.push(versionOf(row));
  return versions;
};

/** A version by its number; undefined where there is none. */
export const bookVersion = async (session: Session, version: number): Promise<BookVersion | undefined> => {
  if ((await session.columnsOf(BOOK_TABLE)).length === 0) return undefined;
  const row = await session.row<Row>(
    sql`select ${FIELDS} from ${sql.id(BOOK_TABLE)} where version = ${BigInt(version)}`,
  );
  return row === undefined ? undefined : versionOf(row);
};

/** A version without its plan, which may be large. */
export type BookActivation = Omit<BookVersion, 'plan'>;

/** The versions after a number, the earlier ones first; 0 is before the first. */
export const activationsAfter = async (session: Session, version: number): Promise<readonly BookActivation[]> => {
  const found: BookActivation[] = [];
  if ((await session.columnsOf(BOOK_TABLE)).length === 0) return found;
  const rows = session.rows<Omit<Row, 'plan'>>(
    sql`select version, hash, activated_at as "activatedAt", ${sql.id('by')}, note from ${sql.id(BOOK_TABLE)} where version > ${BigInt(version)} order by version`,
  );
  for await (const { by, note, ...row } of rows) found.push({ ...row, by: by ?? undefined, note: note ?? undefined });
  return found;
};

/** The version that was put in force last; undefined where none ever was. */
export const latestBook = async (session: Session): Promise<BookVersion | undefined> => {
  if ((await session.columnsOf(BOOK_TABLE)).length === 0) return undefined;
  const row = await session.row<Row>(sql`select ${FIELDS} from ${sql.id(BOOK_TABLE)} order by version desc limit 1`);
  return row === undefined ? undefined : versionOf(row);
};

/** The same within a step, which has one. */
export const bookInForce = async (session: Session): Promise<BookVersion> => {
  const book = await latestBook(session);
  if (book === undefined) throw new Error('a step has a book');
  return book;
};

/** When the book in force was activated (ms UTC). */
export const activationOf = async (session: Session): Promise<number> => {
  const row = await session.row<{ at: number }>(
    sql`select activated_at as at from ${sql.id(BOOK_TABLE)} order by version desc limit 1`,
  );
  if (row === undefined) throw new Error('a step has a book');
  return row.at;
};

/** Adds a version. */
export const addVersion = async (
  session: Session,
  { plan, activatedAt, by, note }: Omit<BookVersion, 'version' | 'hash'>,
): Promise<void> => {
  const last = await session.row<{ version: number | null }>(
    sql`select max(version) as version from ${sql.id(BOOK_TABLE)}`,
  );
  await session.insert(
    BOOK_TABLE,
    ['version', 'hash', 'plan', 'activated_at', 'by', 'note'],
    [
      [BigInt((last?.version ?? 0) + 1)],
      [plan.hash],
      [JSON.stringify(plan)],
      [BigInt(activatedAt)],
      [by ?? null],
      [note ?? null],
    ],
  );
};
