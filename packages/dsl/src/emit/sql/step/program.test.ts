import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../compile.js';
import type { Plan } from '../../../plan/types.js';
import { postgres } from '../postgres.js';
import { sqlite } from '../sqlite.js';
import { type StepProgram, stepSql } from './program.js';

const BOOK = `
timezone "America/New_York"
customer { city: text  birthday: date  joined: time }
event order { amount: money  category: text }
event view { page: text }
metric R = since last order
metric M = sum(order.amount in last 1mo)
metric Q = sum(order.amount between 60d and 30d ago)
tag 等级 { 高 when M >= top20% 中 when Q > 10 and R <= 2mo 低 otherwise }
tag 意向 = 有 on view where hour(at) >= 22 expires 3d
tag 风险 manual expires 1y { 高险 }
segment 新客 = joined in last 30d or joined within next 2mo
segment 没买 = did view then not order within 1mo
segment 生日 = anniversary(birthday) within next 7d
segment 一群 = count(order this week) >= top10% among (tag 等级 = 高)
`;

const planAnew = (): Plan => {
  const { plan, diagnostics } = compile({ files: [{ path: 'book.tag', text: BOOK }], readList: () => undefined });
  if (plan === undefined) throw new Error(JSON.stringify(diagnostics));
  return plan;
};

const statementsOf = ({ prepare, remember, measure, groups, finish }: StepProgram) => [
  ...prepare,
  ...remember,
  ...measure,
  ...groups.flatMap(({ answers }) => answers),
  ...finish,
];

// Clocks go back in the night of 1 November 2026.
const START = Date.UTC(2026, 10, 1, 4);
const END = Date.UTC(2026, 10, 2, 5) - 1;
const instant = fc.integer({ min: START, max: END });

describe.each([sqlite, postgres])('the program of a step', (dialect) => {
  it('is the same all day but for its instants, which are those of the instant asked about', () => {
    const plan = planAnew();
    fc.assert(
      fc.property(instant, (now) => {
        const [again, anew] = [stepSql(plan, now, { dialect }), stepSql(planAnew(), now, { dialect })];
        expect(statementsOf(again)).toEqual(statementsOf(anew));
      }),
      { numRuns: 15 },
    );
    const [first, last] = [START, END].map((now) => statementsOf(stepSql(plan, now, { dialect })));
    expect(first?.map(({ sql }) => sql)).toEqual(last?.map(({ sql }) => sql));
  });

  it('works in groups, each with the ranks that have to be there before it', () => {
    const { groups } = stepSql(planAnew(), START, { dialect });
    expect(groups.map(({ ranks }) => ranks.length)).toEqual([1, 1]);
  });

  it('says which parts of the state a statement is for', () => {
    const { measure } = stepSql(planAnew(), START, { dialect, inParts: true });
    expect(measure.some(({ parts }) => parts?.includes('order') === true)).toBe(true);
    expect(measure.some(({ parts }) => parts?.some((part) => part.startsWith('#')) === true)).toBe(true);
    expect(stepSql(planAnew(), START, { dialect }).measure.every(({ parts }) => parts === undefined)).toBe(true);
  });

  it('tells a table’s statements of what each is for, which are all that a step in parts has besides its own', () => {
    const plan = planAnew();
    const { measure } = stepSql(plan, START, { dialect, inParts: true });
    const events = measure.filter(({ name }) => name.startsWith('read '));
    expect(events.length).toBeGreaterThan(0);
    expect(events.every(({ parts }) => parts !== undefined && parts.length > 0)).toBe(true);
  });

  it('answers level by level, and says at the end what was evaluated', () => {
    const { remember, groups, finish } = stepSql(planAnew(), START, { dialect });
    expect(remember.map(({ name }) => name)).toEqual(['keep the answers as they were']);
    const [first, second] = groups.map(({ answers }) => answers.map(({ name }) => name));
    expect(first).toEqual([
      'keep the answers as they were',
      'note who had no answers',
      'let go of the answers of those who are not known',
      expect.stringContaining('等级'),
    ]);
    expect(second).toEqual(['keep the answers as they were', expect.stringContaining('一群')]);
    expect(finish.map(({ name }) => name)).toEqual(['clear tw_meta', 'say what was evaluated']);
  });
});

it('a plan has a program for each dialect, and each way to step', () => {
  const plan = planAnew();
  const ways = [
    { dialect: sqlite },
    { dialect: postgres },
    { dialect: sqlite, inParts: true },
    { dialect: sqlite, wideSums: true },
    { dialect: sqlite, inParts: false },
  ];
  for (const way of [...ways, ...ways])
    expect(statementsOf(stepSql(plan, START, way))).toEqual(statementsOf(stepSql(planAnew(), START, way)));
});
