import { sql } from 'kysely';
import type { StoredValue } from '../results/metrics.js';
import type { Session } from '../store/store.js';
import { ROW_KEY } from './keyed.js';

/** How many rows of a column differ. */
export interface ColumnDifferences {
  readonly table: string;
  /** The column; {@link WHOLE_ROW} for rows that only one of the two sides has. */
  readonly column: string;
  readonly count: number;
}

/** One cell in which the stored state and the rebuilt one differ; null: missing there. */
export interface Difference {
  readonly table: string;
  /** The customer; of a threshold its rank and group: `r0`, `r0 北京`. */
  readonly row: string;
  readonly column: string;
  readonly stored: StoredValue | null;
  readonly rebuilt: StoredValue | null;
}

/** Stands for the column where a whole row is there on one side only; its values are the row's key, or null. */
export const WHOLE_ROW = 'row';

/** A statement has room for so many results. */
const COLUMNS_AT_ONCE = 200;

/** Two tables of the same kind with their rows keyed, by the names that they have; undefined where there is none. */
export interface Sides {
  readonly table: string;
  readonly stored: string;
  readonly rebuilt: string;
}

/** How many rows differ, column by column: the database goes along both sides and nothing is held but the counts. */
export const countDifferences = async (session: Session, sides: Sides): Promise<readonly ColumnDifferences[]> => {
  const columns = await columnsOfBoth(session, sides);
  const found = [...(await countOf(session, sides, [WHOLE_ROW]))];
  for (let at = 0; at < columns.length; at += COLUMNS_AT_ONCE)
    found.push(...(await countOf(session, sides, columns.slice(at, at + COLUMNS_AT_ONCE))));
  return found.filter(({ count }) => count > 0);
};

const countOf = async (
  session: Session,
  sides: Sides,
  columns: readonly string[],
): Promise<readonly ColumnDifferences[]> => {
  const counted = columns.map(
    (column, index) => sql`count(*) filter (where ${differs(column)}) as ${sql.id(`n${index}`)}`,
  );
  const row = await session.row<Record<string, number>>(sql`select ${sql.join(counted)}${bothSides(sides)}`);
  return columns.map((column, index) => ({ table: sides.table, column, count: row?.[`n${index}`] ?? 0 }));
};

/** The first of a column's differences, in the order of their rows. */
export const listDifferences = async (
  session: Session,
  sides: Sides,
  column: string,
  limit: number,
): Promise<readonly Difference[]> => {
  const value = column === WHOLE_ROW ? ROW_KEY : column;
  const rows = session.rows<Pick<Difference, 'row' | 'stored' | 'rebuilt'>>(
    sql`select coalesce(${key('stored')}, ${key('rebuilt')}) as "row", ${sql.id('stored', value)} as stored, ${sql.id('rebuilt', value)} as rebuilt${bothSides(sides)} where ${differs(column)} order by 1 limit ${BigInt(limit)}`,
  );
  const found: Difference[] = [];
  for await (const { row, stored, rebuilt } of rows) found.push({ table: sides.table, row, column, stored, rebuilt });
  return found;
};

const key = (side: 'stored' | 'rebuilt') => sql.id(side, ROW_KEY);

const bothSides = ({ stored, rebuilt }: Sides) =>
  sql` from ${sql.id(stored)} as stored full join ${sql.id(rebuilt)} as rebuilt on (${key('rebuilt')} = ${key('stored')})`;

const differs = (column: string) =>
  column === WHOLE_ROW
    ? sql`((${key('stored')} is null) or (${key('rebuilt')} is null))`
    : sql`((${key('stored')} is not null) and (${key('rebuilt')} is not null) and (${sql.id('stored', column)} is distinct from ${sql.id('rebuilt', column)}))`;

const columnsOfBoth = async (session: Session, { stored, rebuilt }: Sides): Promise<readonly string[]> => {
  const theirs = new Set((await session.columnsOf(stored)).map(({ name }) => name));
  return (await session.columnsOf(rebuilt))
    .map(({ name }) => name)
    .filter((name) => name !== ROW_KEY && theirs.has(name));
};
