import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findingMessage } from '../errors/finding-message.js';
import { plain, saidOf, shop, Workplace } from './harness.js';

let place: Workplace;
beforeEach(async () => {
  place = await Workplace.open();
});
afterEach(() => place.close());

const CUSTOMERS = 'id,name\nc1,Ann\nc2,Bob\n';
const ORDER_HEADER = 'id,customer,at,amount\n';
const order = (id: string, customer = 'c1', day = 1, amount = '5'): string =>
  `${id},${customer},2026-01-0${day}T00:00:00Z,${amount}\n`;

describe('a bad row', () => {
  const rows: readonly (readonly [row: string, code: string, column: string | undefined])[] = [
    [',c1,2026-01-01,1', 'missing-key', 'id'],
    ['o2,,2026-01-01,1', 'missing-key', 'customer'],
    ['o2,c1,,1', 'missing-key', 'at'],
    ['o2,c9,2026-01-01,1', 'unknown-customer-row', 'customer'],
    ['o2,c1,soon,1', 'not-a-time', 'at'],
    ['o2,c1,2026-02-30,1', 'no-such-time', 'at'],
    ['o2,c1,2026-01-01,1.005', 'too-many-decimals', 'amount'],
    ['o2,c1,2026-01-01,x', 'not-a-number', 'amount'],
    ['o2,c1,2026-01-01,99999999999999999', 'number-too-large', 'amount'],
    ['o\0,c1,2026-01-01,1', 'text-with-nul', 'id'],
    ['o2,c1,2026-01-01', 'cell-count', undefined],
    ['o2,c1,2026-01-01,1,2', 'cell-count', undefined],
    ['o1,c1,2026-01-02T00:00:00Z,5', 'id-with-two-contents', 'id'],
  ];
  it.each(rows)('%j', async (row, code, column) => {
    const files = { 'customer.csv': CUSTOMERS, 'order.csv': `${ORDER_HEADER}${order('o1')}${row}\n${order('o3')}` };
    const refused = await place.import(files);
    expect(refused).toMatchObject({ written: false, badRows: { total: 1 } });
    expect(refused.tables.map(({ inserted, rejected }) => [inserted, rejected])).toEqual([[0, 0], [0, 1]]); // prettier-ignore
    expect(saidOf(refused)).toEqual([[code, 'order.csv', 3, column]]);
    expect(await place.tables()).toEqual([]);

    const skipped = await place.import({}, { skipBadRows: true });
    expect(skipped).toMatchObject({ written: true, badRows: { total: 1 } });
    expect((await place.rows('order')).map((values) => values[2])).toEqual(['o1', 'o3']);
  });

  it('of JSON', async () => {
    const ndjson = ['{"id":"c1"}', '[1]', '{"id":"c2"', '{"id":["x"]}', '{"name":"y"}', '{"id":"\\ud800"}'].join('\n');
    const report = await place.import({ 'customer.ndjson': ndjson, 'order.csv': ORDER_HEADER }, { skipBadRows: true });
    expect(saidOf(report)).toEqual([
      ['json-not-object', 'customer.ndjson', 2, undefined],
      ['json-broken', 'customer.ndjson', 3, undefined],
      ['json-form', 'customer.ndjson', 4, 'id'],
      ['missing-key', 'customer.ndjson', 5, 'id'],
      ['text-with-lone-surrogate', 'customer.ndjson', 6, 'id'],
    ]);
    expect(await place.rows('customer')).toEqual([['c1', null]]);
  });

  it('with an undeclared value names the declared ones', async () => {
    const report = await place.import({ 'customer.csv': 'id,city\nc1,北就\n', 'order.csv': ORDER_HEADER }, {}, shop);
    expect(saidOf(report).at(-1)).toEqual(['undeclared-value', 'customer.csv', 2, 'city']);
    expect(report.badRows.first.map((finding) => findingMessage(finding, 'en'))).toEqual([
      '`北就` is not one of the declared values `北京`, `上海`; did you mean `北京`?',
    ]);
  });

  it('is counted beyond those that are shown', async () => {
    const rows = Array.from({ length: 50 }, (_, index) => order(`o${index}`, 'c9')).join('');
    const files = { 'customer.csv': CUSTOMERS, 'order.csv': `${ORDER_HEADER}${rows}o50,c1,x,1\n` };
    const report = await place.import(files, { showBadRows: 3, skipBadRows: true });
    expect(report.badRows.total).toBe(51);
    expect(saidOf(report).map(([, , line]) => line)).toEqual([2, 3, 4]);
  });

  it('among the customers blames nobody else, unless it is left out', async () => {
    const files = {
      'customer.csv': `${CUSTOMERS}c3,Cid,1\n`,
      'order.csv': `${ORDER_HEADER}${order('o1', 'c3')}${order('o2', 'c1')}${order('o2', 'c2')}`,
    };
    expect(saidOf(await place.import(files)).map(([code]) => code)).toEqual(['cell-count', 'id-with-two-contents']);
    const skipped = await place.import({}, { skipBadRows: true });
    expect(saidOf(skipped).map(([code]) => code)).toEqual([
      'cell-count',
      'unknown-customer-row',
      'id-with-two-contents',
    ]);
    expect((await place.rows('order')).map((values) => values[2])).toEqual(['o2']);
  });
});

