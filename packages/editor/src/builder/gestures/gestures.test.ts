import { type Ast, parse, type TextEdit } from '@tagwright/dsl';
import { applyTogether } from '@tagwright/dsl/service';
import { describe, expect, it } from 'vitest';
import {
  addClause, alsoWhere, type Card, type Case, changeOperand, clearRow, comparedWith, declare, isVacant, type NewRule, project,
  removeCard, removeCase, removeClause, rewrite, type Row, setDescription, setFlag, setExpires, setPredicate, setTagExpires, Source, type Speaking,
} from '../index.js'; // prettier-ignore
import { shopPalette } from '../palette.harness.js';

interface Drawn {
  readonly source: Source;
  readonly card: Card;
  readonly row: Row;
  readonly node: Ast.Expr;
}

const drawn = (text: string, at = 0): Drawn => {
  const parsed = parse('a.tag', text);
  const card = project(parsed)[at];
  if (card === undefined) throw new Error(`no declaration ${at} in ${text}`);
  const row = card.condition ?? card.cases[0]?.condition;
  return {
    source: new Source(parsed),
    card,
    row: row as Row,
    node: (row as { node: Ast.Expr } | undefined)?.node as never,
  };
};

const after = (text: string, act: (drawn: Drawn) => readonly TextEdit[], at = 0): string => {
  const next = applyTogether(text, act(drawn(text, at)));
  expect(parse('a.tag', next).diagnostics.filter(({ level }) => level === 'error')).toEqual([]);
  return next;
};

describe('asking something else', () => {
  it.each([
    ['R>90d', '>= top20%', 'R>=top20%'],
    ['R > 90d', 'between 3d and 5d', 'R between 3d and 5d'],
    ['R＞90天', '>= 前20%', 'R>=前20%'],
    ['城市 in (北京, 上海)', '= 北京', '城市 = 北京'],
    ['注册时间 近30天', '不在 近30天', '注册时间 不在 近30天'],
    ['订阅邮件', '= false', '订阅邮件 = false'],
    ['(R>90d)', 'is known', '(R is known)'],
    ['(R)>90d', '> 3d', '(R)>3d'],
  ])('%s %s', (condition, predicate, wanted) => {
    const act = ({ source, node }: Drawn) => setPredicate(source, node, predicate);
    expect(after(`segment s = ${condition}`, act)).toBe(`segment s = ${wanted}`);
  });

  it('keeps what was compared with', () => {
    const kept = (condition: string): readonly string[] => {
      const { source, node } = drawn(`segment s = ${condition}`);
      return comparedWith(source, node);
    };
    expect(kept('城市 in (北京, "上 海")')).toEqual(['北京', '"上 海"']);
    expect(kept('R between 1d and (2 * 3d)')).toEqual(['1d', '2 * 3d']);
    expect(kept('M >= top20%')).toEqual([]);
    expect(kept('城市 contains "北"')).toEqual(['"北"']);
  });

  it('changes only what differs', () => {
    expect(rewrite('R > 90d', { start: 0, end: 7 }, 'R > 60d')).toEqual([{ span: { start: 4, end: 5 }, text: '6' }]);
    expect(rewrite('R > 90d', { start: 0, end: 7 }, 'R > 90d')).toEqual([]);
  });
});

describe('asking about another value', () => {
  const palette = shopPalette();
  const change = (condition: string, kind: 'value' | 'tag', name: string): string =>
    after(`segment s = ${condition}`, ({ source, row, node }) => {
      const slot = row.kind === 'test' ? row.parts.find((part) => part.kind === 'operand') : undefined;
      return slot?.kind === 'operand' ? changeOperand(source, node, slot, { kind, name }, palette, 'en') : [];
    }).replace('segment s = ', '');

  it.each([
    // What can be asked of the other just as well is kept.
    ['M >= top20%', 'value', 'F', 'F >= top20%'],
    ['M > 500', 'value', 'M', 'M > 500'],
    ['城市 is missing', 'value', '生日', '生日 is missing'],
    // Values of one thing are none of another.
    ['等级 = 金', 'value', '城市', '城市 = 北京'],
    ['tag 会员 = 黄金', 'tag', '口味', 'tag 口味 has 辣'],
    ['M > 500', 'value', 'R', 'R > 30d'],
    ['订阅邮件', 'value', '注册时间', '注册时间 in last 30d'],
    // In a sum only the name changes.
    ['M * 2 > 100', 'value', 'F', 'F * 2 > 100'],
  ] as const)('%s, of %s %s', (condition, kind, name, wanted) => expect(change(condition, kind, name)).toBe(wanted));
});

