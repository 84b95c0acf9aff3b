import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { unitVector } from '@tagwright/dsl';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importFiles, importFolder } from './import.js';
import { plain, saidOf, shop, Workplace } from './harness.js';

let place: Workplace;
beforeEach(async () => {
  place = await Workplace.open();
});
afterEach(() => place.close());

const CUSTOMERS = 'id,name\nc1,Ann\nc2,Bob\n';
const ORDERS = 'id,customer,at,amount\no2,c2,2026-01-02T00:00:00Z,5\no1,c1,2026-01-01T08:00:00,12.50\n';
const NEW_YEAR = Date.parse('2026-01-01T00:00:00Z');
const DAY = 86_400_000;

describe('a folder', () => {
  it('is taken in whole, in the order of customers and time', async () => {
    const report = await place.import({ 'customer.csv': CUSTOMERS, 'order.csv': ORDERS });
    expect(report).toMatchObject({
      written: true,
      findings: [],
      badRows: { total: 0, first: [] },
      createdCustomers: 0,
      tables: [
        { table: 'customer', file: 'customer.csv', rowsRead: 2, inserted: 2, repeated: 0, rejected: 0 },
        { table: 'order', file: 'order.csv', rowsRead: 2, inserted: 2, repeated: 0, rejected: 0 },
      ],
    });
    expect(await place.rows('customer')).toEqual([['c1', 'Ann'], ['c2', 'Bob']]); // prettier-ignore
    expect(await place.rows('order')).toEqual([
      ['c1', NEW_YEAR, 'o1', 1250],
      ['c2', NEW_YEAR + DAY, 'o2', 500],
    ]);
  });

  it('may hold every type of value', async () => {
    const header = 'id,name,city,birthday,income,height,children,subscribed,joined,patience,channels,location';
    const full = 'c1,"Ann ""A""",北京,2000-02-29,1.05,1.75,2,是,2026-01-01 08:00,1h,b|a,"31.23,121.47"';
    const report = await place.import(
      { 'customer.csv': `${header}\n${full}\nc2${','.repeat(11)}\n`, 'order.csv': 'id,customer,at,amount\n' },
      {},
      shop,
    );
    expect(saidOf(report)).toEqual([]);
    const vector = unitVector(31.23, 121.47);
    expect(await place.rows('customer')).toEqual([
      [
        'c1',
        'Ann "A"',
        '北京',
        11_016,
        105,
        1_750_000,
        2,
        1,
        NEW_YEAR,
        3_600_000,
        '["a","b"]',
        '31.23,121.47',
        ...vector,
      ],
      ['c2', ...Array.from({ length: 14 }, () => null)],
    ]);
  });

  it('leaves nothing behind in the connection', async () => {
    await place.import({ 'customer.csv': CUSTOMERS, 'order.csv': ORDERS });
    expect((await place.tables()).filter((name) => name.includes('staged') || name.includes('doubtful'))).toEqual([]);
  });

  it('that is not there is an error', async () => {
    const report = await importFolder(place.store, plain, place.path('absent'));
    expect(report.written).toBe(false);
    expect(saidOf(report)).toEqual([['folder-missing', place.path('absent'), undefined, undefined]]);
  });
});

