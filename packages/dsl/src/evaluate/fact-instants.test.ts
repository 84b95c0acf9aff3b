import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CustomerFacts } from '../plan/facts.js';
import { sourcesOf, within } from './fact-instants.js';
import { customer, planOf } from './harness.js';
import { marksOf } from './marks.js';
import { prepare } from './prepare.js';
import { recordOf } from './record.js';

const BOOK = `
timezone "Asia/Shanghai"
customer { city: text  due: time }
event order { amount: money  delivered: time  returned: time }
event view { page: text }
tag 手 manual { 金  银 }
tag 别 manual { 金  银 }
`;

/** What a condition reads of somebody’s facts: by source, its instants and whether they may turn something right behind them. */
const instantsOf = (condition: string, facts: CustomerFacts) => {
  const prepared = prepare(planOf(`${BOOK}segment 问 = ${condition}\n`));
  const { plan } = prepared;
  const record = recordOf(plan, facts);
  return sourcesOf(plan, marksOf(prepared, plan.segments[0] as object)).map((source) => ({
    of: source.key.replace(/ t\d$/, ''),
    at: source.instants(record),
    behind: source.isTwoSided,
  }));
};

const FACTS = customer(
  'c1',
  { city: '北京', due: 500 },
  {
    order: [
      { id: 'o1', at: 40, values: { amount: 1, delivered: 60, returned: null } },
      { id: 'o2', at: 20, values: { amount: 1, delivered: 10, returned: 90 } },
    ],
    view: [
      { id: 'v1', at: 80, values: { page: 'a' } },
      { id: 'v2', at: 30, values: { page: 'b' } },
    ],
  },
  {
    changes: [
      { at: 70, column: 'due', value: 5 },
      { at: 50, column: 'city', value: '上海' },
      { at: 35, column: 'due', value: null },
    ],
    handSet: [
      { tag: '手', value: '银', from: 45, until: 55 },
      { tag: '手', value: '金', from: 15, until: undefined },
      { tag: '别', value: '金', from: 25, until: 26 },
    ],
  },
);

describe('the instants of somebody’s facts', () => {
  it.each([
    ['city = 北京', [{ of: 'field city', at: [50], behind: true }]],
    // A time field turns something when it is recorded, and at what it says: all that it ever said.
    ['since(due) > 3d', [{ of: 'field due', at: [5, 35, 70, 500], behind: true }]],
    ['tag 手 = 金', [{ of: 'tag', at: [15, 45, 55], behind: true }]],
    ['did view', [{ of: 'event view', at: [30, 80], behind: false }]],
    ['did order', [{ of: 'event order', at: [10, 20, 40, 60, 90], behind: true }]],
    [
      'city is known and did view',
      [
        { of: 'field city', at: [50], behind: true },
        { of: 'event view', at: [30, 80], behind: false },
      ],
    ],
  ])('are those that a condition reads, in order: %s', (condition, sources) => {
    expect(instantsOf(condition, FACTS)).toEqual(sources);
  });

  it('are none where nothing is recorded', () => {
    const nobody = customer('c2');
    expect(instantsOf('city = 北京 and since(due) > 3d and tag 手 = 金 and did view and did order', nobody)).toEqual(
      [
        ['field city', true],
        ['field due', true],
        ['tag', true],
        ['event view', false],
        ['event order', true],
      ].map(([of, behind]) => ({ of, at: [], behind })),
    );
  });

  it('turn something right behind them where a case may hold at the instant of an event alone', () => {
    const prepared = prepare(planOf(`${BOOK}tag 看 { 有 on view where page = a expires 2d  无 when city = b }\n`));
    const { plan } = prepared;
    const tag = plan.tags.find(({ names }) => names[0] === '看') as object;
    expect(sourcesOf(plan, marksOf(prepared, tag)).map(({ key, isTwoSided }) => [key, isTwoSided])).toEqual([
      ['field city', true],
      ['event view', true],
    ]);
  });
});

it('visits just the instants from the one to the other, both included', () => {
  const sorted = fc.array(fc.integer({ min: 0, max: 20 })).map((all) => all.toSorted((a, b) => a - b));
  const bound = fc.integer({ min: -1, max: 21 });
  fc.assert(
    fc.property(sorted, bound, bound, (instants, from, to) => {
      const visited: number[] = [];
      within(instants, from, to, (instant) => visited.push(instant));
      expect(visited).toEqual(instants.filter((instant) => instant >= from && instant <= to));
    }),
  );
});
