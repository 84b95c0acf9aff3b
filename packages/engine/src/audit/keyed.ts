import { HISTORY_TABLE, type Sql, TABLES } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import type { Session } from '../store/store.js';

/** A table whose rows can be told apart, and by what. */
export interface Keyed {
  readonly table: string;
  /** Names one row: a customer, or `r0 北京` for the threshold of a group; text wherever it is read. */
  readonly key: Sql;
}

const threshold: Sql = sql`case when group_value is null then rank else rank || ' ' || group_value end`;

/** What a rebuild works out, and an incremental state has to be equal to. */
export const COMPARED: readonly Keyed[] = [
  { table: TABLES.state, key: sql`customer` },
  { table: TABLES.overall, key: sql`'everybody'` },
  { table: HISTORY_TABLE, key: sql`customer` },
  { table: TABLES.threshold, key: threshold },
  { table: TABLES.answer, key: sql`customer` },
];

/** The column of a copy that holds the key; rows of the two sides are joined by it. */
export const ROW_KEY = 'tw_row';

/** Sets a table's rows aside under another name for as long as the transaction lasts; whether there is such a table. */
export const setAside = async (session: Session, { table, key }: Keyed, copy: string): Promise<boolean> => {
  if ((await session.columnsOf(table)).length === 0) return false;
  await session.run(
    sql`create temp table ${sql.id(copy)} as select ${key} as ${sql.id(ROW_KEY)}, * from ${sql.id(table)}`,
  );
  await session.run(sql`create unique index ${sql.id(`${copy}_row`)} on ${sql.id(copy)} (${sql.id(ROW_KEY)})`);
  return true;
};
