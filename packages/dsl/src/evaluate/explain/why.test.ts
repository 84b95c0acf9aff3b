import { describe, expect, it } from 'vitest';
import type { CustomerFacts } from '../../plan/facts.js';
import { evaluatePopulation } from '../evaluate.js';
import { customer, DAY, events, NOW, planOf } from '../harness.js';
import { prepare } from '../prepare.js';
import { nearestMiss } from './nearest-miss.js';
import type { AnswerTarget, ConditionSeen } from './seen.js';
import { why } from './why.js';

const HEAD = `
timezone "Asia/Shanghai"
customer { 城市 city: text }
event order { amount: money }
event view { page: text }
`;
const BOOK = `${HEAD}
metric R = since last order
metric F = count(order in last 365d)
metric M = sum(order.amount)
tag RFM {
  重要 when R <= 30d and F >= 3 and M >= top50%
  流失 when R > 90d
  一般 otherwise
}
tag 意向 = 茶 on view where page contains "/tea/" expires 3d
segment 关注 = not (tag RFM = 一般) or (city = 北京 and F >= 10)
segment 近久 = R >= top50%
`;
const FACTS = [
  customer(
    'c1',
    { city: '北京' },
    {
      order: events({ ago: 10 * DAY, amount: 3000 }, { ago: 20 * DAY, amount: 1250 }),
      view: events({ ago: 2 * DAY, page: '/tea/' }),
    },
  ),
  customer('c2', {}, { order: events({ ago: 100 * DAY, amount: 9900 }) }),
  customer('c3'),
];
const prepared = prepare(planOf(BOOK));
const { held } = evaluatePopulation(prepared, FACTS, NOW);

const explain = (id: string) => {
  const facts = FACTS.find((each) => each.id === id);
  if (facts === undefined) throw new Error(`no ${id}`);
  return why(prepared, facts, NOW, held);
};

/** The tree with the plan's nodes drawn as their kinds. */
const drawn = ({ node, truth, left, right, children, ranked, held: values }: ConditionSeen): unknown => ({
  [node.kind]: truth,
  ...(left === undefined ? {} : { left: left.value }),
  ...(right === undefined ? {} : { right: right.value }),
  ...(ranked === undefined ? {} : { ranked }),
  ...(values === undefined ? {} : { held: values }),
  ...(children.length === 0 ? {} : { children: children.map(drawn) }),
});

