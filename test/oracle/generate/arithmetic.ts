import type { Value } from '../model/index.js';
import type { Dice } from './dice.js';
import { exactDuration, INTEGERS, NUMBERS } from './literals.js';
import { literal, madeOf, madeOfBoth, NOTHING_SPECIAL, type MadeUp, type MakeInner } from './made-up.js';

type NumberKind = 'number' | 'money' | 'duration';

/** Sums, products and quotients that keep to the units: money by a number is money, money by money a number. */
export function randomArithmetic(dice: Dice, kind: NumberKind, inner: MakeInner): MadeUp | undefined {
  const left = () => inner(kind);
  const scalar = () => (dice.chance(0.45) ? inner('number') : written(dice, 'number'));
  const arith = (op: '+' | '-' | '*' | '/', right: MadeUp | undefined) =>
    madeOfBoth(left(), right, kind, (a, b) => ({ kind: 'arith', op, left: a, right: b }));
  const call = (fn: 'abs' | 'round') => madeOf(left(), kind, (of) => ({ kind: 'call', fn, args: [of] }));
  return dice.weighted<() => MadeUp | undefined>([
    [3, () => arith(dice.pick(['+', '-']), dice.chance(0.5) ? inner(kind) : written(dice, kind))],
    [3, () => arith('*', scalar())],
    [3, () => arith('/', scalar())],
    [kind === 'number' ? 2 : 0, () => ratio(dice, inner)],
    [1, () => call(dice.pick(['abs', 'round']))],
    [1, () => madeOf(left(), kind, (operand) => ({ kind: 'negate', operand }))],
    [2, () => extreme(dice, kind, inner)],
  ])();
}

/** A number written out stands beside money too. */
function written(dice: Dice, kind: NumberKind): MadeUp {
  const value: Value =
    kind === 'duration' ? { kind, duration: exactDuration(dice) } : literal(dice.pick([...INTEGERS, ...NUMBERS]));
  return { ...NOTHING_SPECIAL, kind, overall: true, value };
}

/** Money by money, a duration by a duration: a number. */
function ratio(dice: Dice, inner: MakeInner): MadeUp | undefined {
  const kind = dice.pick(['money', 'duration'] as const);
  return madeOfBoth(inner(kind), inner(kind), 'number', (left, right) => ({ kind: 'arith', op: '/', left, right }));
}

function extreme(dice: Dice, kind: NumberKind, inner: MakeInner): MadeUp | undefined {
  const fn = dice.pick(['least', 'greatest'] as const);
  return madeOfBoth(inner(kind), inner(kind), kind, (...args) => ({ kind: 'call', fn, args }));
}
