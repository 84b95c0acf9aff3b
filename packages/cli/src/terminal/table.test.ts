import { describe, expect, it } from 'vitest';
import { table } from './table.js';

describe('table', () => {
  it('aligns Chinese, Latin and emoji cells alike', () => {
    const rows = [
      ['重要保持', '1,204', 'x'],
      ['VIP', '3', 'y'],
      ['👍 好评', '12', ''],
    ];
    expect(table(rows, [{}, { align: 'right' }, {}], 2)).toEqual([
      '  重要保持  1,204  x',
      '  VIP           3  y',
      '  👍 好评      12',
    ]);
  });

  it('cuts what is too long, and paints only the text of a cell', () => {
    const rows = [
      ['重要保持客户', 'a'],
      ['b', 'c'],
    ];
    const columns = [{ max: 7, paint: (text: string) => `<${text}>` }, {}];
    expect(table(rows, columns)).toEqual(['<重要保…>  a', '<b>        c']);
  });

  it('draws nothing of no rows', () => {
    expect(table([], [{}])).toEqual([]);
  });
});
