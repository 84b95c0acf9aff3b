import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { calendarUntil, type Calendar } from './calendar.js';
import { customerOf } from './customer.js';
import { Dice } from './dice.js';
import type { Format } from './encode.js';
import { ShopFiles } from './files.js';
import { Plan } from './plan.js';
import { profileOf } from './profile.js';
import { Story } from './story.js';
import { TABLE_NAMES, type ShopRow, type TableName } from './tables.js';
import { weightOf } from './wishes.js';

/** The last day of the data, unless said otherwise. Ask about the end of it: `--as-of 2026-07-01`. */
export const END = '2026-06-30';

export interface ShopOptions {
  readonly customers: number;
  /** How many events of all kinds together; without it, as many as these customers would cause. */
  readonly facts?: number;
  readonly seed?: string;
  /** The last of the two years' days, as `YYYY-MM-DD`. */
  readonly end?: string;
}

export interface ShopFolderOptions extends ShopOptions {
  readonly out: string;
  readonly format?: Format;
  readonly gzip?: boolean;
}

export interface ShopSummary {
  readonly rows: Readonly<Record<TableName, number>>;
  readonly facts: number;
}

/**
 * All rows of a tea-and-snacks shop, one customer after another: the profile, then the events. The same options give the
 * same rows; a customer keeps number, name and nature in a shop of any size.
 */
export function* shopStories(options: ShopOptions): Generator<readonly ShopRow[]> {
  const { customers, facts, seed = 'tea', end = END } = options;
  const calendar = calendarUntil(end);
  const dice = new Dice(seed);
  const total = facts === undefined ? 0 : totalWeight(customers, calendar, dice);
  let weighed = 0;

  for (let number = 1; number <= customers; number += 1) {
    const customer = customerOf(number, calendar, dice);
    const cells = profileOf(customer, calendar, dice);
    const weight = weightOf(customer.wishes);
    const budget =
      facts === undefined ? weight : shareOf(facts, weighed + weight, total) - shareOf(facts, weighed, total);
    weighed += weight;

    const visits = new Plan(customer, budget, calendar, dice).visitsInOrder();
    const story = new Story(customer, calendar, dice);
    story.rows.push({ table: 'customer', cells });
    for (const visit of visits) story.tell(visit);
    yield story.rows;
  }
}

/** Writes the shop into a folder as `tagwright run --data` reads it, in memory that does not grow with its size. */
export async function generateShop(options: ShopFolderOptions): Promise<ShopSummary> {
  const { out, format = 'csv', gzip = false } = options;
  const files = await ShopFiles.in(out, { format, gzip });
  const rows = Object.fromEntries(TABLE_NAMES.map((name) => [name, 0])) as Record<TableName, number>;
  for (const story of shopStories(options)) {
    for (const row of story) {
      files.write(row);
      rows[row.table] += 1;
    }
    const room = files.room();
    if (room !== undefined) await room;
  }
  await files.finish();
  const all = Object.values(rows).reduce((sum, count) => sum + count, 0);
  return { rows, facts: all - rows.customer };
}

/** The shop that newcomers meet: made on the first call, and found again afterwards. */
export async function ensureShop(out: string): Promise<void> {
  if (!existsSync(join(out, 'customer.csv'))) await generateShop({ customers: 5000, out });
}

function totalWeight(customers: number, calendar: Calendar, dice: Dice): number {
  let total = 0;
  for (let number = 1; number <= customers; number += 1) {
    total += weightOf(customerOf(number, calendar, dice).wishes);
  }
  return total;
}

/** How many facts belong to the first customers; differences of it add up to all facts exactly. */
function shareOf(facts: number, weighed: number, total: number): number {
  return total === 0 ? 0 : Math.round(facts * (weighed / total));
}
