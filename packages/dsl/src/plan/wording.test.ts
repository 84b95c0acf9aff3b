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

  it('tells the same words apart that stand elsewhere: on another line, or in another file', () => {
    const lines = 'segment 乙 = 城市 = 上海\nsegment 丙 = 城市 = 上海\n';
    const twice = compile({
      files: [
        { path: 'catalog.tag', text: CATALOG },
        { path: 'b.tag', text: lines },
        { path: 'c.tag', text: 'segment 丁 = 城市 = 上海\n' },
      ],
    });
    // Equal conditions may be one part of the plan, which was written in several places.
    const parts = (twice.plan?.segments ?? []).map(({ condition: each }) => structuredClone(each));
    const places = [
      ['b.tag', 1],
      ['b.tag', 2],
      ['c.tag', 1],
    ] as const;
    const told = new Map(parts.map((part, index) => [part as object, places[index]]));
    const elsewhere = (part: object) => {
      const [file = '', line = 0] = told.get(part) ?? [];
      return { file, line, text: '城市 = 上海' };
    };
    const pairs = parts.map((one) => parts.map((other) => sameWords(elsewhere, one, other)));
    expect(pairs).toEqual([
      [true, false, false],
      [false, true, false],
      [false, false, true],
    ]);
  });
});

describe('comments', () => {
  it('are left out of the words that they stand in, and only of those', () => {
    const text = 'segment 戊 = // one\n  城市 = 上海 // two\n  or // three\n  姓名 = 王静 // four\n';
    const commented = compile({
      files: [
        { path: 'catalog.tag', text: CATALOG },
        { path: 'd.tag', text },
      ],
    });
    const whole = commented.plan?.segments[0]?.condition;
    if (whole?.kind !== 'or') throw new Error('the plan has another shape');
    const words = wordingOf(commented);
    expect([whole, ...whole.operands].map((part) => words(part))).toEqual([
      { file: 'd.tag', line: 2, text: '城市 = 上海 or 姓名 = 王静' },
      { file: 'd.tag', line: 2, text: '城市 = 上海' },
      { file: 'd.tag', line: 4, text: '姓名 = 王静' },
    ]);
  });
});
