import { describe, expect, it } from 'vitest';
import { momentOf } from './evaluate.js';
import { customer, DAY, events, NOW, planOf } from './harness.js';
import { isPopulationBound, marksOf } from './marks.js';
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

const CLOCKED = `
timezone "Asia/Shanghai"
customer { city: text  due: time  birthday: date }
event order { amount: money  delivered: time }
event view { page: text }
metric R = since last order
metric M = sum(order.amount)
tag 手 manual { 金  银 }
tag 新 { 看过 on view expires 2d }
segment 北 = city = 北京
`;

const days = (count: number) => ({ unit: 'ms', ms: count * DAY });
const local = (text: string): number => Date.parse(`${text}+08:00`);

/** What a condition runs against, without what is empty or does not hold. */
const marksIn = (condition: string): Readonly<Record<string, unknown>> => {
  const prepared = prepare(planOf(`${CLOCKED}segment 问 = ${condition}\n`));
  const part = prepared.plan.segments.find(({ names }) => names[0] === '问');
  if (part === undefined) throw new Error('the segment asked about');
  const { uneven, handSet, histories, ...marks } = marksOf(prepared, part);
  const all = {
    ...marks,
    ofWindows: [...marks.ofWindows],
    tables: [...marks.tables],
    fields: [...marks.fields],
    handSet: handSet.map(({ names }) => names[0]),
    uneven: uneven.length,
    histories: histories.length,
  };
  return Object.fromEntries(Object.entries(all).filter(([, said]) => !isNothing(said)));
};

const isNothing = (said: unknown): boolean =>
  said === false || said === 0 || (Array.isArray(said) && said.length === 0);

/** What is worked out anew with every millisecond, so that midnights are no more than where it is looked at. */
const WORKED_OUT = { daily: true, computed: true };

