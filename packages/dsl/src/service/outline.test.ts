import { describe, expect, test } from 'vitest';
import { open, service } from './harness.js';

const outline = (symbols: readonly service.DocumentSymbol[], indent = ''): readonly string[] =>
  symbols.flatMap(({ kind, name, children }) => [`${indent}${kind} ${name}`, ...outline(children, `${indent}  `)]);

describe('symbols', () => {
  test('of a file: declarations, fields, cases, the lines of a tag together, tests', () => {
    const { workspace, file } = open(
      'tag a = x when F > 3\ntag b manual expires 1y { 高 低 }\ntag a = y when F > 2\nevent e { f: text }\ntest "快照" at 2026-01-01 {\n  expect F = 0\n}',
    );
    expect(outline(service.documentSymbols(workspace, file))).toEqual([
      'tag a', '  case x', '  case y', 'tag b', '  case 高', '  case 低', 'event e', '  field f', 'test 快照',
    ]); // prettier-ignore
  });

  test('of the book, by spelling, pinyin and initials', () => {
    const { workspace } = open('segment 高价值流失 = F > 3');
    const found = (query: string): readonly string[] =>
      service.workspaceSymbols(workspace, query).map(({ name }) => name);
    expect(found('gjzls')).toEqual(['高价值流失']);
    expect(found('gaojiazhi')).toEqual(['高价值流失']);
    expect(found('老客')).toEqual(['老客']);
    expect(found('xfje')).toEqual(['M']);
  });
});

describe('colours', () => {
  test('tell names by what they stand for', () => {
    const { workspace, file, text } = open('segment a = did order where channel = 门店 and tag 口味 has 辣 // x');
    const kinds = service
      .semanticTokens(workspace, file)
      .map(({ span, kind }) => `${text.slice(span.start, span.end)}:${kind}`);
    expect(kinds).toEqual([
      'segment:keyword', 'a:segment', '=:operator', 'did:keyword', 'order:event', 'where:keyword', 'channel:eventField',
      '=:operator', '门店:value', 'and:keyword', 'tag:keyword', '口味:tag', 'has:keyword', '辣:value', '// x:comment',
    ]); // prettier-ignore
  });

  test('functions, types, literals', () => {
    const { workspace, file, text } = open('event e { f: money }\nmetric g = count(order) + 3');
    const kinds = service
      .semanticTokens(workspace, file)
      .map(({ span, kind }) => `${text.slice(span.start, span.end)}:${kind}`);
    expect(kinds).toEqual(
      expect.arrayContaining(['money:type', 'count:function', '3:number', 'g:metric', 'f:eventField']),
    );
  });
});

describe('folding and selecting', () => {
  test('blocks, long conditions, runs of comments', () => {
    const { workspace, file, text } = open('// one\n// two\ntag a {\n  b when F > 3\n    and M > 2\n}\n');
    const folds = service
      .foldingRanges(workspace, file)
      .map(({ span, kind }) => [kind, text.slice(span.start, span.end)]);
    expect(folds).toEqual([
      ['comment', '// one\n// two'],
      ['block', 'tag a {\n  b when F > 3\n    and M > 2\n}'],
      ['condition', 'b when F > 3\n    and M > 2'],
    ]);
  });

  test('a selection grows by what belongs together', () => {
    const { workspace, file, text, offset } = open('segment a = F > 3 and city = "北<|>京"');
    const grown = service.selectionRanges(workspace, file, offset).map(({ start, end }) => text.slice(start, end));
    expect(grown).toEqual(['北京', '"北京"', 'city = "北京"', 'F > 3 and city = "北京"', text]);
  });
});

describe('formatting', () => {
  test('changes as little as it can', () => {
    const { workspace, file, text } = open('segment a = F>3\nsegment b = F > 4\nsegment   c = F > 5\n');
    const edits = service.formatting(workspace, file);
    expect(service.applyTogether(text, edits)).toBe('segment a = F > 3\nsegment b = F > 4\nsegment c = F > 5\n');
    expect(edits.every(({ span }) => span.end - span.start < 4)).toBe(true);
  });

  test('of a range leaves the other lines', () => {
    const { workspace, file, text, range } = open('segment a = F>3\n<|>segment b = F>4<|>\nsegment c = F>5\n');
    const edits = service.rangeFormatting(workspace, file, range);
    expect(service.applyTogether(text, edits)).toBe('segment a = F>3\nsegment b = F > 4\nsegment c = F>5\n');
  });

  test('never touches a file with syntax errors', () => {
    const { workspace, file } = open('segment a = F>3 and\nsegment');
    expect(service.formatting(workspace, file)).toEqual([]);
  });
});
