import { expect, test } from 'vitest';
import { encodingOf } from './encode.js';
import type { Cell, Columns } from './tables.js';

const COLUMNS: Columns = { id: 'plain', note: 'text', count: 'integer', amount: 'money', kind: 'bool' };
const ROW: readonly Cell[] = ['c1', 'a "b", c', 3, 1205, true];
const BARE: readonly Cell[] = ['c2', null, null, null, null];

test('csv has a header, quotes what needs quotes, and leaves missing values empty', () => {
  const csv = encodingOf(COLUMNS, 'csv');
  expect(csv.head).toBe('id,note,count,amount,kind\n');
  expect(csv.line(ROW)).toBe('c1,"a ""b"", c",3,12.05,true\n');
  expect(csv.line(BARE)).toBe('c2,,,,\n');
});

test('ndjson has numbers for numbers and null for missing values', () => {
  const ndjson = encodingOf(COLUMNS, 'ndjson');
  expect(ndjson.head).toBe('');
  expect(ndjson.line(ROW)).toBe('{"id":"c1","note":"a \\"b\\", c","count":3,"amount":12.05,"kind":true}\n');
  expect(JSON.parse(ndjson.line(BARE))).toEqual({ id: 'c2', note: null, count: null, amount: null, kind: null });
});
