import { describe, expect, it } from 'vitest';
import { evaluatePopulation } from '../evaluate.js';
import { customer, DAY, events, NOW, planOf } from '../harness.js';
import { prepare } from '../prepare.js';
import { nearestMiss } from './nearest-miss.js';
import type { ConditionSeen } from './seen.js';
import { why } from './why.js';

const BOOK = `
timezone "Asia/Shanghai"
customer { 城市 city: text }
event order { amount: money }
event view { page: text }
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
    const seen = why(prepared, facts, NOW, held, { target: { segment: 's0' } });
    expect([seen.tags.length, seen.segments.map(({ segment }) => segment.id)]).toEqual([0, ['s0']]);
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
