import { describe, expect, it } from 'vitest';
import type { Held } from '../plan/held.js';
import { evaluateCustomer, evaluatePopulation } from './evaluate.js';
import { customer, DAY, events, NOW, planOf } from './harness.js';
import { prepare } from './prepare.js';

const prepared = prepare(
  planOf(`
timezone "Asia/Shanghai"
customer from people (id = code, at = joined_at) { city: text }
event order { amount: money }
metric M = sum(order.amount)
metric R = since last order
segment 大户 = M >= top 1
segment 独大 = M >= top 1 exactly
segment 城中 = M >= median per city
segment 均上 = M > average among everyone
segment 久 = R >= top 1
segment 高于均单 = M > overall avg(order.amount)
`),
);
const spent = (id: string, city: string | null, ago: number, ...amounts: number[]) =>
  customer(id, { city, joined_at: null }, { order: events(...amounts.map((amount) => ({ ago: ago * DAY, amount }))) });
const PEOPLE = [
  spent('b', '北京', 3, 500),
  spent('a', '北京', 9, 200, 300),
  spent('c', '上海', 1, 100),
  spent('d', null, 2),
];

const rankNamed = (label: string) => prepared.plan.ranks.find((rank) => rank.label === label)?.id ?? 'r9';
const members = (people = PEOPLE, given?: Held) => {
  const { customers } = evaluatePopulation(prepared, people, NOW, given);
  const segments = prepared.plan.segments.map((segment) => [
    segment.names[0],
    customers.filter((each) => each.segments.includes(segment)).map(({ customer: id }) => id),
  ]);
  return Object.fromEntries(segments) as Record<string, string[]>;
};

describe('a population', () => {
  it('has thresholds with ties, groups, averages and recencies', () => {
    expect(members()).toEqual({
      大户: ['b', 'a'],
      独大: ['a'],
      城中: ['b', 'a', 'c'],
      均上: ['b', 'a'],
      久: ['a'],
      高于均单: ['b', 'a'],
    });
    const { held } = evaluatePopulation(prepared, PEOPLE, NOW);
    const of = (label: string) =>
      held.thresholds
        .filter(({ rank }) => rank === rankNamed(label))
        .map(({ group, theta, size }) => [group, theta, size]);
    expect(of('M median per city')).toEqual([
      ['北京', 500, 2],
      ['上海', 100, 1],
    ]);
    expect(of('M average among everyone')).toEqual([[null, 2.75, 4]]);
    expect(of('R top 1')).toEqual([[null, NOW - 9 * DAY, 3]]);
    expect([...held.overall.values()]).toEqual([1100, 4]);
  });

  it('is of those who are known by then', () => {
    const later = customer('e', { joined_at: NOW + 1 }, PEOPLE[0]?.events);
    const { held, customers } = evaluatePopulation(prepared, [...PEOPLE, later], NOW);
    expect(customers.map(({ customer: id }) => id)).toEqual(['b', 'a', 'c', 'd']);
    expect(held).toEqual(evaluatePopulation(prepared, PEOPLE, NOW).held);
    const now = { ...later, fields: { joined_at: NOW } };
    expect(evaluatePopulation(prepared, [...PEOPLE, now], NOW).customers).toHaveLength(5);
  });

  it('says nothing of nobody', () => {
    const { held, customers } = evaluatePopulation(prepared, [], NOW);
    expect(customers).toEqual([]);
    expect(new Set(held.thresholds.map(({ theta, size }) => `${String(theta)} ${size}`))).toEqual(new Set(['null 0']));
  });

  it('is not worked out where it is given', () => {
    const given: Held = {
      thresholds: [{ rank: rankNamed('M top 1'), group: null, theta: 100, tie: 'a', size: 9 }],
      overall: new Map(prepared.plan.columns.flatMap(({ id, scope }) => (scope === 'overall' ? [[id, 0]] : []))),
    };
    expect(members(PEOPLE, given)).toMatchObject({ 大户: ['b', 'a', 'c'], 高于均单: [], 久: ['a'] });
  });

  it('under given thresholds has nobody in a rank without one', () => {
    const [first] = PEOPLE;
    if (first === undefined) throw new Error('nobody');
    expect(evaluateCustomer(prepared, first, NOW).segments).toEqual([]);
  });
});
