import { unitVector, type Catalog, type Field, type ValueType } from '@tagwright/dsl';
import type { Cell, ShopRow } from '../../examples/shop/generate/tables.js';

const DAY = 86_400_000;

/** A generated row as the database holds it, in the order of the table's columns. Integers are BigInt, to arrive as such. */
export type StoredRow = readonly (string | bigint | null)[];

/** How the rows of each table are brought into the database's form: the parsing that the insert loop is spared. */
export const storedRows = (catalog: Catalog): ((row: ShopRow) => StoredRow) => {
  const fields = new Map<string, readonly Field[]>(catalog.events.map((event) => [event.table, event.fields]));
  return ({ table, cells }) => {
    const [id = null, customer = null, at = null, ...rest] = cells;
    if (table === 'customer') return [String(id), ...stored(catalog.customer.fields, cells.slice(1))];
    return [String(customer), time(String(at)), String(id), ...stored(fields.get(table) ?? [], rest)];
  };
};

const stored = (fields: readonly Field[], cells: readonly Cell[]): StoredRow =>
  fields.flatMap(({ type }, index) => storedCell(type, cells[index] ?? null));

const storedCell = (type: ValueType, cell: Cell): StoredRow => {
  if (cell === null) return type.kind === 'point' ? [null, null, null, null] : [null];
  switch (type.kind) {
    case 'time':
      return [time(String(cell))];
    case 'date':
      return [BigInt(Date.parse(String(cell)) / DAY)];
    case 'duration':
      return [BigInt(Number.parseInt(String(cell), 10) * 1000)];
    case 'set':
      return [JSON.stringify(String(cell).split('|').sort())];
    case 'point':
      return place(String(cell));
    default:
      return [typeof cell === 'string' ? cell : BigInt(cell)];
  }
};

/** The generator writes instants with their offset, and a date alone for a local midnight. */
const time = (text: string): bigint => BigInt(Date.parse(text.length === 10 ? `${text}T00:00:00+08:00` : text));

/** Latitude and longitude as shortest decimals, and the direction they point in. */
const place = (text: string): StoredRow => {
  const [latitude = 0, longitude = 0] = text.split(',').map(Number);
  return [`${String(latitude)},${String(longitude)}`, ...unitVector(latitude, longitude).map(BigInt)];
};
