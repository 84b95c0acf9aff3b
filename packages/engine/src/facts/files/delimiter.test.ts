import { expect, it } from 'vitest';
import type { TableSpec } from '../reading/table-spec.js';
import { delimiterOf } from './delimiter.js';

const spec: TableSpec = {
  table: 'customer',
  kind: 'customer',
  columns: ['id', 'name', 'city'].map((name) => ({ name, type: { kind: 'text' }, key: undefined })),
};

it.each([
  ['id,name,city\n1;2,3', ','],
  ['id;name;city\r\n1,2,3', ';'],
  ['id\tname\tcity', '\t'],
  ['"id";"name"\n', ';'],
  ['id\n', ','],
  ['whatever;else\n', ','],
])('of %j is %j', (start, delimiter) => expect(delimiterOf(start, spec)).toBe(delimiter));