describe('saying more of events', () => {
  const speaking = (node: Ast.Expr): Speaking => (node.kind === 'Compare' ? node.left : node) as Speaking;
  it.each([
    ['did order', 'where', '渠道 = 线上', 'did order where 渠道 = 线上'],
    ['did order in last 30d', 'where', '渠道 = 线上', 'did order where 渠道 = 线上 in last 30d'],
    ['did any event', 'where', 'x = 1', 'did any event where x = 1'],
    ['did order in last 30d', 'times', 'at least 3 times', 'did order at least 3 times in last 30d'],
    ['did order where x = 1', 'times', 'at least 3 times', 'did order where x = 1 at least 3 times'],
    ['did order', 'window', 'in last 30d', 'did order in last 30d'],
    ['count( order ) > 3', 'window', 'in last 30d', 'count( order in last 30d ) > 3'],
    ['since last order > 3d', 'window', 'in last 30d', 'since last order in last 30d > 3d'],
  ] as const)('%s, %s', (condition, clause, text, wanted) => {
    const said = after(`segment s = ${condition}`, ({ source, node }) =>
      addClause(source, speaking(node), clause, text, 'en'),
    );
    expect(said).toBe(`segment s = ${wanted}`);
    expect(after(said, ({ source, node }) => removeClause(source, speaking(node), clause))).toBe(
      `segment s = ${condition}`,
    );
  });

  it('adds to what has to hold of them', () => {
    const also = (condition: string): string =>
      after(`segment s = ${condition}`, ({ source, node }) =>
        alsoWhere(source, (node as Ast.Did).where as Ast.Expr, 'y = 2', 'en'),
      );
    expect(also('did order where x = 1 in last 3d')).toBe('segment s = did order where x = 1 and y = 2 in last 3d');
    expect(also('did order where (x = 1 or x = 3)')).toBe('segment s = did order where (x = 1 or x = 3) and y = 2');
  });
});

