import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureShop, generateShop, shopStories, type ShopOptions } from './shop.js';
import { TABLE_NAMES, TABLES, type Cell, type ColumnType, type ShopRow } from './tables.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shop-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const rowsOf = (options: ShopOptions): ShopRow[] => [...shopStories(options)].flat();
const factsIn = (rows: readonly ShopRow[]): number => rows.filter((row) => row.table !== 'customer').length;
const cellOf = ({ table, cells }: ShopRow, column: string): Cell =>
  cells[Object.keys(TABLES[table]).indexOf(column)] ?? null;

test('a seed gives the same bytes on every machine', async () => {
  await generateShop({ customers: 200, seed: 'tea', out: folder });
  const digest = createHash('sha256');
  for (const name of TABLE_NAMES) digest.update(readFileSync(join(folder, `${name}.csv`)));
  expect(digest.digest('hex')).toMatchInlineSnapshot(
    `"23e7422e7088f5d5e195d76fe268c924dc6a5de5f24d4fa45f397e4b7ac47690"`,
  );
});

test('another seed gives other people', () => {
  const names = (seed: string): Cell[] => rowsOf({ customers: 20, facts: 0, seed }).map((row) => cellOf(row, 'name'));
  expect(names('coffee')).not.toEqual(names('tea'));
});

test.each([0, 1, 777, 40_000])('%i facts are exactly as many', (facts) => {
  const rows = rowsOf({ customers: 300, facts });
  expect(factsIn(rows)).toBe(facts);
  expect(rows.length - facts).toBe(300);
});

test('no customers, no facts', () => {
  expect(rowsOf({ customers: 0 })).toEqual([]);
  expect(rowsOf({ customers: 0, facts: 0 })).toEqual([]);
});

test('customers stay who they are in a shop of any size', () => {
  const small = [...shopStories({ customers: 10 })];
  const large = [...shopStories({ customers: 500 })].slice(0, 10);
  expect(large).toEqual(small);
});

test('ids are unique within their table', () => {
  const rows = rowsOf({ customers: 500 });
  expect(new Set(rows.map((row) => `${row.table} ${String(row.cells[0])}`)).size).toBe(rows.length);
});

test('rows fit their columns', () => {
  const rows = rowsOf({ customers: 300 });
  expect(rows.filter(({ table, cells }) => cells.length !== Object.keys(TABLES[table]).length)).toEqual([]);
  const misfits = rows.filter(({ table, cells }) => {
    const types = Object.values<ColumnType>(TABLES[table]);
    return !cells.every((cell, index) => cell === null || fits(cell, types[index]));
  });
  expect(misfits).toEqual([]);
});

function fits(cell: NonNullable<Cell>, type: ColumnType | undefined): boolean {
  switch (type) {
    case 'bool':
      return typeof cell === 'boolean';
    case 'integer':
    case 'money':
      return Number.isSafeInteger(cell);
    case 'plain':
      return typeof cell === 'string' && !/[",\\\r\n]/.test(cell);
    default:
      return typeof cell === 'string';
  }
}

test.each([undefined, 4000])(
  'what happens has its causes: joining, seeing, packing, paying, speaking (%s facts)',
  (facts) => {
    const uncaused = [...shopStories({ customers: 400, ...(facts === undefined ? {} : { facts }) })].flatMap(
      (story) => {
        const [profile, ...events] = story as [ShopRow, ...ShopRow[]];
        return events.filter((event) => !isCaused(event, profile, events));
      },
    );
    expect(uncaused).toEqual([]);
  },
);

function isCaused(event: ShopRow, profile: ShopRow, events: readonly ShopRow[]): boolean {
  const at = timeOf(event);
  const joined = String(cellOf(profile, 'created_at'));
  const ofTable = (table: string): ShopRow[] => events.filter((each) => each.table === table);
  if (at < joined || at < '2024-07-01' || at >= '2026-07-01') return false;
  switch (event.table) {
    case 'cart':
      return ofTable('view').some((view) => cellOf(view, 'item') === cellOf(event, 'item') && timeOf(view) < at);
    case 'line':
      return ofTable('order').some((order) => order.cells[0] === cellOf(event, 'order_no') && timeOf(order) === at);
    case 'nps':
    case 'referral':
      return ofTable('order').some((order) => timeOf(order) < at);
    default:
      return true;
  }
}

function timeOf(event: ShopRow): string {
  return String(event.cells[2]);
}

test('an order costs what its lines cost, less the discount', () => {
  const rows = rowsOf({ customers: 300 });
  const sums = new Map<Cell, number>();
  for (const row of rows.filter((each) => each.table === 'line')) {
    const order = cellOf(row, 'order_no');
    sums.set(order, (sums.get(order) ?? 0) + Number(cellOf(row, 'price')) * Number(cellOf(row, 'qty')));
  }
  for (const row of rows.filter((each) => each.table === 'order')) {
    expect(Number(cellOf(row, 'amount')) + Number(cellOf(row, 'discount'))).toBe(sums.get(cellOf(row, 'id')));
    expect(Number(cellOf(row, 'amount'))).toBeGreaterThan(0);
  }
});

test('few bring most of the money', () => {
  const spent = new Map<Cell, number>();
  for (const row of rowsOf({ customers: 2000 }).filter((each) => each.table === 'order')) {
    spent.set(row.cells[1] ?? null, (spent.get(row.cells[1] ?? null) ?? 0) + Number(cellOf(row, 'amount')));
  }
  const sums = [...spent.values()].sort((one, other) => other - one);
  const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
  const share = total(sums.slice(0, sums.length / 5)) / total(sums);
  expect(share).toBeGreaterThan(0.55);
  expect(share).toBeLessThan(0.8);
});

test('gzipped files hold the same rows, and replace those written before', async () => {
  const options = { customers: 50, facts: 900, out: folder, format: 'ndjson' } as const;
  await generateShop(options);
  const plain = readFileSync(join(folder, 'order.ndjson'));
  await generateShop({ ...options, gzip: true });
  expect(gunzipSync(readFileSync(join(folder, 'order.ndjson.gz')))).toEqual(plain);
  expect(readdirSync(folder).sort()).toEqual(TABLE_NAMES.map((name) => `${name}.ndjson.gz`).sort());
});

test('the summary counts what was written', async () => {
  const summary = await generateShop({ customers: 50, facts: 900, out: folder });
  expect(summary).toMatchObject({ facts: 900, rows: { customer: 50 } });
  expect(readFileSync(join(folder, 'view.csv'), 'utf8').trimEnd().split('\n')).toHaveLength(summary.rows.view + 1);
});

test('a shop that is there is left as it is', async () => {
  await generateShop({ customers: 3, out: folder });
  const before = readFileSync(join(folder, 'customer.csv'));
  await ensureShop(folder);
  expect(readFileSync(join(folder, 'customer.csv'))).toEqual(before);
});
