import type { Catalog, EventThing } from '@tagwright/dsl';
import { type Dialect, OWNED_PREFIX, RECORD_TABLES, type StorageClass, type StoredColumn } from '@tagwright/dsl/sql';
import { type RawBuilder, sql } from 'kysely';
import { EngineError } from '../errors/engine-error.js';
import { customerTableLayout, eventTableLayout, type Layouts, recordLayouts, type TableLayout } from './layout.js';
import { checkNames } from './names.js';
import { remembered } from './remembered.js';
import { type PresentColumn, type Session, typeName } from './store.js';

/**
 * Makes the catalog's tables that are not there yet, those for what is recorded beside them, and adds the columns that
 * a newer catalog declares (missing in every row so far). Throws `table-differs` where a column holds another kind of
 * value, `column-order` where it orders texts otherwise, and `…-reserved`, `…-clash` or `name-too-long` for names that
 * the database cannot keep apart. Leaves {@link indexEventIds} to the caller, who may load in bulk first.
 */
export const createFactTables = async (session: Session, catalog: Catalog): Promise<void> => {
  checkCatalogNames(session.dialect, catalog);
  await session.write(async (within) => {
    for (const layout of layoutsOf(catalog)) await createLayout(within, layout);
    await createRecordTables(within);
  });
};

/** Throws as {@link createFactTables} does for names; what has passed once, does, for facts come in by the batch. */
export const checkCatalogNames = (dialect: Dialect, catalog: Catalog): void => {
  const passed = passedOn(catalog);
  if (passed.has(dialect.name)) return;
  checkNames(dialect, catalog, layoutsOf(catalog));
  passed.add(dialect.name);
};

const passedOn = remembered((_catalog: Catalog) => new Set<Dialect['name']>());

/** Makes the tables for what is recorded beside the catalog's; a database that was filled before there were any has none. */
export const createRecordTables = async (session: Session): Promise<void> => {
  for (const layout of recordLayouts) await createLayout(session, layout);
  await createIndex(session, RECORD_INDEX);
};

/** What changes next, whoever it is of, is asked for at every step. */
const RECORD_INDEX: Index = { name: `${RECORD_TABLES.fieldChange}_at`, table: RECORD_TABLES.fieldChange, column: 'at' };

/** What {@link createRecordTables} makes. */
export const RECORD_LAYOUTS: Layouts = { tables: recordLayouts, indexes: [RECORD_INDEX.name] };

/** What {@link createFactTables} and {@link indexEventIds} make. */
export const factLayoutsOf = (catalog: Catalog): Layouts => ({
  tables: [...layoutsOf(catalog), ...RECORD_LAYOUTS.tables],
  indexes: [...catalog.events.map(idIndex), ...RECORD_LAYOUTS.indexes],
});

const layoutsOf = ({ customer, events }: Catalog): readonly TableLayout[] => [
  customerTableLayout(customer),
  ...events.map(eventTableLayout),
];

/** The unique index on an event's id, which refuses the same event twice. Building it after a bulk load is faster. */
export const indexEventIds = (session: Session, event: EventThing): Promise<void> =>
  createIndex(session, { name: idIndex(event), table: event.table, column: event.columns.id, isUnique: true });

export interface Index {
  readonly name: string;
  readonly table: string;
  readonly column: string;
  readonly isUnique?: boolean;
}

/** Makes an index that is not there yet. To ask first matters: a server has `create index` wait for whoever writes. */
export const createIndex = async (
  session: Session,
  { name, table, column, isUnique = false }: Index,
): Promise<void> => {
  const there =
    session.dialect.name === 'sqlite'
      ? sql`select 1 as found from sqlite_schema where type = 'index' and name = ${name}`
      : sql`select 1 as found from pg_class where relkind in ('i', 'I') and relname = ${name} and relnamespace = current_schema()::regnamespace`;
  if ((await session.row(there)) !== undefined) return;
  const kind = isUnique ? sql`unique index` : sql`index`;
  await session.run(sql`create ${kind} if not exists ${sql.id(name)} on ${sql.id(table)} (${sql.id(column)})`);
};

export const dropEventIdIndex = async (session: Session, event: EventThing): Promise<void> => {
  await session.run(sql`drop index if exists ${sql.id(idIndex(event))}`);
};

const idIndex = (event: EventThing): string => `${OWNED_PREFIX}${event.table}_id`;

/** Makes a table that is not there yet, and adds the columns that it lacks; throws like {@link createFactTables}. */
export const createLayout = async (session: Session, layout: TableLayout): Promise<void> => {
  const found = await session.columnsOf(layout.table);
  if (found.length === 0) {
    const columns = layout.columns.map(
      (column) => sql`${declared(session, column)}${layout.required.includes(column.name) ? sql` not null` : sql``}`,
    );
    const key = sql`primary key (${sql.join(layout.key.map((name) => sql.id(name)))})`;
    await session.run(session.dialect.table(layout.table, sql.join([...columns, key])));
    return;
  }
  for (const column of layout.columns) {
    const present = found.find((other) => other.name === column.name);
    if (present !== undefined) checkPresent(session, layout, column, present);
    else if (layout.required.includes(column.name)) throw differs(session, layout, column, 'nothing');
    else await session.run(sql`alter table ${sql.id(layout.table)} add column ${declared(session, column)}`);
  }
};

const checkPresent = (session: Session, layout: TableLayout, column: StoredColumn, present: PresentColumn): void => {
  if (!isHeldIn(session.dialect, column.storage, present.type)) throw differs(session, layout, column, present.type);
  const { table } = layout;
  if (present.order !== undefined)
    throw new EngineError('column-order', { table, column: column.name, order: present.order });
};

/** What else a column may be called that holds the same: applications name types in their own ways. */
export const isHeldIn = (dialect: Dialect, storage: StorageClass, type: string): boolean => {
  if (type === typeName(dialect, storage)) return true;
  if (dialect.name === 'postgres') return storage === 'text' && type === 'character varying';
  // SQLite goes by parts of the name (https://www.sqlite.org/datatype3.html, 3.1).
  if (/int/.test(type)) return storage === 'integer' || storage === 'flag';
  if (/char|clob|text/.test(type)) return storage === 'text';
  return storage === 'flag' && type.startsWith('bool');
};

const differs = (session: Session, { table }: TableLayout, column: StoredColumn, found: string): EngineError =>
  new EngineError('table-differs', {
    table,
    column: column.name,
    expected: typeName(session.dialect, column.storage),
    found,
  });

const declared = ({ dialect }: Session, { name, storage }: StoredColumn): RawBuilder<unknown> =>
  sql`${sql.id(name)} ${dialect.columnType(storage)}`;
