import type { Catalog, EventThing } from '@tagwright/dsl';
import { OWNED_PREFIX, type StoredColumn } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import { EngineError } from '../errors/engine-error.js';
import { compile } from './compile.js';
import { customerTableLayout, eventTableLayout, type TableLayout } from './layout.js';
import type { SqliteStore } from './sqlite.js';

/**
 * Makes the catalog's tables that are not there yet, and adds the columns that a newer catalog declares (missing in
 * every row so far). Throws `table-differs` where a column holds another kind of value, and `…-reserved` or
 * `…-clash` for names that the database cannot keep apart. Leaves {@link indexEventIds} to the caller, who may load in
 * bulk first.
 */
export const createFactTables = (store: SqliteStore, catalog: Catalog): void => {
  const layouts = [customerTableLayout(catalog.customer), ...catalog.events.map(eventTableLayout)];
  checkNames(catalog, layouts);
  store.write(() => {
    for (const layout of layouts) createTable(store, layout);
  });
};

/** The unique index on an event's id, which refuses the same event twice. Building it after a bulk load is faster. */
export const indexEventIds = (store: SqliteStore, event: EventThing): void => {
  store.run(
    compile(
      sql`create unique index if not exists ${sql.id(idIndex(event))} on ${sql.id(event.table)} (${sql.id(event.columns.id)})`,
    ),
  );
};

export const dropEventIdIndex = (store: SqliteStore, event: EventThing): void => {
  store.run(compile(sql`drop index if exists ${sql.id(idIndex(event))}`));
};

const idIndex = (event: EventThing): string => `${OWNED_PREFIX}${event.table}_id`;

const createTable = (store: SqliteStore, layout: TableLayout): void => {
  const found = columnsOf(store, layout.table);
  if (found.length === 0) {
    const columns = layout.columns.map(
      (column) => sql`${declared(column)}${layout.required.includes(column.name) ? sql` not null` : sql``}`,
    );
    const key = layout.key.map((name) => sql.id(name));
    store.run(
      compile(
        sql`create table ${sql.id(layout.table)} (${sql.join(columns)}, primary key (${sql.join(key)})) without rowid, strict`,
      ),
    );
    return;
  }
  for (const column of layout.columns) {
    const present = found.find((other) => other.name === column.name);
    if (present === undefined) {
      if (layout.required.includes(column.name)) throw differs(layout, column, 'nothing');
      store.run(compile(sql`alter table ${sql.id(layout.table)} add column ${declared(column)}`));
    } else if (present.type.toLowerCase() !== (column.storage === 'flag' ? 'integer' : column.storage)) {
      throw differs(layout, column, present.type.toLowerCase());
    }
  }
};

const differs = (layout: TableLayout, column: StoredColumn, found: string): EngineError =>
  new EngineError('table-differs', { table: layout.table, column: column.name, expected: column.storage, found });

const STORAGE = { integer: sql`integer`, flag: sql`integer`, real: sql`real`, text: sql`text` };
const declared = (column: StoredColumn) => sql`${sql.id(column.name)} ${STORAGE[column.storage]}`;

const columnsOf = (store: SqliteStore, table: string): { name: string; type: string }[] => [
  ...store.rows<{ name: string; type: string }>(compile(sql`select name, type from pragma_table_info(${table})`)),
];

/** SQLite compares names without regard to ASCII case. */
const folded = (name: string): string => name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** What SQLite keeps for itself, what the engine does, and a table that emitted SQL reads as a function. */
const RESERVED_TABLE = /^(sqlite_|tw_|json_each$)/;

const checkNames = (catalog: Catalog, layouts: readonly TableLayout[]): void => {
  for (const { table, fields } of [catalog.customer, ...catalog.events]) {
    const reserved = fields.find(({ column }) => folded(column).startsWith(OWNED_PREFIX));
    if (reserved !== undefined) throw new EngineError('column-name-reserved', { table, column: reserved.column });
  }
  layouts.forEach(({ table, columns }, index) => {
    if (RESERVED_TABLE.test(folded(table))) throw new EngineError('table-name-reserved', { table });
    const twin = layouts.slice(0, index).find((earlier) => folded(earlier.table) === folded(table));
    if (twin !== undefined) throw new EngineError('table-names-clash', { table, other: twin.table });
    columns.forEach((column, at) => {
      const other = columns.slice(0, at).find((earlier) => folded(earlier.name) === folded(column.name));
      if (other !== undefined)
        throw new EngineError('column-names-clash', { table, column: column.name, other: other.name });
    });
  });
};
