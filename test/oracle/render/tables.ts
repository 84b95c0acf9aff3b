import { LocalCalendar } from '../evaluate/calendar.js';
import type { Book, Columns, Facts, FactValue, FactValues, Field, Names } from '../model/index.js';
import type { Choose } from './pen.js';

/** A file of a data folder. */
export interface DataFile {
  readonly name: string;
  readonly text: string;
}

/** The facts as the files of a data folder: one per table, CSV or NDJSON, in the spellings that an import takes. */
export function renderFacts(book: Book, facts: Facts, choose: Choose): readonly DataFile[] {
  const cell = new CellWriter(book.zone, choose);
  const customers = facts.customers.map(({ id, at, values }) => [
    [book.customer.columns.id ?? 'id', id],
    ...(book.customer.columns.at === undefined || at === undefined
      ? []
      : [[book.customer.columns.at, cell.instant(at)] as const]),
    ...cells(book.customer.fields, values, cell),
  ]);
  const tables = book.events.map((kind) => {
    const rows = facts.events
      .filter((event) => event.kind === kind.names[0])
      .map(({ id, customer, at, values }) => [
        [kind.columns.id ?? 'id', id],
        [kind.columns.customer ?? 'customer', customer],
        [kind.columns.at ?? 'at', cell.instant(at)],
        ...cells(kind.fields, values, cell),
      ]);
    const keys = [kind.columns.id ?? 'id', kind.columns.customer ?? 'customer', kind.columns.at ?? 'at'];
    return file(kind.table ?? lastName(kind.names), [...keys, ...kind.fields.map(columnOf)], rows as Row[], choose);
  });
  const { columns, fields, table } = book.customer;
  const header = [...keyColumns(columns), ...fields.map(columnOf)];
  return [file(table ?? 'customer', header, customers as Row[], choose), ...tables];
}

type Row = readonly (readonly [column: string, cell: string])[];

function keyColumns(columns: Columns): readonly string[] {
  return [columns.id ?? 'id', ...(columns.at === undefined ? [] : [columns.at])];
}

function lastName(names: Names): string {
  return names[names.length - 1] ?? names[0];
}

function columnOf(field: Field): string {
  return field.column ?? lastName(field.names);
}

function cells(fields: readonly Field[], values: FactValues, cell: CellWriter): Row {
  return fields.flatMap((field) => {
    const value = values[field.names[0]];
    return value === undefined ? [] : [[columnOf(field), cell.write(field, value)] as const];
  });
}

function file(table: string, header: readonly string[], rows: readonly Row[], choose: Choose): DataFile {
  if (choose(3) === 1 && rows.length > 0) {
    const lines = rows.map((row) => JSON.stringify(Object.fromEntries(row)));
    return { name: `${table}.ndjson`, text: `${lines.join('\n')}\n` };
  }
  const lines = rows.map((row) => {
    const byColumn = new Map(row);
    return header.map((column) => csvCell(byColumn.get(column) ?? '')).join(',');
  });
  return { name: `${table}.csv`, text: `${[header.map(csvCell).join(','), ...lines].join('\n')}\n` };
}

function csvCell(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Writes values in one of the spellings that data files may have. */
class CellWriter {
  readonly #calendar: LocalCalendar;
  readonly #choose: Choose;

  constructor(zone: string, choose: Choose) {
    this.#calendar = new LocalCalendar(zone);
    this.#choose = choose;
  }

  write(field: Field, value: FactValue): string {
    switch (field.type.kind) {
      case 'bool':
        return (value ? ['true', '1', '是'] : ['false', '0', '否'])[this.#choose(3)] ?? '';
      case 'time':
        return this.instant(Number(value));
      case 'duration':
        return this.#duration(Number(value));
      case 'point':
        return typeof value === 'object' && 'lat' in value ? `${value.lat},${value.lng}` : '';
      case 'set':
        return Array.isArray(value) ? value.join('|') : '';
      default:
        return String(value);
    }
  }

  /** UTC, or the local clock, with its offset or, where it comes once, without. */
  instant(ms: number): string {
    const local = this.#calendar.local(ms);
    const offset = local.offset;
    const clock = local.toPlainDateTime().toString({ fractionalSecondDigits: 3 });
    const spelling = this.#choose(3);
    if (spelling === 1 && offset.length === 6) return `${clock}${offset}`;
    const isOnce = this.#calendar.instant(clock.slice(0, 10), clock.slice(11)) === ms;
    return spelling === 2 && isOnce ? clock.replace('T', ' ') : new Date(ms).toISOString();
  }

  #duration(ms: number): string {
    const seconds = String(ms / 1000);
    if (ms % 60_000 === 0 && this.#choose(2) === 1) return `${ms / 60_000}min`;
    return this.#choose(2) === 1 ? `PT${seconds}S` : seconds;
  }
}
