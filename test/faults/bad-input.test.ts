import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf, tagwright, type Outcome } from '../../packages/cli/src/harness.js';

const BOOK = `timezone "Asia/Shanghai"
customer { 城市 city: text  等级 level: one of 高, 低 }
event 订单 order { 金额 amount: money }
tag 客户规模 = 大 when sum(order.amount) >= 100
`;
const CUSTOMERS = 'id,city,level\nc1,上海,高\nc2,北京,低\n';
const ORDERS = 'id,customer,at,amount\no1,c1,2026-05-01 10:00,120.50\no2,c2,2026-05-02,3\n';
const GOOD = { 'book/shop.tag': BOOK, 'data/customer.csv': CUSTOMERS, 'data/order.csv': ORDERS };

type Files = Readonly<Record<string, string | Uint8Array>>;
const run = (cwd: string, ...more: readonly string[]): Promise<Outcome> =>
  tagwright(['run', 'book', '--data', 'data', '--as-of', '2026-06-01', ...more], { cwd });
const folderWith = (changes: Files): string => folderOf({ ...GOOD, ...changes });

/** What an operator has to be told, and with which exit code. */
const FAULTS: readonly { name: string; files: Files; code: number; says: readonly RegExp[] }[] = [
  {
    name: 'a table without its key column',
    files: { 'data/order.csv': 'customer,at,amount\nc1,2026-05-01,3\n' },
    code: 1,
    says: [/order\.csv/, /`id`/],
  },
  {
    name: 'no customer table',
    files: { 'data/customer.csv': '' },
    code: 1,
    says: [/customer\.csv/, /empty|header/],
  },
  {
    name: 'a word where an amount belongs',
    files: { 'data/order.csv': 'id,customer,at,amount\no1,c1,2026-05-01,abc\n' },
    code: 1,
    says: [/order\.csv/, /2/, /`abc`/],
  },
  {
    name: 'money with three decimals',
    files: { 'data/order.csv': 'id,customer,at,amount\no1,c1,2026-05-01,1.005\n' },
    code: 1,
    says: [/order\.csv/, /`1\.005`/],
  },
  {
    name: 'a date that does not exist',
    files: { 'data/order.csv': 'id,customer,at,amount\no1,c1,2026-02-30,1\n' },
    code: 1,
    says: [/`2026-02-30`/],
  },
  {
    name: 'a value that the catalog does not declare',
    files: { 'data/customer.csv': 'id,city,level\nc1,上海,中\nc2,北京,低\n' },
    code: 1,
    says: [/customer\.csv/, /`中`/],
  },
  {
    name: 'one id with two contents',
    files: { 'data/order.csv': 'id,customer,at,amount\no1,c1,2026-05-01,1\no1,c1,2026-05-01,2\n' },
    code: 1,
    says: [/order\.csv/, /`o1`/],
  },
  {
    name: 'an order of nobody',
    files: { 'data/order.csv': 'id,customer,at,amount\no1,c9,2026-05-01,1\n' },
    code: 1,
    says: [/`c9`/],
  },
  {
    name: 'text that is not UTF-8',
    // 上海 and 高 as a Chinese spreadsheet saves them.
    files: { 'data/customer.csv': Buffer.from('id,city,level\nc1,\xc9\xcf\xba\xa3,\xb8\xdf\n', 'latin1') },
    code: 1,
    says: [/customer\.csv/, /gb18030/i],
  },
  {
    name: 'a gzip file that breaks off',
    files: { 'data/order.csv': '', 'data/order.csv.gz': Buffer.from([0x1f, 0x8b, 8, 0]) },
    code: 1,
    says: [/order\.csv/],
  },
  {
    name: 'a book with a mistake',
    files: { 'book/shop.tag': BOOK.replace('sum(order.amount)', 'sum(order.amuont)') },
    code: 1,
    says: [/`amuont`/, /`amount`/],
  },
];

describe('bad input is refused, in words, and leaves nothing behind', () => {
  it.each(FAULTS)('$name', async ({ files, code, says }) => {
    const cwd = folderWith(files);
    const outcome = await run(cwd, '--db', 'shop.db');
    expect(outcome.code, outcome.stderr).toBe(code);
    expect(outcome.stdout).toBe('');
    for (const words of says) expect(outcome.stderr).toMatch(words);
    expect(outcome.stderr).not.toMatch(/undefined|\[object|NaN|SqliteError|at .*\.ts:\d/);
  });

  it('a database that cannot be written', async () => {
    const cwd = folderWith({ 'shop.db/file': '' });
    const outcome = await run(cwd, '--db', 'shop.db');
    expect(outcome.code).toBe(3);
    expect(outcome.stderr).toMatch(/shop\.db/);
  });

  it('a file that is no database', async () => {
    const cwd = folderWith({ 'shop.db': 'this is a letter to my aunt, and quite a long one at that. '.repeat(100) });
    const outcome = await run(cwd, '--db', 'shop.db');
    expect(outcome.code).toBe(3);
    expect(outcome.stderr).toMatch(/shop\.db/);
    expect(readFileSync(join(cwd, 'shop.db'), 'utf8')).toMatch(/^this is a letter/);
  });

  it('a refused import leaves the answers of the last good one', async () => {
    const cwd = folderWith({});
    const first = await run(cwd, '--db', 'shop.db', '--format', 'json');
    expect(first.code, first.stderr).toBe(0);
    writeFileSync(join(cwd, 'data/order.csv'), `${ORDERS}o3,c1,2026-05-03,oops\n`);
    expect((await run(cwd, '--db', 'shop.db')).code).toBe(1);
    const again = await tagwright(['run', 'book', '--db', 'shop.db', '--as-of', '2026-06-01', '--format', 'json'], {
      cwd,
    });
    expect(again.code, again.stderr).toBe(0);
    expect(again.stdout).toBe(first.stdout);
  });

  it('a missing field column and a missing event table are warnings', async () => {
    const cwd = folderOf({ 'book/shop.tag': BOOK, 'data/customer.csv': 'id,level\nc1,高\n' });
    const outcome = await run(cwd, '--format', 'json');
    expect(outcome.code).toBe(0);
    expect(outcome.stderr).toMatch(/`city`/);
    expect(outcome.stderr).toMatch(/order/);
    expect(JSON.parse(outcome.stdout)).toMatchObject({ population: 1, tags: { 客户规模: { 大: [] } } });
  });

  it('a failing run writes no database where there was none', async () => {
    const cwd = folderWith({ 'book/shop.tag': 'tag' });
    expect((await run(cwd, '--db', 'shop.db')).code).toBe(1);
    expect(existsSync(join(cwd, 'shop.db'))).toBe(false);
    expect(readdirSync(cwd).toSorted()).toEqual(['book', 'data']);
  });
});
