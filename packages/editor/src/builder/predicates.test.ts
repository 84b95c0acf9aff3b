import { parse, type Ast } from '@tagwright/dsl';
import { palette as paletteOf, problems, Workspace } from '@tagwright/dsl/service';
import { describe, expect, it } from 'vitest';
import { SHOP, shopPalette } from './palette.harness.js';
import { firstPredicate, predicateOf, predicatesFor, predicateText } from './predicates.js';
import { ofTag, ofValue } from './shape.js';
import { conditionText, type Pick, pickKey, pickOf, valueTexts } from './wording.js';

const palette = shopPalette();
const conditionOf = (text: string): Ast.Expr =>
  (parse('a.tag', `segment s = ${text}`).file.decls[0] as Ast.SegmentDecl).condition;

describe('how a condition asks', () => {
  it.each([
    ['R > 90d', 'greater'],
    ['R≤90天', 'atMost'],
    ['M >= top20%', 'top'],
    ['M <= 后20%', 'bottom'],
    ['M > average', 'aboveAverage'],
    ['M >= p95', 'atLeast'],
    ['M < top20%', 'less'],
    ['城市 in (北京)', 'in'],
    ['城市 不属于 (北京)', 'notIn'],
    ['城市 in 节日城市', 'inList'],
    ['城市 not in 节日城市', undefined],
    ['R not between 1d and 3d', 'notBetween'],
    ['城市 starts with "北"', 'startsWith'],
    ['城市 不包含 "北"', 'notContains'],
    ['城市 is missing', 'missing'],
    ['城市 不为空', 'known'],
    ['偏好渠道 has all of (线上)', 'hasAll'],
    ['注册时间 不在 近30天', 'notWindow'],
    ['订阅邮件', 'isTrue'],
    ['订阅邮件 = 否', 'isFalse'],
    ['did order', undefined],
  ])('%s', (text, predicate) => expect(predicateOf(conditionOf(text))).toBe(predicate));
});

const shapes = [
  ...[...palette.fields, ...palette.metrics].map((value) => ({ name: value.names[0] ?? '', shape: ofValue(value) })),
  ...palette.tags.map((tag) => ({ name: `tag ${tag.names[0] ?? ''}`, shape: ofTag(tag) })),
];

describe.each(['en', 'zh'] as const)('what is written to ask, in %s', (words) => {
  const shop = new Workspace();
  const faults = (condition: string): readonly string[] => {
    shop.open('rule.tag', `segment 试 = ${condition}`);
    return problems(shop, 'rule.tag').flatMap(({ level, code, message }) =>
      level === 'error' ? `${code} ${message}` : [],
    );
  };
  it.each(shapes)('every way of asking about $name is sound, and is what it says', ({ name, shape }) => {
    shop.open('shop.tag', SHOP);
    shop.setList('cities.csv', '北京');
    const said = words === 'zh' ? name.replace('tag ', '标签 ') : name;
    for (const predicate of predicatesFor(shape, false)) {
      const text = `${said} ${predicateText(predicate, shape, valueTexts(shape, palette).slice(0, 1), words, '节日城市')}`;
      expect([text, faults(text)]).toEqual([text, []]);
      expect([text, predicateOf(conditionOf(text))]).toEqual([text, predicate]);
    }
    expect(predicatesFor(shape, false)).toContain(firstPredicate(shape));
  });

  it('whatever is picked makes a whole condition', () => {
    shop.open('shop.tag', SHOP);
    const picks: readonly Pick[] = [
      ...[...palette.fields, ...palette.metrics].map(({ names }) => ({ kind: 'value' as const, name: names[0] ?? '' })),
      ...palette.events.flatMap(({ names }) =>
        (['event', 'habit', 'sequence'] as const).map((kind) => ({ kind, name: names[0] ?? '' })),
      ),
      ...palette.tags.map(({ names }) => ({ kind: 'tag' as const, name: names[0] ?? '' })),
      ...palette.segments.map(({ names }) => ({ kind: 'segment' as const, name: names[0] ?? '' })),
    ];
    for (const pick of picks) {
      const text = conditionText(pick, palette, words, undefined);
      expect([text, faults(text)]).toEqual([text, []]);
      expect(pickOf(pickKey(pick))).toEqual(pick);
    }
    expect(paletteOf(shop).events.length).toBe(1);
  });
});
