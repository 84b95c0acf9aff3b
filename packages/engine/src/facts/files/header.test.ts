import { describe, expect, it } from 'vitest';
import { plain } from '../harness.js';
import { tableSpecs, type TableSpec } from '../reading/table-spec.js';
import { FileFault } from './fault.js';
import { readHeader } from './header.js';

const orders = tableSpecs(plain)[1] as TableSpec;
const read = (...record: string[]) => readHeader(record, orders, 'order.csv', 1);

describe('a header', () => {
  it('says where each column stands, in whatever order', () => {
    expect(read('at', 'amount', 'id', 'customer')).toEqual({ cells: 4, places: [2, 3, 0, 1], findings: [] });
  });

  it('may have spaces around its names', () => {
    expect(read(' id', 'customer ', 'at', ' amount ').places).toEqual([0, 1, 2, 3]);
  });

  it('may name columns that the catalog does not, each said once', () => {
    const { places, findings } = read('note', 'id', 'customer', 'at', 'note', 'amount');
    expect(places).toEqual([1, 2, 3, 5]);
    expect(findings.map(({ code, column }) => [code, column])).toEqual([['column-undeclared', 'note']]);
  });

  it('may lack a field but not a key, and the likely column is named', () => {
    const { places, findings } = read('id', 'custmer', 'at', 'amout');
    expect(places).toEqual([0, -1, 2, -1]);
    expect(findings).toMatchObject([
      { code: 'key-column-missing', level: 'error', params: { column: 'customer', nearest: 'custmer' } },
      { code: 'field-column-missing', level: 'warning', params: { column: 'amount', nearest: 'amout' } },
      { code: 'column-undeclared', level: 'notice', params: { column: 'custmer', nearest: 'customer' } },
      { code: 'column-undeclared', level: 'notice', params: { column: 'amout', nearest: 'amount' } },
    ]);
  });

  it('with a carriage return inside has lines that end in nothing else', () => {
    expect(() => read('id', 'customer', 'at', 'amount\ro1')).toThrow(FileFault);
  });
});
