import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvReader } from './csv.js';
import { FileFault } from './fault.js';

interface Record {
  readonly cells: readonly string[];
  readonly line: number;
  readonly raw: string;
}

/** Reads pieces as a file would be read: what is left of one is put before the next. */
const readPieces = (pieces: readonly string[], delimiter = ','): readonly Record[] => {
  const records: Record[] = [];
  let text = '';
  const csv = new CsvReader(delimiter, (cells, line, start, end) =>
    records.push({ cells: [...cells], line, raw: text.slice(start, end) }),
  );
  pieces.forEach((piece, index) => {
    text += piece;
    text = text.slice(csv.read(text, index === pieces.length - 1));
  });
  return records;
};
const cellsOf = (text: string, delimiter = ','): readonly (readonly string[])[] =>
  readPieces([text], delimiter).map(({ cells }) => cells);

describe('cells', () => {
  it.each([
    ['a,b\nc,d\n', [['a', 'b'], ['c', 'd']]],
    ['a,b\nc,d', [['a', 'b'], ['c', 'd']]],
    ['a,b\r\nc,d\r\n', [['a', 'b'], ['c', 'd']]],
    ['a,b\r\nc,d\ne,f', [['a', 'b'], ['c', 'd'], ['e', 'f']]],
    [',\n,,\n', [['', ''], ['', '', '']]],
    ['a,\n', [['a', '']]],
    ['a,', [['a', '']]],
    ['\n\r\na\n\n', [['a']]],
    ['""\n', [['']]],
    ['"a,b",c\n', [['a,b', 'c']]],
    ['"a\nb",c\n', [['a\nb', 'c']]],
    ['"a\r\nb"\r\nc\r\n', [['a\r\nb'], ['c']]],
    ['"say ""yes""",c', [['say "yes"', 'c']]],
    ['""""\n', [['"']]],
    ['5" pipe,b\n', [['5" pipe', 'b']]],
    ['a,"b"', [['a', 'b']]],
    ['a,"b"\r', [['a', 'b']]],
    [' "a" ,b\n', [[' "a" ', 'b']]],
    ['', []],
  ])('of %j', (text, cells) => expect(cellsOf(text)).toEqual(cells)); // prettier-ignore

  it('may be parted by something else', () => {
    expect(cellsOf('a;"b;c";1,5\n', ';')).toEqual([['a', 'b;c', '1,5']]);
    expect(cellsOf('a\t"b\t"\n', '\t')).toEqual([['a', 'b\t']]);
  });
});

describe('places', () => {
  it('are the line that a record begins on, and its text', () => {
    expect(readPieces(['id\n\n"a\nb",1\r\nc,2'])).toEqual([
      { cells: ['id'], line: 1, raw: 'id' },
      { cells: ['a\nb', '1'], line: 3, raw: '"a\nb",1' },
      { cells: ['c', '2'], line: 5, raw: 'c,2' },
    ]);
  });
});

describe('broken quotes', () => {
  const faultOf = (text: string): unknown => {
    try {
      return cellsOf(text);
    } catch (thrown) {
      return thrown instanceof FileFault ? [thrown.code, thrown.line] : thrown;
    }
  };
  it.each([
    ['a\n"b"c,d\n', 'quote-broken', 2],
    ['a\n"b\nc"d\n', 'quote-broken', 3],
    ['a\n"b\nc\n', 'quote-unclosed', 2],
    ['a,"', 'quote-unclosed', 1],
  ])('in %j', (text, code, line) => expect(faultOf(text)).toEqual([code, line]));
});

const cell = fc.oneof(
  fc.string(),
  fc.constantFrom('', '"', '""', ',', '\n', '\r\n', '\r', 'a"b', ' ', '客户'),
  fc.array(fc.constantFrom('"', ',', '\n', '\r', 'x', '客'), { maxLength: 6 }).map((parts) => parts.join('')),
);
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { maxLength: 8 });
const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

it('gives back any table, however it is cut into pieces', () => {
  fc.assert(
    fc.property(table, fc.constantFrom('\n', '\r\n'), fc.array(fc.nat(40), { maxLength: 4 }), (rows, end, cuts) => {
      const text = rows.map((row) => row.map(quoted).join(',') + end).join('');
      const lineEnds = [...text.matchAll(/\n/g)].map((match) => match.index + 1);
      const places = [...new Set(cuts.map((cut) => lineEnds[cut] ?? 0))].sort((a, b) => a - b);
      const pieces = [0, ...places].map((place, index) => text.slice(place, places[index] ?? text.length));
      expect(readPieces(pieces).map(({ cells }) => cells)).toEqual(rows);
    }),
  );
});

it('reads whatever csv-parse reads, and in the same way', () => {
  const soup = fc
    .array(fc.constantFrom('"', '""', ',', '\n', '\r\n', 'x', 'yy', '客', ' '), { maxLength: 24 })
    .map((parts) => parts.join(''));
  const options = { relax_column_count: true, skip_empty_lines: true, record_delimiter: ['\n', '\r\n'] };
  const judged = (text: string): readonly (readonly string[])[] | undefined => {
    try {
      return parse(text, options);
    } catch {
      // It refuses more than is asked for here: a quote inside an unquoted cell.
      return undefined;
    }
  };
  fc.assert(
    fc.property(soup, (text) => {
      const expected = judged(text);
      fc.pre(expected !== undefined);
      expect(cellsOf(text)).toEqual(expected);
    }),
    { numRuns: 1000 },
  );
});
