import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse, print, walk } from './index.js';
import { codes } from './harness.js';

test.each([
  ['a file over the limit', 'x'.repeat(5_000_000), 'file-too-large'],
  ['nested parentheses', `segment a = ${'('.repeat(10_000)}x${')'.repeat(10_000)}`, 'too-deep'],
  ['a run of not', `segment a = ${'not '.repeat(10_000)}x`, 'too-deep'],
  ['a run of signs', `segment a = ${'- '.repeat(10_000)}x`, 'too-deep'],
  ['where inside where', `segment a = ${'since last a where '.repeat(10_000)}x`, 'too-deep'],
  [
    'long calculations inside one another',
    `segment a = ${'('.repeat(60)}x${`${'+x'.repeat(499)})`.repeat(60)}`,
    'too-long',
  ],
  ['a long calculation', `segment a = ${Array(10_000).fill('x').join(' + ')}`, 'too-long'],
])('%s is refused', (_name, text, code) => {
  expect(codes(text)).toEqual([code]);
});

test('the limits are on what stands inside one another, not on how much there is', () => {
  expect(codes(`tag a many {\n${'b on c where d > 1 expires 3d\n'.repeat(200)}}`)).toEqual([]);
  expect(codes(`segment a = ${Array(200).fill('did b where c > 1').join(' or ')}`)).toEqual([]);
  expect(codes(`segment a = ${Array(700).fill('b + c > 1').join(' and ')}`)).toEqual([]);
});

test('quotes that never close are a finding, not a wait', () => {
  const started = performance.now();
  expect(codes('"'.repeat(240_001))).toContain('unterminated-text');
  expect(codes('"\n'.repeat(120_000)).at(-1)).toBe('too-many-problems');
  expect(codes('“"'.repeat(120_000)).at(-1)).toBe('too-many-problems');
  // Seconds, since the machine may be busy; what was quadratic took minutes.
  expect(performance.now() - started).toBeLessThan(15_000);
});

test('long flat chains are read and printed', () => {
  const parsed = parse('a.tag', `segment a = ${Array(10_000).fill('x > 1').join(' and ')}`);
  expect(parsed.diagnostics).toEqual([]);
  let nodes = 0;
  walk(parsed.file, () => void nodes++);
  expect(nodes).toBeGreaterThan(30_000);
  expect(print(parsed, { keywords: 'zh' })?.split('\n')).toHaveLength(10_002);
});

/** Pieces that make random texts fall into the grammar's corners. */
const piece$ = fc.oneof(
  fc.constantFrom(
    'tag', 'segment', 'metric', 'customer', 'event', 'when', 'on', 'otherwise', 'and', 'or', 'not', 'did', 'where', 'in', 'in last',
    'between', 'ago', '标签', '当', '且', '近30天', '前20%', 'top', '{', '}', '(', ')', '=', '>=', ',', ':', '.', '-', '"', '“', '”', '//',
    '\n', '90d', '3', 'a', '重要', 'expires', 'description', '"x"', 'since', 'last', 'order', 'has any of', 'is missing', 'one of', 'per',
    'among', 'test', 'list', 'timezone', '\u200b', '😀', '20%', '2026-11-11',
    'then', 'not', 'within', 'as', 'v', '随后', '随后未', '1天内', 'in each of last', 'of last', 'weeks', '近8周', '每周', '至少4周', '近4个90天',
    'for at least', '持续', 'changed', '变更', 'within next', '未来', 'anniversary', 'test "t" at 2026-01-01 {', 'given', 'expect', 'after',
    '已知', '期望', '经过', 'for', '对', 'ago', 'at', 'top20%', '最近', '然后', '在',
  ),
  fc.string({ unit: 'binary', maxLength: 3 }),
); // prettier-ignore

test('any text gives a tree and findings, and never throws', () => {
  fc.assert(
    fc.property(fc.array(piece$, { maxLength: 40 }), fc.constantFrom(' ', '', '\n'), (pieces, between) => {
      const text = pieces.join(between);
      const parsed = parse('random.tag', text);
      walk(parsed.file, (node) => {
        expect(Number.isNaN(node.span.start) || Number.isNaN(node.span.end)).toBe(false);
      });
      for (const { span } of parsed.diagnostics) expect(span.start >= 0 && span.end <= text.length).toBe(true);
      const printed = print(parsed, { keywords: 'en' });
      expect(printed === undefined).toBe(parsed.diagnostics.some(({ level }) => level === 'error'));
    }),
    { numRuns: 5000 },
  );
});

test('a sequence has at most fifty events, and another one may follow', () => {
  const sequence = (events: number): string => `did a${' then a'.repeat(events - 1)}`;
  expect(codes(`segment s = ${sequence(50)} and ${sequence(50)}`)).toEqual([]);
  expect(codes(`segment s = ${sequence(51)}`)).toEqual(['too-long']);
});