describe('declarations', () => {
  it.each([
    [
      { kind: 'tag', name: 'RFM 评级', value: '重要保持', manual: false },
      'tag "RFM 评级" {\n  重要保持 when false\n}\n',
    ],
    [{ kind: 'tag', name: '风险', value: '高', manual: true }, 'tag 风险 manual {\n  高\n}\n'],
    [{ kind: 'segment', name: '新人群' }, 'segment 新人群 = false\n'],
    [{ kind: 'metric', name: '单数', event: '订单' }, 'metric 单数 = count(订单 in last 365d)\n'],
  ] as readonly [NewRule, string][])('%j is whole from the beginning', (rule, wanted) => {
    for (const [before, gap] of [
      ['', ''],
      ['// a\n', '\n'],
      ['// a', '\n\n'],
      ['// a\n\n', ''],
    ] as const) {
      const text = applyTogether(before, declare(before, rule, 'en'));
      expect(text).toBe(`${before}${gap}${wanted}`);
      expect(parse('a.tag', text).diagnostics).toEqual([]);
    }
  });

  it('begin with a condition of nobody, and end with one when the last is taken away', () => {
    expect(isVacant(drawn('segment s = false').row)).toBe(true);
    expect(isVacant(drawn('segment s = R > 3d').row)).toBe(false);
    expect(after('tag t = v when (R > 3d) // why', ({ source, row }) => clearRow(source, row, 'en'))).toBe(
      'tag t = v when false // why',
    );
  });

  it('are taken out with their notes and their gap', () => {
    const text = 'segment a = F > 1\n\n// about b\nsegment b = F > 2 // x\n\nsegment c = F>3\n';
    const without = (at: number): string => after(text, ({ source, card }) => removeCard(source, card), at);
    expect(without(1)).toBe('segment a = F > 1\n\nsegment c = F>3\n');
    expect(without(0)).toBe('// about b\nsegment b = F > 2 // x\n\nsegment c = F>3\n');
    expect(without(2)).toBe('segment a = F > 1\n\n// about b\nsegment b = F > 2 // x\n');
  });

  const tagOf = ({ card }: Drawn): Ast.TagDecl => card.node as Ast.TagDecl;
  it.each([
    ['tag a b { x when F > 1 }', 'ordered', 'tag a b ordered { x when F > 1 }'],
    ['tag a expires 3d { x when F > 1 }', 'ordered', 'tag a ordered expires 3d { x when F > 1 }'],
    ['tag a { x when F > 1 }', 'many', 'tag a many { x when F > 1 }'],
  ] as const)('%s becomes %s, and back', (text, flag, wanted) => {
    const set = (from: string, isOn: boolean): string =>
      after(from, (all) => setFlag(all.source, tagOf(all), flag, isOn, 'en'));
    expect(set(text, true)).toBe(wanted);
    expect(set(wanted, false)).toBe(text);
    expect(set(wanted, true)).toBe(wanted);
  });

  it('say how long all of their values are kept', () => {
    const set = (text: string, length: string | undefined): string =>
      after(text, (all) => setTagExpires(all.source, tagOf(all), length, 'zh'));
    expect(set('标签 a 有序 { x 当 F > 1 }', '3天')).toBe('标签 a 有序 有效期 3天 { x 当 F > 1 }');
    expect(set('标签 a 有效期 3天 { x 当 F > 1 }', '5天')).toBe('标签 a 有效期 5天 { x 当 F > 1 }');
    expect(set('标签 a 有效期 3天 { x 当 F > 1 }', undefined)).toBe('标签 a { x 当 F > 1 }');
  });

  it('write nothing into a comment, and leave nothing behind one', () => {
    const first = ({ card }: Drawn): Case => card.cases[0] as Case;
    const kept = (text: string, length: string | undefined): string =>
      after(text, (all) => setExpires(all.source, first(all), length, 'en'));
    const noted = 'tag t {\n  a when F > 1 // why\n    description "d"\n}';
    expect(kept(noted, '7d')).toBe('tag t {\n  a when F > 1 expires 7d // why\n    description "d"\n}');
    expect(kept('tag t {\n  a when F > 1 // why\n    expires 7d  b otherwise\n}', undefined)).toBe(
      'tag t {\n  a when F > 1 // why\n      b otherwise\n}',
    );
    expect(
      after('tag t {\n  // of a\n  a when F > 1  b otherwise\n}', (all) => removeCase(all.source, first(all))),
    ).toBe('tag t {\n  // of a\n    b otherwise\n}');
    expect(after('tag t // what\n{ a when F > 1 }', (all) => setTagExpires(all.source, tagOf(all), '7d', 'en'))).toBe(
      'tag t expires 7d // what\n{ a when F > 1 }',
    );
    const flags = 'tag t // what\n  ordered { a when F > 1 }';
    expect(after(flags, (all) => setFlag(all.source, tagOf(all), 'ordered', false, 'en'))).toBe(
      'tag t // what\n   { a when F > 1 }',
    );
    const two = 'segment a = F > 1 // x\nsegment b = F > 2 segment c = F > 3\n';
    expect(after(two, ({ source, card }) => removeCard(source, card), 1)).toBe(
      'segment a = F > 1 // x\n segment c = F > 3\n',
    );
    const counted = 'segment a = did order // x\n  in last 3d';
    const often = (all: Drawn) => addClause(all.source, all.node as Ast.Did, 'times', 'at least 2 times', 'en');
    expect(after(counted, often)).toBe('segment a = did order at least 2 times // x\n  in last 3d');
  });

  it('say what they are for', () => {
    const describeAs = (text: string, words: string): string =>
      after(text, ({ source, card }) => setDescription(source, card.node as Ast.TagDecl, card, words, 'en'));
    expect(describeAs('tag a {\n  x when F > 1\n}', 'of "a"')).toBe(
      'tag a {\n  description "of ""a"""\n  x when F > 1\n}',
    );
    expect(describeAs('tag a { x when F > 1 }', 'd')).toBe('tag a { description "d" x when F > 1 }');
    expect(describeAs('segment a = F > 1\nsegment b = F > 2', 'd')).toBe(
      'segment a = F > 1\n  description "d"\nsegment b = F > 2',
    );
    expect(describeAs('segment a = F > 1 description "x"\n', 'y')).toBe('segment a = F > 1 description "y"\n');
    expect(describeAs('segment a = F > 1 description "x"\n', '')).toBe('segment a = F > 1\n');
  });
});
