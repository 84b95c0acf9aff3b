import type { Catalog } from '@tagwright/dsl';
import { type Dialect, OWNED_PREFIX } from '@tagwright/dsl/sql';
import { EngineError } from '../errors/engine-error.js';
import type { TableLayout } from './layout.js';

/** SQLite compares names without regard to ASCII case; what clashes there is refused everywhere. */
const folded = (name: string): string => name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** What the databases keep for themselves, what the engine does, and a table that emitted SQL reads as a function. */
const RESERVED_TABLE = { sqlite: /^(sqlite_|tw_|json_each$)/, postgres: /^(pg_|tw_)/ };
/** Columns that every table of a PostgreSQL server has. */
const SYSTEM_COLUMNS = new Set(['tableoid', 'xmin', 'cmin', 'xmax', 'cmax', 'ctid']);
/** What the engine puts around a name of the catalog to make others of it: `tw_…_id`. */
const ROOM = `${OWNED_PREFIX}_id`.length;

/** Throws for names that the database cannot hold or keep apart. */
export const checkNames = (dialect: Dialect, catalog: Catalog, layouts: readonly TableLayout[]): void => {
  for (const { table, fields } of [catalog.customer, ...catalog.events]) {
    const reserved = fields.find(({ column }) => folded(column).startsWith(OWNED_PREFIX));
    if (reserved !== undefined) throw new EngineError('column-name-reserved', { table, column: reserved.column });
  }
  layouts.forEach(({ table, columns }, index) => {
    if (RESERVED_TABLE[dialect.name].test(folded(table))) throw new EngineError('table-name-reserved', { table });
    const twin = layouts.slice(0, index).find((earlier) => folded(earlier.table) === folded(table));
    if (twin !== undefined) throw new EngineError('table-names-clash', { table, other: twin.table });
    columns.forEach((column, at) => {
      const other = columns.slice(0, at).find((earlier) => folded(earlier.name) === folded(column.name));
      if (other !== undefined)
        throw new EngineError('column-names-clash', { table, column: column.name, other: other.name });
    });
  });
  if (dialect.name === 'postgres') for (const layout of layouts) checkServerNames(dialect, layout);
};

const checkServerNames = (dialect: Dialect, { table, columns }: TableLayout): void => {
  const system = columns.find(({ name }) => SYSTEM_COLUMNS.has(name));
  if (system !== undefined) throw new EngineError('column-name-of-server', { table, column: system.name });
  const { longestName } = dialect;
  if (longestName === undefined) return;
  const limit = longestName - ROOM;
  for (const name of [table, ...columns.map((column) => column.name)]) {
    const length = Buffer.byteLength(name);
    if (length > (name.startsWith(OWNED_PREFIX) ? longestName : limit))
      throw new EngineError('name-too-long', { name, length, limit });
  }
};