describe('the same facts', () => {
  const expected = [
    ['c1', NEW_YEAR, 'o1', 1250],
    ['c2', NEW_YEAR + DAY, 'o2', 500],
  ];
  const ndjson = [
    '{"id":"o2","customer":"c2","at":"2026-01-02T00:00:00Z","amount":5}',
    '',
    '{"amount":"12.50","id":"o1","customer":"c1","at":"2026-01-01T08:00:00"}',
  ].join('\n');
  it.each([
    ['order.csv', ORDERS],
    ['order.csv', `\ufeff${ORDERS}`],
    ['order.csv', ORDERS.replaceAll('\n', '\r\n')],
    ['order.csv', ORDERS.replaceAll(',', ';')],
    ['order.csv', ORDERS.replaceAll(',', '\t')],
    ['order.csv', ORDERS.trim()],
    ['order.csv', ORDERS.replace('id,customer', '"id", customer ')],
    ['order.tsv', ORDERS.replaceAll(',', '\t')],
    ['order.csv.gz', gzipSync(ORDERS)],
    ['order.ndjson', ndjson],
    ['order.jsonl', ndjson],
    ['order.ndjson.gz', gzipSync(ndjson)],
  ])('come out of %s', async (name, content) => {
    const report = await place.import({ 'customer.csv': CUSTOMERS, [name]: content });
    expect(saidOf(report)).toEqual([]);
    expect(await place.rows('order')).toEqual(expected);
  });

  it('come out of GB18030 on request', async () => {
    const gb = iconv.encode('id,name\nc1,客户\n', 'gb18030');
    const refused = await place.import({ 'customer.csv': gb, 'order.csv': 'id,customer,at,amount\n' });
    expect(refused.written).toBe(false);
    expect(refused.findings).toMatchObject([
      { code: 'encoding-broken', file: 'customer.csv', line: 2, params: { byte: 4, gb18030: true } },
    ]);
    expect((await place.import({}, { encoding: 'gb18030' })).written).toBe(true);
    expect(await place.rows('customer')).toEqual([['c1', '客户']]);
  });
});

describe('files that cannot be taken', () => {
  const good = { 'customer.csv': CUSTOMERS, 'order.csv': ORDERS };
  const packed = gzipSync(CUSTOMERS.repeat(1000));
  const cases: readonly (readonly [why: string, files: Record<string, string | Buffer>, said: unknown[][]])[] = [
    [
      'two for one table',
      { ...good, 'customer.csv.gz': gzipSync(CUSTOMERS) },
      [['table-in-two-files', 'customer.csv.gz', undefined, undefined]],
    ],
    ['no customers', { 'order.csv': ORDERS }, [['customer-table-missing', 'customer', undefined, undefined]]],
    ['no header', { ...good, 'customer.csv': '\n' }, [['file-empty', 'customer.csv', undefined, undefined]]],
    [
      'no key columns',
      { ...good, 'order.csv': 'id,when,amount\n' },
      [
        ['key-column-missing', 'order.csv', 1, 'customer'],
        ['key-column-missing', 'order.csv', 1, 'at'],
        ['column-undeclared', 'order.csv', 1, 'when'],
      ],
    ],
    [
      'a declared column twice',
      { ...good, 'customer.csv': 'id,name,name\n' },
      [['column-twice', 'customer.csv', 1, 'name']],
    ],
    [
      'lines that end in CR alone',
      { ...good, 'customer.csv': 'id,name\rc1,Ann\r' },
      [['line-ends-cr', 'customer.csv', 1, undefined]],
    ],
    [
      'cut off',
      { 'customer.csv.gz': packed.subarray(0, -9), 'order.csv': ORDERS },
      [['gzip-broken', 'customer.csv.gz', undefined, undefined]],
    ],
    [
      'a quote that is never closed',
      { ...good, 'customer.csv': 'id,name\nc1,Ann\nc2,"Bob\nc3,Cid\n' },
      [['quote-unclosed', 'customer.csv', 3, undefined]],
    ],
    [
      'UTF-16',
      { ...good, 'customer.csv': Buffer.from('\ufeffid,name\n', 'utf16le') },
      [['encoding-utf16', 'customer.csv', undefined, undefined]],
    ],
  ];
  it.each(cases)('%s', async (_, files, said) => {
    const report = await place.import(files);
    expect(report.written).toBe(false);
    expect(saidOf(report)).toEqual(said);
    expect(await place.tables()).toEqual([]);
  });

  it('end a quoted cell with its quote, whatever may be left out', async () => {
    const report = await place.import(
      { 'customer.csv': 'id,name\nc1,"Ann" B\n', 'order.csv': ORDERS },
      { skipBadRows: true },
    );
    expect(report.written).toBe(false);
    expect(saidOf(report)).toEqual([['quote-broken', 'customer.csv', 2, undefined]]);
  });
});

