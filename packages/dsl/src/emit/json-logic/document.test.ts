import { describe, expect, it } from 'vitest';
import { planOf } from '../../evaluate/harness.js';
import { jsonLogicOf } from './document.js';

const BOOK = `
timezone "Asia/Shanghai"
customer { city: text  level: text }
event order { amount: money  channel: one of 线上, 门店 }
list 大城 from "cities.csv"
metric M = sum(order.amount)
metric 渠道 = mode(order.channel)
segment 终 = in segment 中间 and tag 底 = 高
segment 中间 = tag 底 = 高 or tag 多 has 甲
tag 底 { 高 when M >= top20% per city and city in 大城  低 otherwise }
tag 多 many { 甲 when did order  乙 when level = 乙 }
tag 手 manual { 金 银 }
tag 手多 manual many { 甲 乙 }
segment 老 = tag 底 = 高 for at least 3d
segment 变 = city changed in last 7d
segment 换 = tag 底 changed in last 1mo
segment 上 = M > average
segment 顶 = M >= top 3
segment 先 = count(order where amount > overall avg(order.amount)) > 1
`;

const plan = planOf(BOOK, { 'cities.csv': '北京\n上海\n' });
const document = jsonLogicOf(plan);
const named = (name: string): string => {
  const found = [...plan.tags, ...plan.segments].find(({ names }) => names[0] === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found.id;
};

/** What the calls of some operators in a rule name first. */
const namesIn = (rule: unknown, operators: readonly string[]): readonly string[] => {
  if (rule === null || typeof rule !== 'object') return [];
  return Object.entries(rule).flatMap(([key, part]: [string, unknown]) => [
    ...(operators.includes(key) ? [String((part as readonly unknown[])[0])] : []),
    ...namesIn(part, operators),
  ]);
};

describe('a plan as a document', () => {
  it('says whose it is, and carries its lists', () => {
    expect(document).toMatchObject({ formatVersion: 1, book: plan.hash, zone: 'Asia/Shanghai' });
    expect(document.lists).toEqual({ 大城: ['北京', '上海'] });
    expect(document.metrics.map(({ names }) => names[0])).toEqual(['M', '渠道']);
  });

  it('has all parts in an order in which each reads only earlier ones', () => {
    const known = new Set<string>();
    for (const { id, rule } of document.columns) {
      for (const name of namesIn(rule, ['tw_column'])) expect(known).toContain(name);
      known.add(id);
    }
    for (const answer of document.answers) {
      for (const name of namesIn(answer, ['tw_tag', 'tw_segment', 'tw_column'])) expect(known).toContain(name);
      known.add('tag' in answer ? answer.tag : answer.segment);
    }
    const answers = document.answers.map(({ names }) => names[0]);
    expect(answers.toSorted()).toEqual([...plan.tags, ...plan.segments].map(({ names }) => names[0]).toSorted());
    expect(document.columns.map(({ scope }) => scope).filter((scope) => scope === 'overall').length).toBeGreaterThan(0);
  });

  it('says of a history what has to have held, or whose value changed', () => {
    const told = document.histories.map(({ fn, tag, column, horizon, rule }) => ({
      fn,
      horizon,
      ...(tag === undefined ? {} : { tag }),
      ...(column === undefined ? {} : { column }),
      ...(rule === undefined ? {} : { rests: namesIn(rule, ['tw_tag']) }),
    }));
    expect(told).toHaveLength(3);
    expect(told).toEqual(
      expect.arrayContaining([
        { fn: 'true-since', horizon: { unit: 'ms', ms: 3 * 86_400_000 }, rests: [named('底')] },
        { fn: 'last-changed', horizon: { unit: 'ms', ms: 7 * 86_400_000 }, column: 'city' },
        { fn: 'last-changed', horizon: { unit: 'months', months: 1 }, tag: named('底') },
      ]),
    );
  });

  it('says of a rank by what, among whom, and where it cuts', () => {
    const ranks = document.ranks.map(({ cut, group }) => ({ cut, group }));
    expect(ranks).toHaveLength(3);
    expect(ranks).toEqual(
      expect.arrayContaining([
        {
          cut: { from: 'largest', share: { numerator: 1, denominator: 5 } },
          group: { tw_text: [{ tw_customer_field: ['city'] }] },
        },
        { cut: 'average', group: undefined },
        { cut: { from: 'largest', count: 3 }, group: undefined },
      ]),
    );
    expect(document.ranks.filter((rank) => 'group' in rank)).toHaveLength(1);
  });

  it('asks for values set by hand, and gives several values each a rule', () => {
    const of = (name: string) => document.answers.find(({ names }) => names[0] === name);
    expect(of('手')).toEqual({ tag: named('手'), names: ['手'], value: { tw_hand_set: [named('手')] } });
    expect(of('手多')).toEqual({
      tag: named('手多'),
      names: ['手多'],
      values: ['甲', '乙'].map((value) => ({ value, rule: { tw_hand_set: [named('手多'), value] } })),
    });
    expect(of('多')).toMatchObject({ values: [{ value: '甲' }, { value: '乙' }] });
  });

  it('tells of several values in the order of their declaration which wins among equals', () => {
    const modes = document.columns.flatMap(
      ({ rule }) => (rule as { readonly tw_mode?: readonly unknown[] }).tw_mode ?? [],
    );
    expect(modes[1]).toEqual(['线上', '门店']);
  });
});
