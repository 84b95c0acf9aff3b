import { describe, expect, it } from 'vitest';
import { compile } from '../../compile.js';
import { DAY_MS, parseLocal } from '../semantics/index.js';
import type { PlanTestStep } from '../tests.js';
import { booksOf } from './harness.js';

const ZONE = 'Asia/Shanghai';
const local = (date: string, time = '00:00'): number => parseLocal(date, time, ZONE) ?? Number.NaN;

const compiled = (rules: string) => compile(booksOf(rules));
const testsOf = (rules: string) => {
  const { tests, diagnostics } = compiled(rules);
  if (tests === undefined) throw new Error(diagnostics.map(({ code }) => code).join());
  return tests;
};
const stepsOf = (steps: string, rules = ''): readonly PlanTestStep[] =>
  testsOf(`${rules}\ntest "甲" at 2026-06-01 {\n${steps}\n}`).tests[0]?.steps ?? [];
const codesOf = (rules: string) => compiled(rules).diagnostics.map(({ code }) => code);

describe('a test of a book', () => {
  it('starts its clock at the local midnight of a date, or at an instant', () => {
    const { tests } = testsOf(
      'test "甲" at 2026-06-01 { expect not did order }\ntest "乙" at 2026-06-01 20:30 { expect not did order }',
    );
    expect(tests.map(({ name, start, customers }) => ({ name, start, customers }))).toEqual([
      { name: '甲', start: local('2026-06-01'), customers: ['customer'] },
      { name: '乙', start: local('2026-06-01', '20:30'), customers: ['customer'] },
    ]);
  });

  it('gives facts in storage units, and moves its clock', () => {
    const steps = stepsOf(`
      given customer { 城市 = 北京 }
      given order { at = 100d ago, 金额 = 5000.5 }
      after 1mo  order { 金额 = 800, 数量 = 2 }
      after 1d customer { 城市 = 上海 }
      expect M >= 5800`);
    const later = local('2026-07-01');
    expect(steps).toMatchObject([
      { kind: 'fields', customer: 'customer', at: undefined, values: { city: '北京' } },
      {
        kind: 'event',
        table: 'order',
        event: { id: 'e000001', at: local('2026-06-01') - 100 * DAY_MS, values: { amount: 500_050 } },
      },
      { kind: 'clock', by: { unit: 'months', months: 1 }, now: later },
      { kind: 'event', event: { id: 'e000002', at: later, values: { amount: 80_000, qty: 2 } } },
      { kind: 'clock', now: later + DAY_MS },
      { kind: 'fields', at: later + DAY_MS, values: { city: '上海' } },
      { kind: 'expect', customer: 'customer', condition: { kind: 'compare', op: '>=' } },
    ]);
  });

  it('knows its customers by their names', () => {
    const { tests } = testsOf(`test "甲" at 2026-06-01 {
      given customer {}
      given customer 乙 { 余额 = 3 }
      given order for 乙 {}
      expect for 乙 did order
      expect not did order
    }`);
    expect(tests[0]?.customers).toEqual(['customer', '乙']);
    expect(tests[0]?.steps).toMatchObject([
      { kind: 'fields', customer: 'customer' },
      { kind: 'fields', customer: '乙', values: { balance: 300 } },
      { kind: 'event', customer: '乙' },
      { kind: 'expect', customer: '乙' },
      { kind: 'expect', customer: 'customer' },
    ]);
  });

  it('sets manual tags by hand', () => {
    const steps = stepsOf(
      'given tag 险 = 高 since 10d ago\ngiven tag 险 = 低 since 2026-01-02\nafter 1d tag 险 = 高\nexpect tag 险 = 高',
      'tag 险 risk manual expires 1y { 高 低 }',
    );
    const start = local('2026-06-01');
    expect(steps.flatMap((step) => (step.kind === 'hand-set' ? [step.set] : []))).toEqual([
      { tag: '险', value: '高', from: start - 10 * DAY_MS, until: undefined },
      { tag: '险', value: '低', from: local('2026-01-02'), until: undefined },
      { tag: '险', value: '高', from: start + DAY_MS, until: undefined },
    ]);
  });

  it('points at the text of its steps and conditions', () => {
    const { tests, origins } = compiled('test "甲" at 2026-06-01 { expect not did order }');
    const [step] = tests?.tests[0]?.steps ?? [];
    expect(step?.kind === 'expect' && origins.get(step.condition)?.node.kind).toBe('Not');
    expect(step && origins.get(step)).toMatchObject({ file: 'rules.tag', node: { kind: 'Expect' } });
  });
});

describe('the plan of the tests', () => {
  const RULES = 'tag T = 高 when M >= top20%\nsegment S = tag T = 高';

  it('is the book’s own where the tests need nothing beside it', () => {
    const { plan, tests } = compiled(`${RULES}\ntest "甲" at 2026-06-01 { given M top20% = 3  expect in segment S }`);
    expect(tests?.plan).toBe(plan);
  });

  it('adds to the book’s what is expected, and leaves the book’s as it is', () => {
    const alone = compiled(RULES).plan;
    const { plan, tests } = compiled(
      `${RULES}\ntest "甲" at 2026-06-01 { given M top20% = 3, F p90 = 3  expect F >= p90 and tag T = 高 for at least 1d and did view last week }`,
    );
    expect(plan?.hash).toBe(alone?.hash);
    expect(tests?.plan.columns.length).toBeGreaterThan(plan?.columns.length ?? 0);
    expect(tests?.plan.histories).toHaveLength(1);
    expect(tests?.plan.ranks.slice(0, plan?.ranks.length)).toEqual(plan?.ranks);
    expect(tests?.plan.columns).toEqual(expect.arrayContaining([...(plan?.columns ?? [])]));
  });
});

describe('thresholds', () => {
  it('are given before one customer is expected to be ranked', () => {
    const rules = 'tag T = 高 when M >= top20%\nsegment S = tag T = 高 for at least 7d\n';
    const test = (steps: string) => codesOf(`${rules}test "甲" at 2026-06-01 { ${steps} }`);
    expect(test('expect in segment S')).toEqual(['rank-not-given']);
    expect(test('expect in segment S  given M top20% = 3  expect in segment S')).toEqual(['rank-not-given']);
    expect(test('given M top20% = 3  expect in segment S')).toEqual([]);
    expect(test('given sum(order.amount) top20% = 3  expect in segment S')).toEqual([]);
    expect(test('given M top10% = 3  expect in segment S')).toEqual(['given-rank-unused', 'rank-not-given']);
    expect(test('expect did order')).toEqual([]);
    expect(test('given customer 甲 {}  given customer 乙 {}  expect for 甲 in segment S')).toEqual([]);
    expect(test('given customer 甲 {}  expect for 甲 in segment S')).toEqual(['rank-not-given']);
  });

  it('leave no plan where one is missing', () => {
    const { plan, tests } = compiled('segment S = M >= top20%\ntest "甲" at 2026-06-01 { expect in segment S }');
    expect([plan, tests]).toEqual([undefined, undefined]);
  });

  it('say how a cut point of a score is given', () => {
    const rules = 'segment S = score(M, 3) = 3\n';
    const missing = compiled(`${rules}test "甲" at 2026-06-01 { expect in segment S }`).diagnostics[0];
    expect(missing?.params).toEqual({ rank: 'M p33.333333' });
    const five = 'segment S = score(M, 5) = 3\n';
    const given = [20, 40, 60, 80].map((percent) => `M p${percent} = ${percent}`).join(', ');
    expect(codesOf(`${five}test "甲" at 2026-06-01 { given ${given}  expect in segment S }`)).toEqual([]);
  });
});
