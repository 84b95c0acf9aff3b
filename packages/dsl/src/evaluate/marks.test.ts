import { describe, expect, it } from 'vitest';
import { momentOf } from './evaluate.js';
import { customer, DAY, events, NOW, planOf } from './harness.js';
import { marksOf } from './marks.js';
import { prepare } from './prepare.js';
import { turnsBetween } from './timeline.js';

const CATALOG = `
timezone "Asia/Shanghai"
customer { city: text }
event order { amount: money }
metric R = since last order
`;
const BEFORE_A_CONDITION = `tag T {
  新 on order where amount >= 50 expires 2d
  旧 when R > 3d expires 5d
}`;

const tagOf = (rules: string) => {
  const plan = planOf(CATALOG + rules);
  const prepared = prepare(plan);
  const [tag] = plan.tags;
  if (tag === undefined) throw new Error('a book with a tag');
  return { prepared, tag };
};

describe('what may hold at the instant of an event alone', () => {
  it.each([
    [true, BEFORE_A_CONDITION],
    [false, 'tag T { 新 on order expires 2d }'],
    [false, 'tag T { 旧 when R > 3d expires 5d }'],
  ])('%s: %s', (isMomentary, rules) => {
    const { prepared, tag } = tagOf(rules);
    expect(marksOf(prepared, tag).isMomentary).toBe(isMomentary);
  });
});

it('turns where an event’s case and one with a condition have their turns, to the millisecond', () => {
  const { prepared, tag } = tagOf(BEFORE_A_CONDITION);
  const order = events({ ago: 20 * DAY, amount: 10 }, { ago: 12 * DAY, amount: 9000 }, { ago: 11 * DAY, amount: 10 });
  const facts = customer('c1', {}, { order });
  const { from, turns } = turnsBetween(prepared, facts, { after: NOW - 25 * DAY, until: NOW, subjects: [tag.id] });
  const told = (instant: number): readonly string[] =>
    turns.findLast(({ at }) => at <= instant)?.values ?? from.get(tag.id) ?? [];
  const held = (instant: number): readonly string[] =>
    momentOf(prepared, facts, instant)
      .tag(tag.id)
      .map(({ value }) => value);
  const around = [20, 18, 17, 15, 12, 11, 10, 9, 8, 7, 6].flatMap((days) =>
    [-1, 0, 1, 2].map((off) => NOW - days * DAY + off),
  );
  expect(around.map((instant) => [instant, told(instant)])).toEqual(around.map((instant) => [instant, held(instant)]));
  expect(turns.length).toBeGreaterThan(1);
});
