import { describe, expect, it } from 'vitest';
import { compile } from '../../compile.js';
import type { Json } from '../json.js';
import { importMessage } from '../messages/index.js';
import { CATALOG, holdsFor } from '../world.harness.js';
import { importQuery } from './document.js';

const translated = (query: Json) => {
  const book = compile({ files: [{ path: 'catalog.tag', text: CATALOG }] });
  const { rules, findings } = importQuery(query, { book: book.checked, name: 'asked', keywords: 'en' });
  return { text: rules[0]?.text, codes: findings.map(({ code, pointer }) => `${code} ${pointer}`), findings };
};
const one = (field: string, operator: string, value?: Json, more: Readonly<Record<string, Json>> = {}): Json => ({
  combinator: 'and',
  rules: [{ field, operator, ...(value === undefined ? {} : { value }), ...more }],
});

describe('a rule of react-querybuilder', () => {
  it.each<[Json, string]>([
    [one('n1', '=', '18'), 'n1 = 18'],
    [one('n1', '!=', 2.5), 'n1 != 2.5'],
    [one('n 4', '>=', '-3'), '"n 4" >= -3'],
    [one('t1', '=', '5'), 't1 = "5"'],
    [one('t1', '=', 't2'), 't1 = "t2"'],
    [one('t1', 'contains', 'x"y'), 't1 contains "x""y"'],
    [one('t1', 'beginsWith', '王'), 't1 starts with "王"'],
    [one('t1', 'doesNotEndWith', 'z'), 't1 not ends with "z"'],
    [one('t1', 'doesNotContain', 'z'), 't1 not contains "z"'],
    [one('n1', 'null'), 'n1 is missing'],
    [one('n1', 'notNull'), 'n1 is known'],
    [one('n1', 'in', '1, 2,3'), 'n1 in (1, 2, 3)'],
    [one('t1', 'notIn', ['a', 'b']), 't1 not in (a, b)'],
    [one('t1', 'in', 'a'), 't1 = a'],
    [one('n1', 'between', '18,65'), 'n1 between 18 and 65'],
    [one('n1', 'notBetween', [1, 2]), 'n1 not between 1 and 2'],
    [one('b1', '=', 'true'), 'b1 = true'],
    [one('b1', '!=', false), 'b1 != false'],
    [one('s1', 'contains', 'a,b'), 's1 has "a,b"'],
    [one('s1', 'in', ['a', 'b']), 's1 has any of (a, b)'],
    [one('e1', 'notIn', ['gold']), 'e1 != gold'],
    [one('e1', '=', 3), 'e1 = "3"'],
    [one('n1', '<', 'n2', { valueSource: 'field' }), 'n1 < n2'],
    [one('n1', '<', 'n 4', { valueSource: 'field' }), 'n1 < customer."n 4"'],
  ])('%j', (query, condition) => {
    const { text, codes } = translated(query);
    expect([text, codes]).toEqual([`segment asked = ${condition}`, []]);
    expect(() => holdsFor(text ?? '', [{}])).not.toThrow();
  });

  it.each<[Json, string]>([
    [one('nn', '=', 1), 'unknown-field /rules/0/field'],
    [one('n1', 'like', 1), 'unknown-operator /rules/0/operator'],
    [one('t1', 'constructor', 'x'), 'unknown-operator /rules/0/operator'],
    [one('n1', '=', 'eighteen'), 'value-does-not-fit /rules/0/value'],
    [one('n1', '=', ''), 'value-does-not-fit /rules/0/value'],
    [one('n1', '=', null), 'value-does-not-fit /rules/0/value'],
    [one('n1', '=', 1e-9), 'number-out-of-range /rules/0/value'],
    [one('n1', 'between', '18'), 'value-does-not-fit /rules/0/value'],
    [one('n1', 'contains', '1'), 'value-does-not-fit /rules/0/value'],
    [one('e1', '<', 'gold'), 'order-differs /rules/0/value'],
    [one('e1', '=', 'bronze'), 'undeclared-value /rules/0/value'],
    [one('t1', '=', 'a\nb'), 'value-does-not-fit /rules/0/value'],
    [one('t1', '=', 'n1', { valueSource: 'field' }), 'kinds-differ /rules/0/value'],
    [one('t1', 'contains', 't2', { valueSource: 'field' }), 'needs-constant /rules/0/value'],
    [one('s1', '=', 'a', { match: { mode: 'all' } }), 'no-counterpart /rules/0/match'],
    [{ combinator: 'nand', rules: [] }, 'unknown-operator /combinator'],
    [{ combinator: 'and', rules: [7] }, 'wrong-shape /rules/0'],
    [{ combinator: 'and', rules: [{ field: 1, operator: '=' }] }, 'wrong-shape /rules/0'],
    [
      { rules: [{ field: 'n1', operator: '=', value: 1 }, 'xor', { field: 'n2', operator: '=', value: 1 }] },
      'no-counterpart /rules/1',
    ],
    [{ rules: [{ field: 'n1', operator: '=', value: 1 }, 'and'] }, 'wrong-shape /rules'],
  ])('is left out, and said so: %j', (query, code) => {
    const { text, codes, findings } = translated(query);
    expect(text).toBeUndefined();
    expect(codes).toContain(code);
    // Parameters are data, whatever the document calls its operators.
    expect(JSON.parse(JSON.stringify(findings))).toEqual(findings);
    for (const finding of findings) {
      expect(importMessage(finding, 'en')).not.toContain('undefined');
      expect(importMessage(finding, 'zh-CN')).toMatch(/[\u4e00-\u9fff]/);
    }
  });
});

