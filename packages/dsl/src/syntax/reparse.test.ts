import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse, printNode, reparse, type ParsedFile } from './index.js';
import { file$ } from './testing/arbitrary.harness.js';

const seen = ({ file, tokens, comments, diagnostics, lineMap }: ParsedFile) => ({
  file,
  tokens,
  comments,
  diagnostics,
  lines: lineMap.lineCount,
});

/** Pieces that open, close and join things. */
const PIECES = [
  'tag X = a when R > 3', 'tag', 'customer', '{', '}', '(', ')', '"', '\n', '\n\n', ' ', '// c', 'and', 'where', 'test "t" at 2026-01-01 {',
  'any', 'event x { }', 'then', 'within', 'in', 'last', '且', '=', '\ufeff', 'x', '3', '90天', 'given', 'expect a', 'segment s = ', '随后', '\r\n',
]; // prettier-ignore

const edit$ = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 200 })),
  text: fc.oneof(fc.constantFrom(...PIECES), fc.constant(''), fc.string({ maxLength: 2 })),
});

test('answers what parsing the whole file would', () => {
  fc.assert(
    fc.property(
      fc.array(file$, { minLength: 1, maxLength: 4 }),
      fc.array(edit$, { minLength: 1, maxLength: 5 }),
      fc.constantFrom('en', 'zh'),
      (files, edits, keywords) => {
        let text = files.map((file) => printNode(file, { keywords: keywords as 'en' })).join('\n');
        let parsed = parse('a.tag', text);
        for (const { at, length, text: inserted } of edits) {
          const start = Math.floor(at * text.length);
          text = text.slice(0, start) + inserted + text.slice(start + length);
          parsed = reparse(parsed, text);
          expect({ text, ...seen(parsed) }).toEqual({ text, ...seen(parse('a.tag', text)) });
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('keeps the declarations before the change, and those after it where nothing moves', () => {
  const lines = Array.from({ length: 40 }, (_, i) => `tag 等级${i + 10} = 高 when 消费 >= ${i + 10} and 城市 = 北京\n`);
  const old = parse('a.tag', lines.join(''));
  const inserted = reparse(old, lines.with(20, lines[20]?.replace('高', '很高') ?? '').join(''));
  expect(inserted.file.decls.filter((decl, at) => decl === old.file.decls[at]).length).toBeGreaterThan(17);
  const replaced = reparse(old, lines.with(20, lines[20]?.replace('高', '低') ?? '').join(''));
  expect(replaced.file.decls.filter((decl, at) => decl === old.file.decls[at]).length).toBeGreaterThan(36);
});
