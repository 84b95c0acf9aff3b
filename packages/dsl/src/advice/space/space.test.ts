import { describe, expect, it } from 'vitest';
import { planOf } from '../../plan/resolve/harness.js';
import { Space } from './space.js';
import { Values } from './values.js';

/** Whether nobody, everybody, or some can meet a condition on a small catalog; undefined where it is not decided. */
const verdict = (condition: string): 'nobody' | 'everybody' | 'some' | undefined => {
  const plan = planOf(`segment 甲 = ${condition}`);
  const [segment] = plan.segments;
  if (segment === undefined) throw new Error('no segment');
  const space = Space.of([segment.condition], plan, new Values(plan));
  const boxes = space?.where(segment.condition);
  if (space === undefined || boxes === undefined) return undefined;
  if (boxes.length === 0) return 'nobody';
  return space.without(space.everybody, boxes)?.length === 0 ? 'everybody' : 'some';
};

describe('nobody can meet', () => {
  it.each([
    'M > 5 and M < 3',
    'R > 90d and R < 30d',
    'R > 3mo and R < 30d',
    'R is known and R is missing',
    '城市 = 北京 and 城市 = 上海',
    '城市 = 北京 and 城市 in 一线 and 城市 != 北京',
    '等级 > 高',
    'F < 0',
    'not F >= 0',
    'member and not member',
    'month(生日) = 13',
    'month(生日) = 3 and 生日 is missing',
    'count(order in last 30d) > 5 and count(order in last 90d) < 3',
    'R > 365d and count(order in last 365d) >= 1',
    'R > 365d and sum(order.amount in last 365d) >= top20%',
    'R is missing and F >= 1',
    'R is missing and M >= top20%',
    'R is missing and M > 0',
    'not did order and did order in last 30d',
    'did order before 30d ago and not did order',
    'not did order and avg(order.amount) > 3',
    'not did order and did order where amount > 3',
    'did order where amount > 3 in last 7d and not did order in last 30d',
    'share(order where amount > 3) > 1',
    'M >= top10% and M < top20%',
    '城市 starts with "北京" and 城市 starts with "上海"',
    '城市 = 上海 and 城市 contains "北"',
    'joined in last 30d and joined before 60d ago',
    'R <= 30d and last(order) in last 7d and R > 10d',
    'likes has 茶 and likes is missing',
    'count(order in last 30d) = 2 and count(order between 60d and 30d ago) = 1 and count(order in last 60d) = 4',
    'M >= top20% among (城市 = 北京) and 城市 = 上海',
  ])('%s', (condition) => {
    expect(verdict(condition)).toBe('nobody');
  });
});

describe('everybody meets', () => {
  it.each([
    'F >= 0',
    'M > 5 or M <= 5',
    'member or not member',
    '城市 != 北京 or 城市 != 上海',
    'R <= 30d or R > 30d or R is missing',
    'not (城市 = 北京 and 城市 = 上海)',
    'month(生日) between 1 and 12 or 生日 is missing',
  ])('%s', (condition) => {
    expect(verdict(condition)).toBe('everybody');
  });
});

describe('some can meet', () => {
  it.each([
    'M > 5 and M > 3',
    'R > 90d',
    'R <= 30d or R > 30d',
    'R > 365d and sum(order.amount in last 400d) >= top20%',
    'M >= top20% and M <= bottom20%',
    'M >= top 100 and M < top20%',
    '城市 starts with "北" and 城市 contains "京"',
    '城市 between "上海" and "北京"',
    'not did order where amount > 3 and did order',
    'month(生日) = 3',
    'count(order in last 30d) = 2 and count(order in last 60d) = 4',
    'R <= 30d and not did order where amount > 3 in last 90d',
  ])('%s', (condition) => {
    expect(verdict(condition)).toBe('some');
  });
});
