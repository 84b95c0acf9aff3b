import { describe, expect, it } from 'vitest';
import { compile } from '../compile.js';
import { sameWords, wordingOf } from './wording.js';

const CATALOG = `customer { 姓名 name: text  城市 city: text }
`;
const RULE = `segment 甲 = 城市 != 上海 // not there
  and (城市
    = 北京 or 姓名 = 王静)
`;

const book = compile({
  files: [
    { path: 'catalog.tag', text: CATALOG },
    { path: 'a.tag', text: RULE },
  ],
});
const wording = wordingOf(book);
const condition = book.plan?.segments[0]?.condition;
const operands = condition?.kind === 'and' ? condition.operands : [];

describe('wordingOf', () => {
  it('gives the words of a condition on one line, without comments', () => {
    expect(operands.map((operand) => wording(operand))).toEqual([
      { file: 'a.tag', line: 1, text: '城市 != 上海' },
      { file: 'a.tag', line: 2, text: '城市 = 北京 or 姓名 = 王静' },
    ]);
    expect(condition && wording(condition)?.text).toBe('城市 != 上海 and (城市 = 北京 or 姓名 = 王静)');
  });

  it('has nothing to say about what nobody wrote', () => {
    expect(wording({})).toBeUndefined();
  });
});

describe('sameWords', () => {
  it('tells what was written as one from what was written apart', () => {
    const [unequal, either] = operands;
    if (unequal?.kind !== 'not' || either?.kind !== 'or') throw new Error('the plan has another shape');
    expect(sameWords(wording, unequal, unequal.operand)).toBe(true);
    expect(either.operands.map((operand) => sameWords(wording, either, operand))).toEqual([false, false]);
  });
});
