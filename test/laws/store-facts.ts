import { createFactTables, type SqliteStore } from '@tagwright/engine';
import { unitVector, type Plan } from '@tagwright/dsl';
import { parseDecimal } from '../oracle/evaluate/numbers.js';
import { parseDay } from '../oracle/evaluate/calendar.js';
import { compareText } from '../oracle/evaluate/compare.js';
import type { Book, Facts, FactValue, FactValues, Field, Names } from '../oracle/index.js';

type Cell = string | number | bigint | null;
type Row = readonly (readonly [column: string, cell: Cell])[];

/** Lays facts down in the tables of the catalog, in the units in which they are stored, past every importer. */
export function storeFacts(store: SqliteStore, plan: Plan, book: Book, facts: Facts): void {
  createFactTables(store, plan.catalog);
  const { customer, events } = plan.catalog;
  store.write(() => {
    for (const { id, at, values } of facts.customers) {
      const known: Row = customer.at === undefined ? [] : [[customer.at, at === undefined ? null : BigInt(at)]];
      insert(store, customer.table, [[customer.id, id], ...known, ...cells(book.customer.fields, values)]);
    }
    for (const event of facts.events) {
      const kind = book.events.find(({ names }) => names[0] === event.kind);
      const thing = events.find(({ names }) => names[0] === event.kind);
      if (kind === undefined || thing === undefined) throw new Error(`no event ${event.kind}`);
      const { columns } = thing;
      insert(store, thing.table, [
        [columns.id, event.id],
        [columns.customer, event.customer],
        [columns.at, BigInt(event.at)],
        ...cells(kind.fields, event.values),
      ]);
    }
  });
}

function insert(store: SqliteStore, table: string, row: Row): void {
  const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;
  const columns = row.map(([column]) => quote(column)).join(', ');
  const places = row.map(() => '?').join(', ');
  store.run({
    sql: `insert into ${quote(table)} (${columns}) values (${places})`,
    parameters: row.map(([, cell]) => cell),
  });
}

function cells(fields: readonly Field[], values: FactValues): Row {
  return fields.flatMap((field) => {
    const value = values[field.names[0]];
    return value === undefined ? [] : stored(field, columnOf(field.names, field.column), value);
  });
}

function columnOf(names: Names, column: string | undefined): string {
  return column ?? names[names.length - 1] ?? names[0];
}

function stored(field: Field, column: string, value: FactValue): Row {
  const digits = (scale: number): Cell => parseDecimal(String(value), scale)?.digits ?? null;
  switch (field.type.kind) {
    case 'text':
    case 'enum':
      return [[column, String(value).normalize('NFC')]];
    case 'integer':
      return [[column, digits(0)]];
    case 'number':
      return [[column, digits(6)]];
    case 'money':
      return [[column, digits(2)]];
    case 'bool':
      return [[column, value ? 1n : 0n]];
    case 'date':
      return [[column, BigInt(parseDay(String(value)))]];
    case 'time':
    case 'duration':
      return [[column, BigInt(Number(value))]];
    case 'set':
      return [[column, storedSet(field.type.of.kind, value as readonly string[])]];
    case 'point': {
      const { lat, lng } = value as { lat: number; lng: number };
      const [x, y, z] = unitVector(lat, lng);
      const vector = { x, y, z };
      const parts = Object.entries(vector).map(([axis, part]) => [`tw_${column}_${axis}`, BigInt(part)] as const);
      return [[column, `${lat},${lng}`], ...parts];
    }
  }
}

/** A JSON list in canonical form: distinct members, in order. */
function storedSet(element: string, members: readonly string[]): string {
  if (element === 'integer') return JSON.stringify([...new Set(members.map(Number))].sort((a, b) => a - b));
  if (element === 'date') return JSON.stringify([...new Set(members.map(parseDay))].sort((a, b) => a - b));
  return JSON.stringify([...new Set(members.map((member) => member.normalize('NFC')))].sort(compareText));
}
