import { describe, expect, it } from 'vitest';
import { compile } from '../../compile.js';
import type { ImportOptions } from '../document.js';
import type { Json } from '../json.js';
import { importMessage } from '../messages/index.js';
import { CATALOG } from '../world.harness.js';
import { importJsonLogic } from './document.js';

const BOOK = `${CATALOG}
event order { amount: money }
metric M 消费金额 = sum(order.amount)
metric R 最近消费 = since last order
metric "a b" = count(order)
metric "c d" = count(order in last 30d)
tag 等级 manual { 高 低 }
tag 口味 manual many { 辣 甜 }
segment known = n1 > 1
`;

const imported = (document: Json, options: Partial<ImportOptions> = {}) => {
  const book = compile({ files: [{ path: 'book.tag', text: BOOK }] });
  return importJsonLogic(document, { book: book.checked, name: 'asked', keywords: 'en', ...options });
};
const texts = (document: Json, options?: Partial<ImportOptions>): readonly string[] =>
  imported(document, options).rules.map(({ text }) => text);
const found = (document: Json): readonly string[] =>
  imported(document).findings.map(({ code, pointer }) => `${code} ${pointer}`);

describe('a document of JSON Logic', () => {
  it('is one rule, rules by their names, or a list of rules with names', () => {
    const rule = { '>': [{ var: 'M' }, 100] };
    expect(texts(rule)).toEqual(['segment asked = M > 100']);
    expect(texts({ big: rule, 'two words': rule })).toEqual(['segment big = M > 100', 'segment "two words" = M > 100']);
    expect(
      texts([
        { name: 'one', rule },
        { name: 'two', logic: rule },
      ]),
    ).toHaveLength(2);
    expect(found([])).toEqual(['no-rule ']);
    expect(found('x')).toEqual(['no-rule ']);
  });

  it('names fields, metrics and tags as the book does', () => {
    expect(texts({ '>': [{ var: '消费金额' }, 100] })).toEqual(['segment asked = 消费金额 > 100']);
    expect(texts({ '>': [{ var: 'customer.n1' }, 1] })).toEqual(['segment asked = n1 > 1']);
    expect(texts({ '==': [{ var: '等级' }, '高'] })).toEqual(['segment asked = tag 等级 = 高']);
    expect(texts({ '!=': [{ var: '口味' }, '辣'] })).toEqual(['segment asked = tag 口味 not has 辣']);
    expect(texts({ '>': [{ var: 'u.spent' }, 5] }, { fields: new Map([['u.spent', 'M']]) })).toEqual([
      'segment asked = M > 5',
    ]);
    expect(texts({ '>': [{ var: 'a b' }, { var: 'c d' }] })[0]).toContain('"a b" - "c d" > 0');
  });

  it('is written in either vocabulary', () => {
    const rule = { and: [{ '>': [{ var: 'M' }, 1] }, { '!': { in: [{ var: 't1' }, ['a', '或']] } }] };
    expect(texts(rule, { keywords: 'zh' })).toEqual(['人群 asked = M > 1 且 t1 不属于 (a, "或")']);
  });

  it('turns an `if` between names into a tag', () => {
    const rule = {
      if: [{ '>': [{ var: 'M' }, 100] }, 'gold', { '<': [{ var: 'M' }, 5] }, null, { var: 'b1' }, 'odd', 3],
    };
    expect(texts(rule)).toEqual([
      'tag asked {\n  gold when M > 100\n  odd  when b1 and not (M < 5 or M is missing)\n  "3"  when not (M < 5 or M is missing)\n}',
    ]);
    expect(texts({ if: [{ var: 'b1' }, 'yes', 'no'] })).toEqual(['tag asked {\n  yes when b1\n  no  otherwise\n}']);
    expect(found({ if: [{ var: 'b1' }, 'yes', { var: 't1' }] })).toEqual(['mixed-results ']);
  });

  it('writes out whom a missing field means', () => {
    expect(texts({ '<': [{ var: 'n1' }, 5] })).toEqual(['segment asked = n1 < 5 or n1 is missing']);
    expect(texts({ '<=': [1, { var: 'n1' }, 5] })).toEqual(['segment asked = n1 between 1 and 5']);
    expect(found({ '<': [{ var: 'n1' }, 5] })).toEqual(['missing-counts /</0']);
    expect(
      found({ and: [{ var: 'b1' }, { '!': { '<': [1, { var: 'n1' }, 5] } }, { '<': [{ var: 'n2' }, 5] }] }),
    ).toEqual(['missing-counts /and/2/</0']);
    expect(found({ '==': [{ if: [{ '<': [{ var: 'n1' }, 5] }, { var: 'n2' }, 3] }, 3] })).toEqual([
      'missing-counts /==/0/if/0/</0',
    ]);
    expect(found({ '<': [{ var: ['n1', 9] }, 5] })).toEqual([]);
    expect(found({ '==': [{ var: 'n1' }, null] })).toEqual([]);
  });

  it.each<[Json, string]>([
    [{ '==': [{ var: 'nn1' }, 5] }, 'unknown-field /==/0'],
    [{ '==': [{ var: { if: [{ var: 'b1' }, 'n1', 'n2'] } }, 5] }, 'computed-name /==/0'],
    [{ and: [true, { matches: [{ var: 't1' }, 'x'] }] }, 'unknown-operator /and/1'],
    [{ '>': [{ '%': [{ var: 'n1' }, 2] }, 0] }, 'no-counterpart />/0'],
    [{ '==': [{ substr: [{ var: 't1' }, 2] }, 'x'] }, 'no-counterpart /==/0'],
    [{ some: [{ var: 's1' }, { '>': [{ var: '' }, 'x'] }] }, 'no-counterpart /some/1'],
    [{ in: [{ var: 't1' }, 'a text'] }, 'no-counterpart '],
    [{ in: [{ var: 't1' }, { var: 't2' }] }, 'needs-constant /in/0'],
    [{ '==': [{ var: 'e1' }, 'bronze'] }, 'undeclared-value /==/1'],
    [{ '<': [{ var: 'e1' }, 'gold'] }, 'order-differs /</1'],
    [{ '<': [{ var: 'n1' }, { var: 't1' }] }, 'kinds-differ /</1'],
    [{ '<': [{ var: 'n1' }, 1e-9] }, 'number-out-of-range /</1'],
    [{ '<': [{ var: 't1' }, 5] }, 'value-does-not-fit /</1'],
    [{ '==': [{ or: [{ var: 'n1' }, { var: 'n2' }] }, 5] }, 'condition-as-value /==/0'],
    [{ '==': [{ var: 't1' }, 'a\u202Eb'] }, 'value-does-not-fit /==/1'],
    [{ missing_some: ['1', ['n1']] }, 'wrong-shape '],
    [{ known: { '>': [{ var: 'n1' }, 1] } }, 'name-taken /known'],
  ])('says what cannot be said, and where: %j', (document, code) => {
    const { rules, findings } = imported(document);
    expect(rules).toEqual([]);
    expect(found(document)).toContain(code);
    for (const finding of findings) {
      expect(importMessage(finding, 'en')).not.toContain('undefined');
      expect(importMessage(finding, 'zh-CN')).toMatch(/[\u4e00-\u9fff]/);
    }
  });

  it('says how a value is written that does not go with its field, and that is then taken', () => {
    const [finding] = imported({ '>=': [{ var: 'R' }, 90] }).findings;
    if (finding === undefined) throw new Error('90 is no length of time');
    expect(importMessage(finding, 'en')).toBe(
      '`R` is a length of time, which `90` does not go with; write a text such as `"90d"`',
    );
    expect(importMessage(finding, 'zh-CN')).toBe('`R` 是时长，不能与 `90` 搭配，请写成文本，如 `"90d"`');
    expect(texts({ '>=': [{ var: 'R' }, '90d'] })).toEqual(['segment asked = R >= 90d']);
  });

  it('takes a rule over whole, or not at all', () => {
    const { rules, asked } = imported({
      fine: { '>': [{ var: 'M' }, 1] },
      half: { or: [{ '>': [{ var: 'M' }, 1] }, { '%': [{ var: 'M' }, 2] }] },
    });
    expect([asked, rules.map(({ name }) => name)]).toEqual([2, ['fine']]);
  });

  it('is written out where the language has no word for it, as short as can be', () => {
    const [a, b, c]: readonly Json[] = ['b1', 'b2', 'known'].map((name) => ({
      missing: [name === 'known' ? 'n1' : name],
    }));
    expect(texts({ if: [a ?? null, true, b ?? null] })).toEqual(['segment asked = b1 is missing or b2 is missing']);
    expect(texts({ if: [a ?? null, false, b ?? null, true, c ?? null, false, true] })).toEqual([
      'segment asked = (b1 is known and b2 is missing) or (b1 is known and n1 is known)',
    ]);
    expect(texts({ '>=': [{ '>': [{ var: 'n1' }, 1] }, 0] })).toEqual(['segment asked = true']);
  });

  it.each<[string, Json, string]>([
    [
      'an `if` asked of an `if`, again and again',
      Array.from({ length: 60 }).reduce<Json>(
        (inner, _, level) => ({ if: [inner, { '>': [{ var: 'n1' }, level] }, { '>': [{ var: 'n2' }, level] }] }),
        { '>': [{ var: 'n3' }, 1] },
      ),
      'too-large ',
    ],
    [
      'a comparison of an `if` of `if`s',
      Array.from({ length: 60 }).reduce<Json>(
        (inner, _, level) => ({ '>': [{ if: [inner, { var: 'n1' }, level] }, 1] }),
        { '>': [{ var: 'n3' }, 1] },
      ),
      'too-large ',
    ],
    [
      'names after many cases that are none',
      {
        if: [
          ...Array.from({ length: 1200 }, (_, level): readonly Json[] => [
            { '>': [{ var: 'n1' }, level] },
            null,
          ]).flat(),
          'last',
        ],
      },
      'too-large ',
    ],
    ['some of many', { missing_some: [20, Array.from({ length: 40 }, (): Json => 'n1')] }, 'too-many-cases '],
  ])('is left out where it would grow without bounds: %s', (_, document, code) => {
    const start = performance.now();
    expect(found(document).some((each) => each.startsWith(code))).toBe(true);
    expect(texts(document)).toEqual([]);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('is left out where it is nested without end', () => {
    const nested = (levels: number): Json => (levels === 0 ? { '>': [{ var: 'n1' }, 1] } : { '!': nested(levels - 1) });
    expect(texts(nested(100))).toEqual(['segment asked = n1 > 1']);
    const deep = JSON.parse(`${'{"!":'.repeat(50_000)}true${'}'.repeat(50_000)}`) as Json;
    expect(found(deep)).toEqual(['too-deep ']);
    expect(found({ one: deep, two: nested(0) })).toEqual(['too-deep /one']);
  });
});
