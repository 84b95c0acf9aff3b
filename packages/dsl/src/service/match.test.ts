import { describe, expect, it, test } from 'vitest';
import { pinyinOf } from '../check/suggest/pinyin.js';
import { KEYWORD_IDS } from '../syntax/index.js';
import { filterText, matcher } from './match.js';
import { keywordHelp } from './words/index.js';

/** The names that fit, the best first. */
const fitting = (query: string, ...names: readonly string[]): readonly string[] => {
  const match = matcher(query, pinyinOf);
  return names
    .flatMap((name) => {
      const score = match(name);
      return score === undefined ? [] : [{ name, score }];
    })
    .toSorted((a, b) => a.score - b.score)
    .map(({ name }) => name);
};

describe('matching', () => {
  it.each([
    ['zjxf', ['最近消费'], ['最近消费', '消费金额']],
    ['xf', ['消费金额', '最近消费'], ['最近消费', '消费金额']],
    ['zuijin', ['最近消费'], ['最近消费', '消费金额']],
    ['zuijxf', ['最近消费'], ['最近消费', '消费金额']],
    ['消费', ['消费', '消费金额', '最近消费'], ['最近消费', '消费金额', '消费']],
    ['AMO', ['amount'], ['amount', 'name']],
    ['cfg', ['config'], ['config', 'count']],
    ['ｃｉｔｙ', ['city'], ['city', 'name']],
    ['q', [], ['最近消费', '消费金额']],
  ])('%s', (query, expected, names) => expect(fitting(query, ...names)).toEqual(expected));

  test('an empty query fits everything alike', () => {
    expect(matcher('', pinyinOf)('最近消费')).toBe(0);
  });

  test('without pinyin, spelling alone counts', () => {
    expect(matcher('zjxf', undefined)('最近消费')).toBeUndefined();
  });

  test('the text to filter by holds names, pinyin and initials', () => {
    expect(filterText(['最近消费', 'R'], pinyinOf)).toBe('最近消费 R zuijinxiaofei zjxf');
  });
});

test('every keyword is explained in both languages', () => {
  const silent = KEYWORD_IDS.filter((id) => keywordHelp(id, 'en') === '' || keywordHelp(id, 'zh-CN') === '');
  expect(silent).toEqual([]);
});
