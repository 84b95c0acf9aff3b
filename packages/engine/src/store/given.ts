import type { Dialect, Sql, StoredColumn } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import type { Cell } from './store.js';

/** Integers as numbers: JSON has no others, and none of ours is beyond 2^53. */
const json = (rows: readonly (readonly Cell[])[]): string =>
  JSON.stringify(rows, (_, cell: unknown) => (typeof cell === 'bigint' ? Number(cell) : cell));

/** Rows handed over in one parameter, however many: a subquery with the columns by their names. */
export const givenRows = (
  dialect: Dialect,
  columns: readonly StoredColumn[],
  rows: readonly (readonly Cell[])[],
): Sql => {
  const cells = columns.map(({ name, storage }, index) => {
    const at = sql.lit(index);
    const cell =
      dialect.name === 'sqlite'
        ? sql`json_extract(each.value, ${sql.lit(`$[${index}]`)})`
        : storage === 'text'
          ? sql`(each.value ->> ${at})`
          : sql`cast(each.value ->> ${at} as ${dialect.columnType(storage)})`;
    return sql`${cell} as ${sql.id(name)}`;
  });
  const source =
    dialect.name === 'sqlite'
      ? sql`json_each(${json(rows)}) as each`
      : sql`jsonb_array_elements(cast(${json(rows)} as jsonb)) as each(value)`;
  return sql`(select ${sql.join(cells)} from ${source})`;
};

/** A select of some customers' ids, as `customer`, handed over in one parameter. */
export const customersGiven = (dialect: Dialect, customers: readonly string[]): Sql =>
  sql`select given.customer from ${givenRows(
    dialect,
    [{ name: 'customer', storage: 'text' }],
    customers.map((id) => [id]),
  )} as given`;