describe('a group of react-querybuilder', () => {
  const rule = (field: string, value: Json): Json => ({ field, operator: '=', value });
  it.each<[Json, string]>([
    [{ combinator: 'OR', rules: [rule('n1', 1), rule('n2', 2)] }, 'n1 = 1 or n2 = 2'],
    [{ combinator: 'and', not: true, rules: [rule('n1', 1), rule('n2', 2)] }, 'not (n1 = 1 and n2 = 2)'],
    [
      { combinator: 'and', rules: [rule('n1', 1), { combinator: 'or', rules: [rule('n2', 2), rule('n3', 3)] }] },
      'n1 = 1 and (n2 = 2 or n3 = 3)',
    ],
    [{ rules: [rule('n1', 1), 'and', rule('n2', 2), 'or', rule('n3', 3)] }, '(n1 = 1 and n2 = 2) or n3 = 3'],
    [{ combinator: 'xor', rules: [rule('n1', 1), rule('n2', 2)] }, '(n1 = 1 and n2 != 2) or (n1 != 1 and n2 = 2)'],
    [{ combinator: 'and', rules: [] }, 'true'],
    [{ combinator: 'and', rules: [rule('n1', 1), { combinator: 'or', rules: [] }] }, 'n1 = 1'],
    [{ combinator: 'and', rules: [rule('n1', 1), { field: '~', operator: '=', value: '' }] }, 'n1 = 1'],
    [{ combinator: 'or', rules: [rule('n1', 1), { ...(rule('n2', 2) as object), muted: true }] }, 'n1 = 1'],
    [{ combinator: 'or', rules: [rule('n1', 1), { combinator: 'and', muted: true, rules: [] }] }, 'n1 = 1'],
  ])('%j', (query, condition) => {
    const { text } = translated(query);
    expect(text).toBe(`segment asked = ${condition}`);
    expect(() => holdsFor(text ?? '', [{}])).not.toThrow();
  });

  it('writes `xor` of several rules out, up to a limit', () => {
    const of = (count: number): Json => ({
      combinator: 'xor',
      rules: Array.from({ length: count }, (_, index) => rule(`n${(index % 3) + 1}`, index)),
    });
    const six = translated(of(6)).text ?? '';
    expect(six.match(/=/g)).toHaveLength(1 + 40);
    expect(holdsFor(six, [{}, { n1: 0 }, { n1: 0, n2: 1 }, { n1: 0, n2: 4, n3: 2 }])).toEqual([
      false,
      true,
      false,
      true,
    ]);
    const { text, codes } = translated(of(200));
    expect([text, codes]).toEqual([undefined, ['too-large ']]);
    // A group that is itself written out counts with what it comes to.
    const nested = Array.from({ length: 50 }).reduce<Json>(
      (inner) => ({ combinator: 'xor', rules: [rule('n1', 1), { combinator: 'or', rules: [inner, rule('n2', 2)] }] }),
      rule('n3', 3),
    );
    expect(translated(nested).codes.at(-1)).toMatch(/^too-large/);
  });

  it('says what was left out, and which groups are empty', () => {
    const { codes } = translated({
      combinator: 'and',
      rules: [
        { field: '~', operator: '=' },
        { field: 'n1', operator: '=', value: 1, muted: true },
        { combinator: 'or', rules: [] },
      ],
    });
    expect(codes).toEqual(['rule-left-out /rules/0', 'rule-left-out /rules/1', 'empty-group /rules/2']);
  });
});
