import type { Fact, FieldValues } from '@tagwright/engine';
import { ShopFiles } from '../generate/files.js';
import { shopStories } from '../generate/shop.js';
import { TABLES, type ShopRow } from '../generate/tables.js';

/** A fact and when it happens, in ms UTC. */
export interface Arriving {
  readonly at: number;
  readonly fact: Fact;
}

export interface Story {
  readonly customers: number;
  /** The first instant (ms UTC) whose facts arrive instead of being there. */
  readonly start: number;
  /** The last day, as `YYYY-MM-DD`. */
  readonly end: string;
}

/** Writes what happened before the start into a folder, as `tagwright run --data` reads it; what happens after it arrives, in its order. */
export async function tellShop(folder: string, { customers, start, end }: Story): Promise<readonly Arriving[]> {
  const files = await ShopFiles.in(folder, { format: 'csv', gzip: false });
  const arriving: Arriving[] = [];
  for (const story of shopStories({ customers, end })) {
    for (const row of story) {
      const at = Date.parse(textOf(row, row.table === 'customer' ? 'created_at' : 'at'));
      if (at < start) files.write(row);
      else arriving.push({ at, fact: factOf(row) });
    }
    const room = files.room();
    if (room !== undefined) await room;
  }
  await files.finish();
  // A customer's own facts stay in their order: nobody orders before being known.
  return arriving.sort((a, b) => a.at - b.at);
}

function factOf(row: ShopRow): Fact {
  const fields = fieldsOf(row);
  if (row.table === 'customer') return { kind: 'customer', id: textOf(row, 'id'), fields };
  return {
    kind: 'event',
    event: row.table,
    id: textOf(row, 'id'),
    customer: textOf(row, 'customer'),
    at: textOf(row, 'at'),
    values: fields,
  };
}

const KEYS: ReadonlySet<string> = new Set(['id', 'customer', 'at']);

/** What a fact says beside whose it is and when it happened; sets as lists, amounts in units. */
function fieldsOf({ table, cells }: ShopRow): FieldValues {
  const fields: Record<string, FieldValues[string]> = {};
  Object.entries(TABLES[table]).forEach(([column, type], index) => {
    const cell = cells[index] ?? null;
    if (cell === null || (table !== 'customer' && KEYS.has(column)) || column === 'id') return;
    if (SETS.has(column)) fields[column] = String(cell).split('|');
    else fields[column] = type === 'money' ? (Number(cell) / 100).toFixed(2) : cell;
  });
  return fields;
}

const SETS: ReadonlySet<string> = new Set(['hobbies', 'cares', 'channels']);

function textOf({ table, cells }: ShopRow, column: string): string {
  return String(cells[Object.keys(TABLES[table]).indexOf(column)]);
}
