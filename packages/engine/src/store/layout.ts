import type { CustomerThing, EventThing } from '@tagwright/dsl';
import { RECORD_TABLES, type StoredColumn, storedColumns } from '@tagwright/dsl/sql';

/** The physical table of a thing: `columns` in their order, those of the primary key first and never missing. */
export interface TableLayout {
  readonly table: string;
  /** Column names of the primary key, in order. */
  readonly key: readonly string[];
  /** Column names that are never missing: the key, and whatever else has to be known. */
  readonly required: readonly string[];
  readonly columns: readonly StoredColumn[];
}

/** Tables with their columns, and indexes by their names. */
export interface Layouts {
  readonly tables: readonly TableLayout[];
  readonly indexes: readonly string[];
}

/** One row per customer, in the order of ids. */
export const customerTableLayout = (customer: CustomerThing): TableLayout => ({
  table: customer.table,
  key: [customer.id],
  required: [customer.id],
  columns: distinctColumns([
    { name: customer.id, storage: 'text' },
    ...(customer.at === undefined ? [] : [{ name: customer.at, storage: 'integer' as const }]),
    ...customer.fields.flatMap((field) => storedColumns(field.column, field.type)),
  ]),
});

/** One row per event, so ordered that a customer's events stream in time; ids are unique over the table. */
export const eventTableLayout = (event: EventThing): TableLayout => {
  const { customer, at, id } = event.columns;
  return {
    table: event.table,
    key: [customer, at, id],
    required: [customer, at, id],
    columns: distinctColumns([
      { name: customer, storage: 'text' },
      { name: at, storage: 'integer' },
      { name: id, storage: 'text' },
      ...event.fields.flatMap((field) => storedColumns(field.column, field.type)),
    ]),
  };
};

/** What is recorded of customers beside the catalog's tables: see `RECORD_TABLES`. */
export const recordLayouts: readonly TableLayout[] = [
  {
    table: RECORD_TABLES.handSet,
    key: ['customer', 'tag', 'from_at', 'value'],
    required: ['customer', 'tag', 'from_at', 'value'],
    columns: [
      { name: 'customer', storage: 'text' },
      { name: 'tag', storage: 'text' },
      { name: 'from_at', storage: 'integer' },
      { name: 'value', storage: 'text' },
      { name: 'until_at', storage: 'integer' },
    ],
  },
  {
    table: RECORD_TABLES.fieldChange,
    key: ['customer', 'field', 'at'],
    required: ['customer', 'field', 'at'],
    columns: [
      { name: 'customer', storage: 'text' },
      { name: 'field', storage: 'text' },
      { name: 'at', storage: 'integer' },
      { name: 'value', storage: 'text' },
    ],
  },
];

/** A field may be declared on a column that is already there, such as the one of `at`. */
const distinctColumns = (columns: readonly StoredColumn[]): readonly StoredColumn[] =>
  columns.filter((column, index) => columns.findIndex((other) => other.name === column.name) === index);
