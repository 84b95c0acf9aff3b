import { describe, expect, it } from 'vitest';
import { evaluatePopulation } from '../evaluate.js';
import { customer, DAY, events, HOUR, NOW, planOf } from '../harness.js';
import { prepare } from '../prepare.js';
import type { ConditionSeen } from './seen.js';
import { why } from './why.js';

const BOOK = `
timezone "Asia/Shanghai"
customer {
  city: text
  birthday: date
  due: time
  member: bool
  likes: set of text
}
event order { amount: money }
list 一线 from "tier1.txt"
metric R = since last order
metric M = sum(order.amount)
tag 爱好 = 茶 when likes has 茶
segment 会员 = member
`;
const BIRTHDAY = Date.UTC(1996, 5, 20) / DAY;
const FACTS = [
  customer(
    'c1',
    { city: '上海', birthday: BIRTHDAY, due: NOW + HOUR, member: 1, likes: '["茶"]' },
    { order: events({ ago: 10 * DAY, amount: 1250 }, { ago: 20 * DAY, amount: 1250 }) },
  ),
  customer('c2', { city: '北京', due: NOW + 2 * HOUR }, { order: events({ ago: 2 * DAY, amount: 9900 }) }),
  customer('c3', { city: '上海' }),
];

/** What is seen of a condition for one of those customers. */
const seen = (condition: string, id = 'c1'): ConditionSeen => {
  const prepared = prepare(planOf(`${BOOK}\nsegment 甲 = ${condition}`, { 'tier1.txt': '上海\n北京\n' }));
  const { held } = evaluatePopulation(prepared, FACTS, NOW);
  const facts = FACTS.find((each) => each.id === id);
  if (facts === undefined) throw new Error(`no ${id}`);
  const segment = why(prepared, facts, NOW, held).segments.find(({ segment: { names } }) => names[0] === '甲');
  if (segment === undefined) throw new Error('no segment');
  return segment.condition;
};

/** All but the plan's own node, with its kind instead. */
const of = (condition: string, id?: string) => {
  const { node, ...rest } = seen(condition, id);
  return { kind: node.kind, ...rest };
};

const text = { kind: 'text' };
const time = { kind: 'time' };
const date = { kind: 'date' };

describe('what a condition looked at', () => {
  it('is a text and the part looked for in it', () => {
    expect(of('city contains 海')).toEqual({
      kind: 'text',
      truth: true,
      children: [],
      left: { value: '上海', type: text },
      right: { value: '海', type: text },
    });
  });

  it('is a value alone where there is nothing to hold it against', () => {
    const left = { value: '上海', type: text };
    expect(of('city in (上海, 南京)')).toEqual({ kind: 'in', truth: true, children: [], left });
    expect(of('city in 一线')).toEqual({ kind: 'in-list', truth: true, children: [], left });
    expect(of('city is known')).toEqual({ kind: 'known', truth: true, children: [], left });
    expect(of('likes has 茶')).toMatchObject({ kind: 'has', truth: true, left: { value: '["茶"]' } });
  });

  it('is an instant and the moved now where months are counted', () => {
    const left = { value: NOW + HOUR, type: time };
    expect(of('until(due) < 1mo')).toEqual({
      kind: 'compare-span',
      truth: true,
      children: [],
      left,
      right: { value: Date.UTC(2026, 6, 1, 4), type: time },
    });
    expect(of('since(due) > 1mo')).toMatchObject({
      truth: false,
      left,
      right: { value: Date.UTC(2026, 4, 1, 4), type: time },
    });
  });

  it('is an instant or a date, and what it had to lie in', () => {
    expect(of('due within next 2h')).toMatchObject({
      kind: 'in-window',
      truth: true,
      left: { value: NOW + HOUR, type: time },
      bounds: { until: NOW + 2 * HOUR },
    });
    expect(of('birthday within next 30d')).toMatchObject({
      kind: 'in-window',
      left: { value: BIRTHDAY, type: date },
      bounds: { to: Math.floor(NOW / DAY) + 30 },
    });
    expect(of('anniversary(birthday) within next 30d')).toMatchObject({
      kind: 'anniversary',
      truth: true,
      left: { value: BIRTHDAY, type: date },
      bounds: { to: Math.floor(NOW / DAY) + 30 },
    });
  });

  it('is the values of a tag, and membership as a truth value', () => {
    expect(of('tag 爱好 = 茶')).toEqual({ kind: 'tag', truth: true, children: [], held: ['茶'] });
    const bool = { kind: 'bool' };
    expect(of('in segment 会员')).toMatchObject({ kind: 'segment', left: { value: 1, type: bool } });
    expect(of('in segment 会员', 'c3')).toMatchObject({ kind: 'segment', left: { value: 0, type: bool } });
  });

  it('is the spells of which so many have to hold', () => {
    const spells = seen('did order in at least 2 of last 3 weeks');
    expect([spells.node.kind, spells.truth, spells.children.map(({ truth }) => truth)]).toEqual([
      'at-least',
      true,
      [false, true, true],
    ]);
  });
});

describe('what a rank looked at', () => {
  it('is the threshold of the customer’s own group', () => {
    const cents = { kind: 'money', form: { exact: 2 } };
    expect(of('M >= top50% per city')).toEqual({
      kind: 'rank',
      truth: true,
      children: [],
      ranked: true,
      left: { value: 2500, type: cents },
      right: { value: 2500, type: cents },
    });
    expect(of('M >= top50% per city', 'c2').right?.value).toBe(9900);
  });

  it('is an average as a number that need not be whole', () => {
    expect(of('M > average')).toMatchObject({
      left: { value: 2500, type: { form: { exact: 2 } } },
      right: { type: { kind: 'money', form: 'real' } },
    });
  });

  it('is how long it is since an instant, or until it', () => {
    expect(of('R <= bottom50%')).toMatchObject({ left: { value: 10 * DAY, type: { kind: 'duration' } } });
    expect(of('until(due) >= top50%')).toMatchObject({ left: { value: HOUR, type: { kind: 'duration' } } });
    expect(of('R <= bottom50%', 'c3')).toMatchObject({ truth: false, ranked: false, left: { value: null } });
  });
});