describe('why a customer has a tag', () => {
  it('shows each case with the truth of every condition and the values seen', () => {
    const rfm = explain('c1').tags.find(({ tag }) => tag.names[0] === 'RFM');
    expect(rfm?.values).toEqual(['一般']);
    expect(rfm?.cases.map(({ condition }) => condition && drawn(condition))).toEqual([
      {
        and: false,
        children: [
          { compare: true, left: 10 * DAY, right: 30 * DAY },
          { compare: false, left: 2, right: 3 },
          { rank: false, left: 4250, right: 9900, ranked: true },
        ],
      },
      { compare: false, left: 10 * DAY, right: 90 * DAY },
    ]);
  });

  it('shows values that are missing, and who is not ranked', () => {
    const rfm = explain('c3').tags.find(({ tag }) => tag.names[0] === 'RFM');
    expect(rfm?.cases.map(({ condition }) => condition && drawn(condition))).toEqual([
      {
        and: false,
        children: [
          { compare: false, left: null, right: 30 * DAY },
          { compare: false, left: 0, right: 3 },
          { rank: false, left: 0, right: 9900, ranked: false },
        ],
      },
      { compare: false, left: null, right: 90 * DAY },
    ]);
  });

  it('shows until when an event keeps a value', () => {
    const intent = explain('c1').tags.find(({ tag }) => tag.names[0] === '意向');
    expect(intent?.values).toEqual(['茶']);
    expect(intent?.cases[0]).toMatchObject({ last: NOW - 2 * DAY, until: NOW + DAY, holds: true });
  });

  it('shows a recency where the rule ranks one', () => {
    const segment = explain('c1').segments.find(({ segment: { names } }) => names[0] === '近久');
    expect(segment && drawn(segment.condition)).toEqual({
      rank: false,
      left: 10 * DAY,
      right: 100 * DAY,
      ranked: true,
    });
  });

  it('is about one answer where that is asked', () => {
    const [facts] = FACTS;
    if (facts === undefined) throw new Error('nobody');
    const asked = (target: AnswerTarget) => {
      const seen = why(prepared, facts, NOW, held, { target });
      return [...seen.tags.map(({ tag }) => tag.id), ...seen.segments.map(({ segment }) => segment.id)];
    };
    expect([asked({ segment: 's0' }), asked({ tag: 't1' })]).toEqual([['s0'], ['t1']]);
  });

  const casesOf = (rules: string, facts: CustomerFacts) =>
    why(prepare(planOf(HEAD + rules)), facts, NOW).tags[0]?.cases.map(({ holds, gives }) => ({ holds, gives }));

  it('tells the case that gives the value from those that hold as well', () => {
    const facts = customer('c', { city: '北京' });
    expect(casesOf('tag 甲 { 一 when city = 上海  二 when city is known  三 when city = 北京 }', facts)).toEqual([
      { holds: false, gives: false },
      { holds: true, gives: true },
      { holds: true, gives: false },
    ]);
    expect(casesOf('tag 甲 many { 二 when city is known  三 when city = 北京 }', facts)).toEqual([
      { holds: true, gives: true },
      { holds: true, gives: true },
    ]);
  });

  it('has no cases where the value is set by hand', () => {
    const facts = customer('c', {}, {}, { handSet: [{ tag: '甲', value: '高', from: 0, until: undefined }] });
    expect(casesOf('tag 甲 manual { 高 低 }', facts)).toEqual([]);
  });

  it('holds up to and including the instant that an event covers, and no longer', () => {
    const rules = 'tag 甲 = 看 on view expires 3d';
    const seen = (ago: number) => casesOf(rules, customer('c', {}, { view: events({ ago, page: '/' }) }));
    expect([seen(3 * DAY), seen(3 * DAY + 1)]).toEqual([
      [{ holds: true, gives: true }],
      [{ holds: false, gives: false }],
    ]);
    expect(casesOf(rules, customer('c'))).toEqual([{ holds: false, gives: false }]);
  });

  it('keeps a value whose condition has ended', () => {
    const rules = 'tag 甲 = 新 when since last order <= 3d expires 2d';
    const seen = (ago: number) => why(prepare(planOf(HEAD + rules)), bought(ago), NOW).tags[0]?.cases[0];
    const bought = (ago: number) => customer('c', {}, { order: events({ ago, amount: 1 }) });
    expect(seen(2 * DAY)).toMatchObject({ condition: { truth: true }, last: NOW, until: NOW + 2 * DAY, gives: true });
    expect(seen(4 * DAY)).toMatchObject({
      condition: { truth: false },
      last: NOW - DAY,
      until: NOW + DAY,
      holds: true,
      gives: true,
    });
    expect(seen(6 * DAY)).toMatchObject({ condition: { truth: false }, holds: false, gives: false });
  });
});

describe('the nearest miss', () => {
  it('names what is in the way, and how far off it is', () => {
    const [first] = explain('c1').tags.find(({ tag }) => tag.names[0] === 'RFM')?.cases ?? [];
    expect(first?.condition && nearestMiss(first.condition).map(({ distance }) => distance)).toEqual([1, 56.5]);
  });

  it('takes the easiest way', () => {
    const segment = explain('c1').segments.find(({ segment: { names } }) => names[0] === '关注');
    const misses = segment === undefined ? [] : nearestMiss(segment.condition);
    expect(misses.map(({ leaf, wanted }) => [leaf.node.kind, wanted])).toEqual([['tag', false]]);
  });
});
