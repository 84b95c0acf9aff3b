import { describe, expect, it } from 'vitest';
import type { CustomerFacts } from '../plan/facts.js';
import type { Plan } from '../plan/types.js';
import { momentOf } from './evaluate.js';
import { customer, DAY, events, HOUR, NOW, planOf } from './harness.js';
import { prepare } from './prepare.js';

const CATALOG = `
timezone "Asia/Shanghai"
customer { city: text }
event view { page: text }
event order { amount: money }
`;

/** The values of the book's only tag, with their times before and after now. */
const heldBy = (tag: string, facts: CustomerFacts, now = NOW) =>
  momentOf(prepare(planOf(CATALOG + tag)), facts, now)
    .tag('t0')
    .map(({ value, since, until }) => [
      value,
      since === undefined ? 'always' : since - NOW,
      until === undefined ? 'always' : until - NOW,
    ]);

const views = (...pages: readonly (readonly [daysAgo: number, page: string])[]): CustomerFacts =>
  customer('c1', { city: '北京' }, { view: events(...pages.map(([days, page]) => ({ ago: days * DAY, page }))) });

describe('an exclusive tag', () => {
  const TAG = `
tag 意向 {
  茶 on view where page contains "tea" expires 3d
  北 when city = 北京
  无 otherwise
}`;

  it('has the first value that holds, with its times where an event gave it', () => {
    const view = (...days: readonly number[]): CustomerFacts =>
      customer('c1', {}, { view: events(...days.map((each) => ({ ago: each * DAY, page: 'tea' }))) });
    expect(heldBy(TAG, view(2))).toEqual([['茶', -2 * DAY, DAY]]);
    expect(heldBy(TAG, view(4, 3))).toEqual([['茶', -3 * DAY, 0]]);
    expect(heldBy(TAG, view(4))).toEqual([['无', 'always', 'always']]);
    // What holds now goes before what is only kept.
    expect(heldBy(TAG, views([2, 'tea']))).toEqual([['北', 'always', 'always']]);
    expect(heldBy(TAG, customer('c1'))).toEqual([['无', 'always', 'always']]);
    expect(heldBy('tag 北方 = 北 when city = 北京', customer('c1'))).toEqual([]);
  });
});

describe('a tag of several values', () => {
  const TAG = `
tag 口味 many {
  绿茶 on view where page contains "green" expires 3d
  红茶 on view where page contains "black" expires 30d
  绿茶 on view where page contains "jade" expires 10d
  北味 when city = 北京
}`;

  it('has each that holds, in declared order, with the latest times of its cases', () => {
    const north = ['北味', 'always', 'always'];
    expect(heldBy(TAG, views([2, 'black'], [1, 'green']))).toEqual([
      ['绿茶', -DAY, 2 * DAY],
      ['红茶', -2 * DAY, 28 * DAY],
      north,
    ]);
    // Two cases of one value: the later start of the one, the later end of the other.
    expect(heldBy(TAG, views([2, 'jade'], [1, 'green']))).toEqual([['绿茶', -DAY, 8 * DAY], north]);
    expect(heldBy(TAG, views([9, 'jade'], [4, 'green']))).toEqual([['绿茶', -9 * DAY, DAY], north]);
    expect(heldBy(TAG, customer('c1'))).toEqual([]);
  });

  it('holds a value without end where one of its cases is a state', () => {
    const tag = `
tag 口味 many {
  绿茶 on view where page contains "green" expires 3d
  绿茶 when city = 北京
}`;
    expect(heldBy(tag, views([1, 'green']))).toEqual([['绿茶', 'always', 'always']]);
    expect(heldBy(tag, customer('c1', {}, { view: events({ ago: DAY, page: 'green' }) }))).toEqual([
      ['绿茶', -DAY, 2 * DAY],
    ]);
  });

  it('has the value that a plan gives otherwise where no case holds', () => {
    const book = planOf(`${CATALOG}${TAG}`);
    const rest: Plan = {
      ...book,
      tags: book.tags.map((tag) => ({ ...tag, values: [...tag.values, '其他'], otherwise: '其他' })),
    };
    const values = (facts: CustomerFacts) => momentOf(prepare(rest), facts, NOW).tag('t0');
    expect(values(customer('c1'))).toEqual([{ value: '其他', since: undefined, until: undefined }]);
    expect(values(customer('c1', { city: '北京' })).map(({ value }) => value)).toEqual(['北味']);
  });
});

describe('a tag set by hand', () => {
  it('has what was set, until it expires', () => {
    const tag = 'tag 风险 manual expires 3d { 高 低 }';
    const set = (hours: number) =>
      customer('c1', {}, {}, { handSet: [{ tag: '风险', value: '低', from: NOW - hours * HOUR, until: undefined }] });
    expect(heldBy(tag, set(1))).toEqual([['低', -HOUR, 3 * DAY - HOUR]]);
    expect(heldBy(tag, set(73))).toEqual([]);
  });
});
