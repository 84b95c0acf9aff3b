import { describe, expect, it } from 'vitest';
import { nearest } from './nearest.js';
import { pinyinOf } from './pinyin.js';

const THINGS = [
  ['消费金额', 'M'],
  ['R', '最近消费'],
  ['金额', 'amount'],
  ['城市', 'city'],
  ['订单', 'order'],
  ['重要保持'],
  ['性别', 'gender'],
];

describe('the nearest names', () => {
  it.each([
    ['oder', ['order']],
    ['ctiy', ['city']],
    ['Amount', ['amount']],
    ['r', ['R']],
    ['城是', ['城市']],
    ['重要保待', ['重要保持']],
    ['重要', ['重要保持']],
    ['chengshi', ['城市']],
    ['xfje', ['消费金额']],
    ['xiaofei', ['消费金额']],
    ['消废金额', ['消费金额', '金额']],
    ['recency', ['R']],
    ['monetary', ['M', '金额']],
    ['sex', ['性别']],
    ['purchase', ['订单']],
  ])('to %s are %j', (written, names) => {
    expect(nearest(written, THINGS, pinyinOf)).toEqual(names);
  });

  it('are none where nothing is near', () => {
    expect(nearest('A', THINGS, pinyinOf)).toEqual([]);
    expect(nearest('风马牛', THINGS, pinyinOf)).toEqual([]);
    expect(nearest('', THINGS, pinyinOf)).toEqual([]);
  });

  it('are three at most, the best first, and one of each thing', () => {
    const things = [['abcdef', 'abcdeg'], ['abcdxy'], ['abcdeh'], ['abcdei']];
    expect(nearest('abcde', things, undefined)).toEqual(['abcdef', 'abcdeh', 'abcdei']);
  });

  it('are found by spelling alone where nobody says how Chinese sounds', () => {
    expect(nearest('chengshi', THINGS, undefined)).toEqual([]);
    expect(nearest('城是', THINGS, undefined)).toEqual(['城市']);
  });
});
