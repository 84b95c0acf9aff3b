import { sql } from 'kysely';
import { WATERMARK_TABLE } from '../dirty/tables.js';
import type { Session } from '../store/store.js';

/** How far the log goes. */
export interface Watermark {
  /** The instant (ms UTC) up to which it tells what was answered. */
  readonly asOf: number;
  /** The hash of the book. */
  readonly book: string;
  /** How many customers were known then. */
  readonly population: number;
  /** Whether the tables hold the answers that it tells of. They do not once something else was evaluated in them. */
  readonly isKept: boolean;
}

/** Undefined where no step was ever made. */
export const watermark = async (session: Session): Promise<Watermark | undefined> => {
  const row = await session.row<Omit<Watermark, 'isKept'> & { readonly kept: number }>(
    sql`select as_of as "asOf", book, population, kept from ${sql.id(WATERMARK_TABLE)}`,
  );
  return row === undefined
    ? undefined
    : { asOf: row.asOf, book: row.book, population: row.population, isKept: row.kept === 1 };
};

/** Says that the log and the tables go up to an instant. */
export const setWatermark = async (session: Session, mark: Omit<Watermark, 'isKept'>): Promise<void> => {
  await session.run(sql`delete from ${sql.id(WATERMARK_TABLE)}`);
  await session.run(
    sql`insert into ${sql.id(WATERMARK_TABLE)} (as_of, book, population, kept) values (${BigInt(mark.asOf)}, ${mark.book}, ${BigInt(mark.population)}, 1)`,
  );
};

/**
 * Says that the tables no longer hold the answers that the log tells of: whoever evaluates in them beside the steps has
 * to, so that the next step starts from the log.
 */
export const disownTables = async (session: Session): Promise<void> => {
  if ((await session.columnsOf(WATERMARK_TABLE)).length > 0)
    await session.run(sql`update ${sql.id(WATERMARK_TABLE)} set kept = 0`);
};