describe('files', () => {
  it('may lack events and fields, which is a warning, and have more columns, which is a notice', async () => {
    const report = await place.import({ 'customer.csv': 'id,nmae\nc1,Ann\n', 'ordr.csv': ORDERS, 'notes.txt': 'x' });
    expect(report.written).toBe(true);
    expect(report.findings).toMatchObject([
      { code: 'file-not-of-catalog', level: 'notice', file: 'ordr.csv', params: { nearest: 'order' } },
      { code: 'event-table-missing', level: 'warning', file: 'order' },
      { code: 'field-column-missing', level: 'warning', column: 'name', params: { nearest: 'nmae' } },
      { code: 'column-undeclared', level: 'notice', column: 'nmae', params: { nearest: 'name' } },
    ]);
    expect(await place.rows('customer')).toEqual([['c1', null]]);
    expect(await place.rows('order')).toEqual([]);
  });

  it('may be JSON with keys that differ from row to row', async () => {
    const report = await place.import({
      'customer.ndjson': '{"id":"c1","constructor":1}\n{"id":"c2","name":null,"constructor":2}\n{"id":7,"name":"x"}\n',
      'order.ndjson': '',
    });
    expect(saidOf(report)).toEqual([['column-undeclared', 'customer.ndjson', 1, 'constructor']]);
    expect(await place.rows('customer')).toEqual([['7', 'x'], ['c1', null], ['c2', null]]); // prettier-ignore
  });

  it('of JSON without a declared key are warned of', async () => {
    const report = await place.import({ 'customer.ndjson': '{"id":"c1"}\n', 'order.csv': 'id,customer,at,amount\n' });
    expect(saidOf(report)).toEqual([['field-column-missing', 'customer.ndjson', undefined, 'name']]);
  });

  it('named one by one must each be of a table', async () => {
    await place.import({ 'customer.csv': CUSTOMERS, 'order.csv': 'id,customer,at,amount\n', 'ordr.csv': ORDERS });
    const paths = ['order.csv', 'ordr.csv', 'x.parquet', 'absent/order.csv'].map((name) => place.path(name));
    const report = await importFiles(place.store, plain, paths);
    expect(report.written).toBe(false);
    expect(saidOf(report).map(([code]) => code)).toEqual([
      'file-not-of-catalog',
      'file-kind-unknown',
      'file-unreadable',
    ]);
    expect(await importFiles(place.store, plain, paths.slice(0, 1))).toMatchObject({ written: true, findings: [] });
  });
});

describe('rejects', () => {
  it('are kept aside, with their place, the reason and the row', async () => {
    const report = await place.import(
      {
        'customer.csv': `${CUSTOMERS}c3,"a, b",too much\n`,
        'order.csv': `${ORDERS}o3,c9,2026-01-01,1\no4,c1,2026-01-01,"1,5"\n`,
      },
      { rejects: place.path('rejects.csv'), locale: 'zh-CN' },
    );
    expect(report).toMatchObject({ written: true, badRows: { total: 3 } });
    const [header, ...lines] = readFileSync(place.path('rejects.csv'), 'utf8').trim().split('\n');
    expect(header).toBe('file,line,column,reason,row');
    expect(lines[0]).toMatch(/^customer\.csv,4,,这一行有 3 格，.*,"c3,""a, b"",too much"$/);
    expect(lines[1]).toMatch(/^order\.csv,5,amount,.*,"o4,c1,2026-01-01,""1,5"""$/);
    expect(lines[2]).toMatch(/^order\.csv,4,customer,没有客户 `c9`.*,"o3,c9,2026-01-01,1"$/);
    expect(await place.rows('order')).toHaveLength(2);
  });

  it('that cannot be written stop the import', async () => {
    const report = await place.import(
      { 'customer.csv': CUSTOMERS, 'order.csv': ORDERS },
      { rejects: place.path('absent/rejects.csv') },
    );
    expect(report.written).toBe(false);
    expect(saidOf(report).map(([code]) => code)).toEqual(['rejects-unwritable']);
    expect(await place.tables()).toEqual([]);
  });
});
