import { describe, expect, it } from 'vitest';
import { decimal, integer, real, text, type ValueType } from '../../catalog/types.js';
import type { Known } from '../../emit/json-logic/operators/scope.js';
import type { Cond } from '../../plan/conditions.js';
import type { Value } from '../../plan/values.js';
import { nearestCase, nearestMiss } from './nearest-miss.js';
import type { CaseSeen, ConditionSeen } from './seen.js';

const constant = (value: number): Value => ({ kind: 'const', type: integer, value });
const always: Cond = { kind: 'always', truth: true };

/** A comparison that came out so; named by the value that it looked at. */
const leaf = (value: Known, truth: boolean, against: Known = 0, types: readonly ValueType[] = []): ConditionSeen => ({
  node: { kind: 'compare', op: '=', left: constant(0), right: constant(0) },
  truth,
  left: { value, type: types[0] ?? integer },
  right: { value: against, type: types[1] ?? integer },
  children: [],
});

const holding = (children: readonly ConditionSeen[]): number => children.filter(({ truth }) => truth).length;
const and = (...children: ConditionSeen[]): ConditionSeen => ({
  node: { kind: 'and', operands: [] },
  truth: holding(children) === children.length,
  children,
});
const or = (...children: ConditionSeen[]): ConditionSeen => ({
  node: { kind: 'or', operands: [] },
  truth: holding(children) > 0,
  children,
});
const atLeast = (count: number, ...children: ConditionSeen[]): ConditionSeen => ({
  node: { kind: 'at-least', count, operands: [] },
  truth: holding(children) >= count,
  children,
});
const not = (child: ConditionSeen): ConditionSeen => ({
  node: { kind: 'not', operand: always },
  truth: !child.truth,
  children: [child],
});

const misses = (seen: ConditionSeen) => nearestMiss(seen).map(({ leaf: { left }, wanted }) => [left?.value, wanted]);

describe('the fewest leaves to turn', () => {
  it('are none where the condition holds', () => {
    expect(misses(or(leaf(1, true), leaf(2, false)))).toEqual([]);
  });

  it('are all false parts of an “and”, and one part of an “or”', () => {
    expect(misses(and(leaf(1, false), leaf(2, true), leaf(3, false)))).toEqual([
      [1, true],
      [3, true],
    ]);
    expect(misses(or(and(leaf(1, false), leaf(2, false)), leaf(3, false)))).toEqual([[3, true]]);
  });

  it('are as many of the easiest parts as a count still lacks', () => {
    const parts = [leaf(1, true), and(leaf(2, false), leaf(3, false)), leaf(4, false), leaf(5, false)];
    expect(misses(atLeast(3, ...parts))).toEqual([
      [4, true],
      [5, true],
    ]);
    expect(misses(atLeast(2, ...parts))).toEqual([[4, true]]);
  });

  it('turn the other way below a “not”: one part of an “and”, all of an “or”, down to one less than a count', () => {
    expect(misses(not(and(leaf(1, true), leaf(2, true))))).toEqual([[1, false]]);
    expect(misses(not(or(leaf(1, true), leaf(2, false), leaf(3, true))))).toEqual([
      [1, false],
      [3, false],
    ]);
    expect(misses(not(atLeast(2, leaf(1, true), leaf(2, true), leaf(3, true), leaf(4, false))))).toEqual([
      [1, false],
      [2, false],
    ]);
    expect(misses(not(not(leaf(1, false))))).toEqual([[1, true]]);
  });
});

describe('how far off a leaf is', () => {
  const distance = (seen: ConditionSeen) => nearestMiss(seen).map((miss) => miss.distance);

  it('is told in natural units, whatever each side is kept in', () => {
    expect(distance(leaf(1, false, 3))).toEqual([2]);
    expect(distance(leaf(1_500_000, false, 3, [decimal, integer]))).toEqual([1.5]);
    expect(distance(leaf(2, false, 2.5, [integer, real]))).toEqual([0.5]);
    expect(distance(leaf(5, false, 2, [{ kind: 'time' }, { kind: 'time' }]))).toEqual([3]);
  });

  it('is not told where a side is missing or no number', () => {
    const unmeasured = [
      leaf(null, false),
      leaf(1, false, null),
      leaf('7', false, 5),
      leaf(5, false, '7', [integer, text]),
    ];
    expect(unmeasured.flatMap(distance)).toEqual([undefined, undefined, undefined, undefined]);
    const { left, right, ...bare } = leaf(1, false, 3);
    if (left === undefined || right === undefined) throw new Error('a comparison has two sides');
    expect([...distance({ ...bare, left }), ...distance({ ...bare, right })]).toEqual([undefined, undefined]);
  });
});

describe('the case that comes next', () => {
  const caseOf = (condition: ConditionSeen | undefined, gives = false): CaseSeen => ({
    case: { value: 'x', trigger: { kind: 'when', condition: always }, expires: undefined },
    condition,
    last: undefined,
    until: undefined,
    holds: gives,
    gives,
  });
  const near = caseOf(leaf(1, false));
  const far = caseOf(and(leaf(2, false), leaf(3, false)));

  it('is the one that lacks the least of those before the one that gives the value', () => {
    expect(nearestCase([far, near])?.seen).toBe(near);
    expect(nearestCase([near, far])).toMatchObject({ seen: near, condition: near.condition, count: 1 });
    expect(nearestCase([far, caseOf(leaf(4, true), true), near])?.seen).toBe(far);
    expect(nearestCase([caseOf(leaf(4, true), true), near])).toBe(undefined);
  });

  it('may stand after a case whose value is only kept', () => {
    expect(nearestCase([caseOf(leaf(4, false), true), far])?.seen).toBe(far);
  });

  it('has a condition, which does not hold', () => {
    expect(nearestCase([caseOf(undefined), caseOf(leaf(5, true))])).toBe(undefined);
    expect(nearestCase([caseOf(undefined), caseOf(undefined, true), near])).toBe(undefined);
    expect(nearestCase([])).toBe(undefined);
  });
});
