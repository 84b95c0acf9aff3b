import { describe, expect, it } from 'vitest';
import { compile } from '../../../../compile.js';
import { edgesOf } from './edges.js';

const HEAD = `
timezone "Asia/Shanghai"
customer { birthday: date  joined: time }
event order { amount: money }
event view { page: text }
`;

const edges = (rules: string) => {
  const { plan, diagnostics } = compile({
    files: [{ path: 'book.tag', text: HEAD + rules }],
    readList: () => undefined,
  });
  if (plan === undefined) throw new Error(JSON.stringify(diagnostics));
  return { plan, ...edgesOf(plan) };
};

/** What of the facts the clock runs against, and which mark it is that passes. */
const drawn = (rules: string) =>
  edges(rules).all.map(({ touch }) => {
    const { source } = touch;
    const place = 'column' in source ? source.column : 'time' in source ? source.time : '';
    return `${source.kind} ${place ?? 'any'}: ${touch.kind === 'crossing' ? touch.mark.key : 'yearly'}`;
  });

describe('what the clock runs against', () => {
  it.each([
    ['tag A = x when count(order in last 30d) > 1', ['event at: now -2592000000', 'event at: now 0']],
    ['tag A = x when since last order > 90d', ['column c0: now -7776000000']],
    ['tag A = x when until(joined) <= 1mo', ['customer joined: on 1 months']],
    ['tag A = x when age(birthday) >= 18', ['customer birthday: born 18', 'customer birthday: born 19']],
    ['tag A = x when anniversary(birthday) within next 7d', ['customer birthday: yearly']],
    ['tag A = x on view expires 2d', ['column c0: now -172800000']],
    ['tag A manual expires 5d { x }', ['hand-set from_at: now -432000001', 'hand-set until_at: now 0']],
    ['segment A = did view then not order within 1d', ['event at: now -86400000']],
    ['segment A = joined this month', ['customer joined: {"kind":"this","unit":"month"} until']],
  ])('%s', (rules, expected) => {
    expect(drawn(rules)).toEqual(expect.arrayContaining(expected));
  });

  it('is nothing but what is dated ahead where no rule looks at the clock', () => {
    expect(drawn('tag A = x when count(order) > 3')).toEqual(['field-change any: now 0', 'event at: now 0']);
  });

  it.each([
    'tag A = x when since last order * 2 > 90d',
    'tag A = x when since last order > since(joined)',
    'metric M = sum(order.amount)\ntag V = x when M >= top20%\nsegment A = tag V = x for at least 7d',
  ])('cannot be said: %s', (rules) => {
    expect(edges(rules).unbounded).toBe(true);
  });
});

describe('the columns that a mark moves', () => {
  it('are those of its window, and those that read them', () => {
    const { plan, marksOf } = edges(`
      metric Recent = count(order in last 30d)
      metric Ever = count(order)
      tag A = x when Recent > 1 and Ever > 2`);
    const ofWindow = plan.columns.map((column) => [column.window === undefined, marksOf(column).length > 0]);
    expect(ofWindow.sort()).toEqual([
      [false, true],
      [true, false],
    ]);
  });
});
