import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Target } from './catalog.js';
import type { ColumnGuess, ColumnType } from './guess.js';
import type { Table } from './read-table.js';

/** A fact as `POST /v1/facts` takes it. */
export type ImportedFact =
  | { readonly kind: 'customer'; readonly id: string; readonly fields: Readonly<Record<string, string>> }
  | {
      readonly kind: 'event';
      readonly event: string;
      readonly id: string;
      readonly customer: string;
      readonly at: string;
      readonly values: Readonly<Record<string, string>>;
    };

/** A fact with the row that it was made of, from 0; a row without a customer or a time makes none. */
export interface RowFact {
  readonly row: number;
  readonly fact: ImportedFact | undefined;
}

/**
 * What the rows of a table tell. An event without an id of its own gets one out of what it says, so that the same file
 * brought in twice changes nothing; of equal rows each counts.
 */
export const factsOf = (table: Table, target: Target, columns: readonly ColumnGuess[]): readonly RowFact[] => {
  const at = (role: ColumnGuess['role']) => columns.find((each) => each.role === role)?.column;
  const [whose, when, own] = [at('customer'), at('time'), at('id')];
  const fields = columns.filter(({ role }) => role === 'field');
  const seen = new Map<string, number>();
  return table.rows.map((cells, row) => {
    const cell = (column: number | undefined): string => (column === undefined ? '' : (cells[column] ?? '').trim());
    const customer = cell(whose);
    const values = Object.fromEntries(
      fields.flatMap(({ header, column, type }) => {
        const value = plain(cell(column), type);
        return value === '' ? [] : [[header, value]];
      }),
    );
    if (customer === '') return { row, fact: undefined };
    if (target.kind === 'customer') return { row, fact: { kind: 'customer', id: customer, fields: values } };
    const instant = plain(cell(when), 'time');
    if (instant === '') return { row, fact: undefined };
    const id = cell(own) || idOf([target.name, customer, instant, ...Object.entries(values).flat()], seen);
    return { row, fact: { kind: 'event', event: target.name, id, customer, at: instant, values } };
  });
};

const idOf = (said: readonly string[], seen: Map<string, number>): string => {
  const hash = bytesToHex(sha256(utf8ToBytes(JSON.stringify(said)))).slice(0, 32);
  const before = seen.get(hash) ?? 0;
  seen.set(hash, before + 1);
  return before === 0 ? hash : `${hash}-${before + 1}`;
};

/** A cell as facts are written: without signs of currency and thousands, days and times as ISO 8601. */
const plain = (cell: string, type: ColumnType): string => {
  switch (type) {
    case 'integer':
    case 'number':
    case 'money':
      return cell.replaceAll(/[¥￥$,\s]/g, '');
    case 'date':
    case 'time':
      return isoOf(cell);
    case 'bool':
    case 'enum':
    case 'text':
      return cell;
    default:
      return cell;
  }
};

/** `2026/6/1 9:30` as `2026-06-01T09:30:00`; what is written otherwise stays, for the server to read or refuse. */
const isoOf = (cell: string): string => {
  const found = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2})(\.\d+)?)?)?(.*)$/.exec(cell);
  if (found === null) return cell;
  const [, year, month = '', day = '', hour, minute, second = '00', fraction = '', zone = ''] = found;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return hour === undefined
    ? date + zone
    : `${date}T${hour.padStart(2, '0')}:${minute}:${second}${fraction}${zone.trim()}`;
};
