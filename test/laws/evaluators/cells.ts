import { unitVector } from '@tagwright/dsl';
import { parseDay } from '../../oracle/evaluate/calendar.js';
import { compareText } from '../../oracle/evaluate/compare.js';
import { parseDecimal } from '../../oracle/evaluate/numbers.js';
import type { FactValue, FactValues, Field } from '../../oracle/index.js';

export type Cell = string | number | bigint | null;
/** The cells of a row by column; what is missing is absent. */
export type Cells = Readonly<Record<string, Cell>>;

/** A value of a fact as the table's column holds it, in the units in which it is stored. */
export function storedCell(field: Field, value: FactValue): Cell {
  const digits = (scale: number): Cell => parseDecimal(String(value), scale)?.digits ?? null;
  switch (field.type.kind) {
    case 'text':
    case 'enum':
      return String(value).normalize('NFC');
    case 'integer':
      return digits(0);
    case 'number':
      return digits(6);
    case 'money':
      return digits(2);
    case 'bool':
      return value ? 1n : 0n;
    case 'date':
      return BigInt(parseDay(String(value)));
    case 'time':
    case 'duration':
      return BigInt(Number(value));
    case 'set':
      return storedSet(field.type.of.kind, value as readonly string[]);
    case 'point': {
      const { lat, lng } = placeOf(value);
      return `${lat},${lng}`;
    }
  }
}

export function placeOf(value: FactValue): { readonly lat: number; readonly lng: number } {
  if (typeof value === 'object' && 'lat' in value) return value;
  throw new Error(`${JSON.stringify(value)} is no place`);
}

/** What a table holds of fields, with the unit vector of a point beside it. */
export function cellsOf(fields: readonly Field[], values: FactValues): Cells {
  const cells = fields.flatMap((field) => {
    const value = values[field.names[0]];
    if (value === undefined) return [];
    const column = columnOf(field);
    const own = [column, storedCell(field, value)] as const;
    return field.type.kind === 'point' ? [own, ...vectorCells(column, value)] : [own];
  });
  return Object.fromEntries(cells);
}

function vectorCells(column: string, value: FactValue): readonly (readonly [string, Cell])[] {
  const { lat, lng } = placeOf(value);
  const [x, y, z] = unitVector(lat, lng);
  return Object.entries({ x, y, z }).map(([axis, part]) => [`tw_${column}_${axis}`, BigInt(part)] as const);
}

export function columnOf({ names, column }: Field): string {
  return column ?? names[names.length - 1] ?? names[0];
}

/** A JSON list in canonical form: distinct members, in order. */
function storedSet(element: string, members: readonly string[]): string {
  if (element === 'integer') return JSON.stringify([...new Set(members.map(Number))].sort((a, b) => a - b));
  if (element === 'date') return JSON.stringify([...new Set(members.map(parseDay))].sort((a, b) => a - b));
  return JSON.stringify([...new Set(members.map((member) => member.normalize('NFC')))].sort(compareText));
}