describe('one id twice', () => {
  it('with the same content is passed over', async () => {
    const twice = `${ORDER_HEADER}${order('o1')}${order('o2', 'c2')}o1,c1,2026-01-01T08:00:00,5.00\n`;
    const report = await place.import({ 'customer.csv': `${CUSTOMERS}c1,Ann\n`, 'order.csv': twice });
    expect(report).toMatchObject({
      written: true,
      badRows: { total: 0 },
      tables: [
        { rowsRead: 3, inserted: 2, repeated: 1 },
        { rowsRead: 3, inserted: 2, repeated: 1 },
      ],
    });
    expect(await place.rows('order')).toHaveLength(2);
  });

  it('with another content is an error that names both lines; the first may stay', async () => {
    const twice = `${ORDER_HEADER}${order('o1', 'c2', 2)}${order('o1', 'c1', 1)}${order('o1', 'c2', 2)}`;
    const files = { 'customer.csv': `${CUSTOMERS}c1,Eve\n`, 'order.csv': twice };
    const report = await place.import(files, { skipBadRows: true });
    expect(report.badRows.first).toMatchObject([
      { file: 'customer.csv', line: 4, params: { id: 'c1', firstLine: 2 } },
      { file: 'order.csv', line: 3, params: { id: 'o1', firstLine: 2 } },
    ]);
    expect(report.tables.map(({ repeated }) => repeated)).toEqual([0, 1]);
    expect(await place.rows('customer')).toEqual([['c1', 'Ann'], ['c2', 'Bob']]); // prettier-ignore
    expect((await place.rows('order')).map(([customer]) => customer)).toEqual(['c2']);
  });
});

it('finds a few bad rows among very many without comparing each with each', async () => {
  const customers = Array.from({ length: 40_000 }, (_, index) => `c${index},x\n`);
  const orders = Array.from({ length: 80_000 }, (_, index) => order(`o${index}`, `c${index % 40_000}`));
  const files = {
    'customer.csv': `id,name\n${customers.join('')}`,
    'order.csv': `${ORDER_HEADER}${orders.join('')}${order('o7', 'c7')}${order('o8', 'c7')}${order('x', 'zz')}`,
  };
  const report = await place.import(files, { skipBadRows: true });
  expect(saidOf(report).map(([code]) => code)).toEqual(['id-with-two-contents', 'unknown-customer-row']);
  expect(report.tables[1]).toMatchObject({ inserted: 80_000, repeated: 1, rejected: 2 });
});

