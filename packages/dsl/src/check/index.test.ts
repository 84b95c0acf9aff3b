import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { checkTexts, SHOP } from './harness.js';

const place = ({ file, code, span }: Diagnostic): string => `${file} ${span.start}-${span.end} ${code}`;

describe('a checked book', () => {
  it('finds no fault with the shop', () => {
    expect(checkTexts({ 'shop.tag': SHOP }).diagnostics).toEqual([]);
  });

  it('keeps what every name means', () => {
    const { book } = checkTexts({ 'shop.tag': SHOP, 'rules.tag': 'segment a = 性别 = 男 and 城市 = 北京 and M > 3' });
    const kinds = new Set([...book.targets.values()].map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(['customer-field', 'event-field', 'event', 'metric', 'enum-value', 'text']));
  });

  it('reports by file, then by place, whatever the order of checking', () => {
    const { diagnostics } = checkTexts({
      'b.tag': 'timezone "UTC"\nsegment z = in segment y\nsegment x = nobody',
      'a.tag': 'segment y = nobody\nsegment w = in segment v',
    });
    expect(diagnostics.map(place)).toEqual([
      'b.tag 52-58 unknown-name',
      'a.tag 12-18 unknown-name',
      'a.tag 42-43 unknown-name',
    ]);
  });

  it('reports the same for files in another order, except which comes first', () => {
    const one = checkTexts({ 'a.tag': SHOP, 'b.tag': 'segment a = M > 2w\nsegment b = in segment c' });
    const other = checkTexts({ 'b.tag': 'segment a = M > 2w\nsegment b = in segment c', 'a.tag': SHOP });
    expect(one.diagnostics.map(place).toSorted()).toEqual(other.diagnostics.map(place).toSorted());
  });

  it('is silent about what the parser has reported', () => {
    for (const text of [
      'segment a =',
      'segment a = M >',
      'metric a = sum(',
      'tag a = b when',
      'segment a = did',
      'list a from',
    ]) {
      const { book } = checkTexts({ 'shop.tag': SHOP, 'rules.tag': text });
      expect({ text, found: book.diagnostics.map(place) }).toEqual({ text, found: [] });
    }
  });
});

/** Pieces of rules, whole and broken, in both vocabularies. */
const PIECES = [
  'segment', 'tag', 'metric', '=', 'when', 'on', 'otherwise', 'expires', '30d', '2w', '3mo', 'and', 'or', 'not', 'did', 'where',
  'order', 'view', 'amount', '订单.amount', 'M', 'R', 'F', '城市', '性别', '男', '北京', 'channels', 'has', 'in', '(', ')', '{', '}', ',',
  '>', '>=', '!=', 'top20%', 'top 100', 'exactly', 'average', 'among', 'per', 'between', 'ago', 'in last', 'is known', 'tag a', 'in segment b',
  'sum(', 'count(', 'since(', 'last order', 'distance(位置, 1, 2)', 'score(M, 5)', '100', '20%', '2026-11-11', '是', '"文"', '标签', '当', '做过',
  'then', 'then not', 'within 2h', 'as v', 'v.item', 'v', 'in each of last 3 weeks', 'for at least 7d', 'changed', 'anniversary(', 'within next',
  'on 7d ago', 'test "t" at 2026-06-01 {', 'given', 'given customer {', 'given tag', 'after 1d', 'expect', 'for', 'since', 'a', 'b', 'many', 'manual', 'ordered', 'today', 'at least 3 times', '+', '*', '/', '-', 'contains', 'event', 'customer', ':', 'list', 'from', '\n',
]; // prettier-ignore

describe('checking', () => {
  it('never throws, and gives the same findings twice', () => {
    assert(
      property(array(constantFrom(...PIECES), { maxLength: 40 }), (pieces) => {
        const texts = { 'shop.tag': SHOP, 'rules.tag': pieces.join(' ') };
        expect(checkTexts(texts).diagnostics.map(place)).toEqual(checkTexts(texts).diagnostics.map(place));
      }),
      { numRuns: 100 },
    );
  });
});
