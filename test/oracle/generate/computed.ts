import type { Value } from '../model/index.js';
import { randomArithmetic } from './arithmetic.js';
import { exactDuration } from './literals.js';
import { isNumber, madeOf, madeOfBoth, NOTHING_SPECIAL, type MadeUp, type MakeInner } from './made-up.js';
import { customerSources, eventSources, ofKind, type Kind, type Scope } from './scope.js';

/** A value that a function or an operator makes of others. */
export function computedValue(scope: Scope, kind: Kind, inner: MakeInner): MadeUp | undefined {
  const { dice } = scope;
  const call = (fn: 'date' | 'since' | 'until') =>
    madeOf(inner('time'), kind, (of) => ({ kind: 'call', fn, args: [of] }));
  switch (kind) {
    case 'number':
      return dice.chance(0.5) ? numberFunction(scope, inner) : randomArithmetic(dice, kind, inner);
    case 'money':
      return randomArithmetic(dice, kind, inner);
    case 'duration':
      return dice.weighted<() => MadeUp | undefined>([
        [
          2,
          () =>
            madeOfBoth(inner('time'), inner('time'), kind, (left, right) => ({ kind: 'arith', op: '-', left, right })),
        ],
        [5, () => recency(call(dice.chance(0.8) ? 'since' : 'until'))],
        [3, () => randomArithmetic(dice, kind, inner)],
      ])();
    case 'date':
      return dice.chance(0.7) ? call('date') : extreme(scope, kind, inner);
    case 'time':
      return dice.chance(0.7) ? moved(scope, inner) : extreme(scope, kind, inner);
    default:
      return undefined;
  }
}

/** It compares with calendar spans. */
function recency(made: MadeUp | undefined): MadeUp | undefined {
  return made && { ...made, recency: true };
}

function extreme({ dice }: Scope, kind: Kind, inner: MakeInner): MadeUp | undefined {
  const fn = dice.pick(['least', 'greatest'] as const);
  return madeOfBoth(inner(kind), inner(kind), kind, (...args) => ({ kind: 'call', fn, args }));
}

/** An instant moved by a length that is written out, or by a field. */
function moved(scope: Scope, inner: MakeInner): MadeUp | undefined {
  const { dice } = scope;
  const fields = ofKind([...customerSources(scope), ...(scope.event ? eventSources(scope.event) : [])], 'duration');
  const written: Value = { kind: 'duration', duration: exactDuration(dice) };
  const right = fields.length > 0 && dice.chance(0.5) ? dice.pick(fields).value : written;
  const op = dice.pick(['+', '-'] as const);
  return madeOf(inner('time'), 'time', (left) => ({ kind: 'arith', op, left, right }));
}

const PARTS = ['weekday', 'day', 'month', 'year'] as const;

function numberFunction(scope: Scope, inner: MakeInner): MadeUp | undefined {
  const { dice } = scope;
  const call = (fn: 'hour' | 'age' | 'round' | (typeof PARTS)[number], of: MadeUp | undefined) =>
    madeOf(of, 'number', (arg) => ({ kind: 'call', fn, args: [arg] }));
  return dice.weighted<() => MadeUp | undefined>([
    [1, () => call('hour', inner('time'))],
    [4, () => call(dice.pick(PARTS), inner(dice.pick(['time', 'date'])))],
    [1, () => call('age', inner('date'))],
    [2, () => call('round', inner('number'))],
    [1, () => bucket(scope)],
    [scope.event || !scope.everybody ? 0 : 1, () => score(scope, inner)],
  ])();
}

function bucket({ dice }: Scope): MadeUp {
  const value: Value = { kind: 'bucket', n: dice.pick([2, 3, 10, 100]), salt: dice.pick(['', 'a', '盐']) };
  return { ...NOTHING_SPECIAL, kind: 'number', value };
}

/** Of what is alike for everybody there is nothing to score. */
function score({ dice }: Scope, inner: MakeInner): MadeUp | undefined {
  const made = inner(dice.pick(['number', 'money', 'duration', 'time']));
  if (!made || made.overall || !(isNumber(made.kind) || made.kind === 'time')) return undefined;
  const n = dice.int(2, 6);
  const scored = madeOf(made, 'number', (operand) => ({ kind: 'score', operand, n }));
  return scored && { ...scored, ranked: true };
}