describe('a second import', () => {
  beforeEach(() => place.import({ 'customer.csv': CUSTOMERS, 'order.csv': `${ORDER_HEADER}${order('o1')}` }));

  it('adds what is new and passes over what is there', async () => {
    const report = await place.import({
      'customer.csv': `${CUSTOMERS}c3,Cid\n`,
      'order.csv': `${ORDER_HEADER}${order('o1')}${order('o0', 'c3')}${order('o2', 'c2')}`,
    });
    expect(report.tables).toMatchObject([
      { inserted: 1, repeated: 2, rejected: 0 },
      { inserted: 2, repeated: 1, rejected: 0 },
    ]);
    expect((await place.rows('order')).map((values) => values[2])).toEqual(['o1', 'o2', 'o0']);
  });

  it('refuses other content for an id that is there, and changes nothing', async () => {
    const report = await place.import({ 'customer.csv': 'id,name\nc1,Eve\nc4,Dan\n', 'order.csv': ORDER_HEADER });
    expect(report.written).toBe(false);
    expect(saidOf(report)).toEqual([['id-known-with-other-content', 'customer.csv', 2, 'id']]);
    expect(await place.rows('customer')).toEqual([['c1', 'Ann'], ['c2', 'Bob']]); // prettier-ignore
    const events = await place.import({
      'customer.csv': CUSTOMERS,
      'order.csv': `${ORDER_HEADER}${order('o1', 'c1', 2)}${order('o2', 'c9')}`,
    });
    expect(saidOf(events).map(([code]) => code)).toEqual(['id-known-with-other-content', 'unknown-customer-row']);
  });

  it('needs no customer table any more', async () => {
    place.remove('customer.csv');
    const report = await place.import({ 'order.csv': `${ORDER_HEADER}${order('o2', 'c2')}` });
    expect(report).toMatchObject({ written: true, findings: [] });
    expect(await place.rows('order')).toHaveLength(2);
  });

  it('of a catalog with more fields compares what was there as missing', async () => {
    const wider = { ...plain, customer: shop.customer };
    const report = await place.import({ 'customer.csv': 'id,name,city\nc1,Ann,\nc2,Bob,北京\n' }, {}, wider);
    expect(saidOf(report).filter(([code]) => code !== 'field-column-missing')).toEqual([
      ['id-known-with-other-content', 'customer.csv', 3, 'id'],
    ]);
    expect(report.tables[0]).toMatchObject({ repeated: 1, rejected: 1 });
  });
});

describe('customers that only events know', () => {
  const orders = `${ORDER_HEADER}${order('o1', 'c9')}${order('o2', 'c1')}${order('o3', 'c9')}`;

  it('are made on request', async () => {
    const report = await place.import({ 'customer.csv': CUSTOMERS, 'order.csv': orders }, { createCustomers: true });
    expect(report).toMatchObject({ written: true, createdCustomers: 1 });
    expect(await place.rows('customer')).toEqual([['c1', 'Ann'], ['c2', 'Bob'], ['c9', null]]); // prettier-ignore
  });

  it('need no customer table, and give way to their row once it comes', async () => {
    expect(await place.import({ 'order.csv': orders }, { createCustomers: true })).toMatchObject({
      written: true,
      createdCustomers: 2,
    });
    const report = await place.import({ 'customer.csv': `${CUSTOMERS}c9,\n` });
    expect(report.tables[0]).toMatchObject({ inserted: 2, repeated: 1, rejected: 0 });
    expect(await place.rows('customer')).toEqual([['c1', 'Ann'], ['c2', 'Bob'], ['c9', null]]); // prettier-ignore
  });

  it('are made for later events too', async () => {
    await place.import({ 'customer.csv': CUSTOMERS, 'order.csv': ORDER_HEADER + order('o0') });
    const report = await place.import({ 'order.csv': orders }, { createCustomers: true });
    expect(report).toMatchObject({ written: true, createdCustomers: 1 });
  });
});
