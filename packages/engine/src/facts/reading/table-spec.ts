import type { Catalog, CustomerThing, EventThing, Field, ValueType } from '@tagwright/dsl';
import { type StoredColumn, storedColumns } from '@tagwright/dsl/sql';

/** What a column of a data file is to its row. Without a `key` a row cannot be kept. */
export interface ColumnSpec {
  /** In the header, and in the database. */
  readonly name: string;
  readonly type: ValueType;
  readonly key: 'id' | 'customer' | 'at' | undefined;
}

/** What a data file has to hold for one table of the catalog. Plain data, so that another thread can be told. */
export interface TableSpec {
  readonly table: string;
  readonly kind: 'customer' | 'event';
  /** Distinct by name, the keys first. */
  readonly columns: readonly ColumnSpec[];
}

const TEXT: ValueType = { kind: 'text' };
const TIME: ValueType = { kind: 'time' };

/** One for each table, the customers first. */
export const tableSpecs = (catalog: Catalog): readonly TableSpec[] => [
  customerSpec(catalog.customer),
  ...catalog.events.map(eventSpec),
];

const customerSpec = ({ table, id, at, fields }: CustomerThing): TableSpec => ({
  table,
  kind: 'customer',
  columns: distinct([
    { name: id, type: TEXT, key: 'id' },
    ...(at === undefined ? [] : [{ name: at, type: TIME, key: undefined }]),
    ...fields.map(fieldColumn),
  ]),
});

const eventSpec = ({ table, columns: { id, customer, at }, fields }: EventThing): TableSpec => ({
  table,
  kind: 'event',
  columns: distinct([
    { name: id, type: TEXT, key: 'id' },
    { name: customer, type: TEXT, key: 'customer' },
    { name: at, type: TIME, key: 'at' },
    ...fields.map(fieldColumn),
  ]),
});

const fieldColumn = ({ column, type }: Field): ColumnSpec => ({ name: column, type, key: undefined });

/** A field may be declared on a column that is there already, such as the one of `at`. */
const distinct = (columns: readonly ColumnSpec[]): readonly ColumnSpec[] =>
  columns.filter((column, index) => columns.findIndex((other) => other.name === column.name) === index);

/** The columns of the database that a row fills, in the order of the file's columns. */
export const storedColumnsOf = (spec: TableSpec): readonly StoredColumn[] =>
  spec.columns.flatMap((column) => storedColumns(column.name, column.type));

/** The name of the column that holds a key. */
export const keyColumn = (spec: TableSpec, key: 'id' | 'customer' | 'at'): string => {
  const column = spec.columns.find((candidate) => candidate.key === key);
  if (column === undefined) throw new Error(`the table ${spec.table} has no ${key}`);
  return column.name;
};