describe('what the clock runs against', () => {
  it('are lengths that instants are compared with, and apart from them those that only windows have', () => {
    const [three, month] = [days(3), { unit: 'months', months: 1 }];
    expect(marksIn('R > 3d')).toEqual({ spans: [three], tables: ['order'] });
    expect(marksIn('until(due) < 3d')).toEqual({ spans: [three], fields: ['due'] });
    expect(marksIn('did order in last 3d')).toEqual({ spans: [three], ofWindows: [three], tables: ['order'] });
    expect(marksIn('did order between 5d and 2d ago')).toEqual({
      spans: [days(5), days(2)],
      ofWindows: [days(5), days(2)],
      tables: ['order'],
    });
    // One length may be of a window here, and of a recency there; it is told once.
    expect(marksIn('did order in last 3d and R > 3d')).toEqual({ spans: [three], tables: ['order'] });
    expect(marksIn('did order in last 3d and did view in last 3d')).toEqual({
      spans: [three],
      ofWindows: [three],
      tables: ['order', 'view'],
    });
    // Months end on different days.
    expect(marksIn('did order in last 1mo')).toEqual({ spans: [month], tables: ['order'] });
    expect(marksIn('R > 1mo')).toEqual({ spans: [month], tables: ['order'] });
    expect(marksIn('did order then view within 2d')).toEqual({ spans: [days(2)], tables: ['order', 'view'] });
    expect(marksIn('tag 新 = 看过')).toEqual({ spans: [days(2)], tables: ['view'] });
  });

  it('are instants that are written, in order: of a day both its midnights', () => {
    expect(marksIn('due > 2026-01-02 10:00 and due < 2026-01-01 10:00')).toEqual({
      instants: [local('2026-01-01T10:00'), local('2026-01-02T10:00')],
      fields: ['due'],
    });
    expect(marksIn('did order on 2026-01-01')).toEqual({
      instants: [local('2026-01-01T00:00'), local('2026-01-02T00:00')],
      tables: ['order'],
    });
    expect(marksIn('count(order where delivered > 2026-02-01 10:00) > 2')).toEqual({
      instants: [local('2026-02-01T10:00')],
      tables: ['order'],
    });
    // A number, or a date, is no instant.
    expect(marksIn('M > 86400000')).toEqual({ tables: ['order'] });
    expect(marksIn('birthday > 2026-01-01')).toEqual({ fields: ['birthday'] });
  });

  it.each([
    ['age(birthday) > 18', { daily: true, fields: ['birthday'] }],
    ['hour(due) > 3', { daily: true, fields: ['due'] }],
    ['date(due) > 2026-01-01', { daily: true, fields: ['due'] }],
    ['birthday in last 30d', { daily: true, fields: ['birthday'], spans: [days(30)], ofWindows: [days(30)] }],
    ['due in last 30d', { fields: ['due'], spans: [days(30)], ofWindows: [days(30)] }],
    ['did order this month', { daily: true, tables: ['order'] }],
    ['did order in each of last 3 calendar months', { daily: true, tables: ['order'] }],
    ['days(order) >= 2', { daily: true, tables: ['order'] }],
    ['count(order) >= 2', { tables: ['order'] }],
  ])('follows the calendar or does not: %s', (condition, marks) => {
    expect(marksIn(condition)).toEqual(marks);
  });

  it.each([
    ['R + 1d > 3d', { spans: [days(1), days(3)], uneven: 1, tables: ['order'] }],
    ['abs(R - 3d) > 1d', { spans: [days(3), days(1)], uneven: 2, tables: ['order'] }],
    ['R in (3d, 4d)', { uneven: 4, tables: ['order'] }],
    ['R > since(due)', { uneven: 1, tables: ['order'], fields: ['due'] }],
    ['until(due) > R', { uneven: 1, tables: ['order'], fields: ['due'] }],
  ])('is worked out from a recency: %s', (condition, marks) => {
    expect(marksIn(condition)).toEqual({ ...WORKED_OUT, ...marks });
  });

  it('is not worked out from a recency where the length is written on either side', () => {
    expect(marksIn('3d < R')).toEqual({ spans: [days(3)], tables: ['order'] });
    expect(marksIn('M + 1 > 3')).toEqual({ tables: ['order'] });
  });

  it.each([
    ['M >= top20%', { ranked: true, tables: ['order'] }],
    ['score(M, 5) >= 3', { ranked: true, tables: ['order'] }],
    ['M > overall sum(order.amount)', { ranked: true, tables: ['order'] }],
    ['since(due) >= top20%', { ranked: true, fields: ['due'] }],
    ['tag 手 = 金', { handSet: ['手'] }],
    ['in segment 北', { fields: ['city'] }],
    ['not in segment 北 and birthday is known', { fields: ['city', 'birthday'] }],
    ['city = 北京 for at least 3d', { spans: [days(3)], histories: 1 }],
  ])('reads through what it names: %s', (condition, marks) => {
    expect(marksIn(condition)).toEqual(marks);
  });

  it('of a history is what that asks of a past instant', () => {
    const prepared = prepare(
      planOf(`${CLOCKED}segment 变 = city changed in last 30d\nsegment 久 = tag 手 = 金 for at least 3d\n`),
    );
    const seen = prepared.plan.histories.map((history) => {
      const { fields, handSet, ranked } = marksOf(prepared, history);
      return { fields: [...fields], handSet: handSet.map(({ names }) => names[0]), ranked };
    });
    expect(seen).toEqual([
      { fields: [], handSet: ['手'], ranked: false },
      { fields: ['city'], handSet: [], ranked: false },
    ]);
  });
});

describe('what rests on the population', () => {
  it.each([
    [true, 'M >= top20%'],
    [true, 'tag 贵 = 高 for at least 3d'],
    [true, 'tag 贵 = 高'],
    [false, 'tag 手 = 金 for at least 3d'],
    [false, 'M > 3'],
  ])('%s: %s', (isBound, condition) => {
    const prepared = prepare(planOf(`${CLOCKED}tag 贵 { 高 when M >= top20% }\nsegment 问 = ${condition}\n`));
    const part = prepared.plan.segments.find(({ names }) => names[0] === '问');
    expect(isPopulationBound(prepared, part as object)).toBe(isBound);
  });
});

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
