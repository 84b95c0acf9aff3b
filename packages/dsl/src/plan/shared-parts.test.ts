import { describe, expect, it } from 'vitest';
import { compile } from '../compile.js';
import { renumbered } from './references.js';
import { sharedParts } from './shared-parts.js';
import type { Plan } from './types.js';

const HEAD = `
timezone "Asia/Shanghai"
customer { 城市 city: text  等级 level: text }
event order { amount: money }
event view { page: text }
list 大城 from "big.txt"
`;

const planOf = (rules: string, { head = HEAD, big = '北京\n' } = {}): Plan => {
  const { plan, diagnostics } = compile({
    files: [{ path: 'book.tag', text: head + rules }],
    readList: () => big,
  });
  if (plan === undefined) throw new Error(JSON.stringify(diagnostics));
  return plan;
};

const RULES = `
metric R = since last order
metric M = sum(order.amount in last 30d)
tag 价值 { 高 when M >= top20% per city  低 otherwise }
segment 老 = tag 价值 = 高 for at least 3d
segment 城 = city in 大城 and in segment 老
tag 手工 manual { 甲 乙 }
`;

/** The names or ids of what is not shared, by the letter of its kind. */
const own = (draft: Plan, stored: Plan): readonly string[] => {
  const shared = sharedParts(draft, stored);
  return [...draft.columns, ...draft.ranks, ...draft.histories, ...draft.tags, ...draft.segments]
    .filter(({ id }) => !shared.has(id))
    .map((part) => ('names' in part ? (part.names[0] ?? '') : part.id.slice(0, 1)));
};

describe('parts that two plans share', () => {
  const stored = planOf(RULES);

  it('are all of them where only ids and names differ', () => {
    const moved = planOf(
      `segment 先 = did view in last 3d\n${RULES}`
        .replace('segment 老', 'segment 旧')
        .replace('in segment 老', 'in segment 旧'),
    );
    expect(moved.columns.map(({ id }) => id)).not.toEqual(stored.columns.map(({ id }) => id));
    expect(own(moved, stored)).toEqual(['c', '先']);
  });

  it('are those of an event whose columns lie where they lay, and not of one whose columns lie elsewhere', () => {
    const rules = 'segment 买 = did order in last 3d\nsegment 看 = did view in last 3d';
    const before = planOf(rules);
    const viewed = HEAD.replace('event view {', 'event view (at = seen_at) {');
    const ordered = HEAD.replace('event order {', 'event order (at = paid_at) {');
    expect(own(planOf(rules, { head: viewed }), before)).toEqual(['c', '看']);
    expect(own(planOf(rules, { head: ordered }), before)).toEqual(['c', '买']);
  });

  it('lead to the ids that they have in the other plan', () => {
    const other = renumbered(stored, (id) => `${id}7` as typeof id);
    const shared = sharedParts(stored, other);
    const everything = [...stored.columns, ...stored.ranks, ...stored.histories, ...stored.tags, ...stored.segments];
    expect(Object.fromEntries(shared)).toEqual(Object.fromEntries(everything.map(({ id }) => [id, `${id}7`])));
  });

  it('are no longer shared with all that rests on them when they change', () => {
    expect(own(planOf(RULES.replace('top20%', 'top10%')), stored)).toEqual(['r', 'h', '价值', '城', '老']);
    expect(own(planOf(RULES.replace('for at least 3d', 'for at least 4d')), stored)).toEqual(['h', '城', '老']);
  });

  it('are told apart by what a list holds, by the zone, and a hand-set tag by its name', () => {
    expect(own(planOf(RULES, { big: '上海\n' }), stored)).toEqual(['城']);
    expect(own(planOf(RULES.replace('tag 手工', 'tag 人工')), stored)).toEqual(['人工']);
    expect(sharedParts(planOf(RULES, { head: HEAD.replace('Shanghai', 'Tokyo') }), stored).size).toBe(0);
  });

  it('are told apart by the columns that an event’s table has them in, where they read that event', () => {
    const other = HEAD.replace('event order {', 'event order from order (id = order_no) {');
    expect(own(planOf(RULES, { head: other }), stored)).toEqual(['c', 'c', 'c', 'r', 'h', '价值', '城', '老']);
    const viewed = HEAD.replace('event view {', 'event view from view (id = view_no) {');
    expect(own(planOf(RULES, { head: viewed }), stored)).toEqual([]);
  });

  it('are told apart by the list that they look into', () => {
    const two = `${HEAD}list 小城 from "small.txt"\n`;
    const read = (text: string): Plan => {
      const { plan } = compile({
        files: [{ path: 'book.tag', text: two + text }],
        readList: (path) => (path === 'big.txt' ? '北京\n' : '乌镇\n'),
      });
      return plan as Plan;
    };
    const small = read('segment 城 = city in 小城\n');
    expect(own(small, read('segment 城 = city in 大城\n'))).toEqual(['城']);
    expect(own(small, read('segment 镇 = city in 小城\n'))).toEqual([]);
  });

  it('are told apart by the customer’s own table', () => {
    const head = (from: string): string => HEAD.replace('customer {', `customer ${from} {`);
    expect(sharedParts(planOf(RULES, { head: head('from people') }), stored).size).toBe(0);
    const known = planOf(RULES, { head: head('(at = since_when)').replace('{ 城市', '{ since_when: time  城市') });
    expect(sharedParts(known, stored).size).toBe(0);
  });

  it('lead to the first of two that are the same in the other plan', () => {
    const twice = planOf('segment 一 = city = a\nsegment 二 = city = a\n');
    const once = planOf('segment 独 = city = a\n');
    expect([...sharedParts(once, twice).values()]).toEqual([twice.segments[0]?.id]);
    expect([...sharedParts(twice, once).values()]).toEqual([once.segments[0]?.id, once.segments[0]?.id]);
  });
});
