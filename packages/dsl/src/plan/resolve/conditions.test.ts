import { describe, expect, it } from 'vitest';
import { compile } from '../../compile.js';
import { booksOf, meaning } from './harness.js';

describe('conditions', () => {
  it('are joined and turned round', () => {
    expect(meaning('会员 and F > 3')).toMatchObject({ kind: 'and', operands: [{}, {}] });
    expect(meaning('会员 or F > 3 or 是')).toMatchObject({
      kind: 'or',
      operands: [{}, {}, { kind: 'always', truth: true }],
    });
    expect(meaning('not 会员')).toMatchObject({ kind: 'not', operand: { op: '=', right: { value: true } } });
    expect(meaning('否')).toMatchObject({ kind: 'always', truth: false });
  });

  it('are the negation of the positive test', () => {
    const pairs = [
      ['F between 1 and 3', 'F not between 1 and 3'],
      ['城市 in (上海)', '城市 not in (上海)'],
      ['城市 contains "海"', '城市 not contains "海"'],
      ['偏好 has 茶', '偏好 not has 茶'],
      ['joined in last 3d', 'joined not in last 3d'],
      ['城市 is known', '城市 is missing'],
      ['城市 = 上海', '城市 != 上海'],
    ] as const;
    for (const [positive, negative] of pairs) {
      expect(meaning(negative)).toEqual({ kind: 'not', operand: meaning(positive) });
    }
  });

  it('take both ends of a range', () => {
    expect(meaning('F between 1 and 3')).toMatchObject({
      kind: 'and',
      operands: [
        { op: '>=', right: { value: 1 } },
        { op: '<=', right: { value: 3 } },
      ],
    });
  });

  it('search text at its start, its end or anywhere', () => {
    const text = { operand: { column: 'city' }, text: { value: '海' } };
    expect(meaning('城市 contains "海"')).toMatchObject({ kind: 'text', test: 'contains', ...text });
    expect(meaning('城市 starts with "海"')).toMatchObject({ test: 'starts', ...text });
    expect(meaning('城市 ends with "海"')).toMatchObject({ test: 'ends', ...text });
  });

  it('look into sets, in order and without repeats', () => {
    expect(meaning('偏好 has any of (茶, 酒, 茶)')).toMatchObject({ kind: 'has', mode: 'any', values: ['茶', '酒'] });
    expect(meaning('偏好 has all of (酒, 茶)')).toMatchObject({ mode: 'all', values: ['茶', '酒'] });
    expect(meaning('偏好 has 茶')).toMatchObject({ mode: 'any', values: ['茶'] });
  });

  it('remember where each of them was written, the positive test of a negation too', () => {
    const { plan, origins } = compile(booksOf('segment 甲 = 城市 not in (上海) and F > 3'));
    const condition = plan?.segments[0]?.condition;
    const [negated] = condition?.kind === 'and' ? condition.operands : [];
    const inner = negated?.kind === 'not' ? negated.operand : undefined;
    const kinds = [condition, negated, inner].map((part) => part && origins.get(part)?.node.kind);
    expect(kinds).toEqual(['And', 'In', 'In']);
  });

  it('keep what is looked for in one order, each once', () => {
    const one = meaning('偏好 has any of (c, a, b, a, d)');
    expect(one).toMatchObject({ kind: 'has', mode: 'any', values: ['a', 'b', 'c', 'd'] });
    expect(meaning('偏好 has all of (d, c, b, a)')).toMatchObject({ mode: 'all', values: ['a', 'b', 'c', 'd'] });
    expect(meaning('城市 in (c, a, b, a, d)')).toMatchObject({ kind: 'in', values: ['a', 'b', 'c', 'd'] });
    expect(meaning('F in (30, 4, 5, 4, 200)')).toMatchObject({ kind: 'in', values: [4, 5, 30, 200] });
  });
});
