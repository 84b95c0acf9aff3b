import * as fc from 'fast-check';
import { MAX_EXACT, type ValueType } from '../catalog/types.js';
import type { Cond } from '../plan/conditions.js';
import type { Value } from '../plan/values.js';
import type { PlanWindow, Span } from '../plan/windows.js';
import { constant, exact, field, real } from './sql/emit.harness.js';

/** A value together with what is known of its type. */
export interface Typed {
  readonly value: Value;
  readonly scale: number | 'real';
}

const SCALES = [0, 2, 6] as const;
const fact = fc.oneof(
  fc.integer({ min: -MAX_EXACT, max: MAX_EXACT }),
  fc.integer({ min: -2000, max: 2000 }),
  fc.constantFrom(null, 0, MAX_EXACT, -MAX_EXACT, 500_000, -500_000),
);
/** What is known of a customer, by column. */
export const facts = fc.record({
  a0: fact,
  b0: fact,
  a2: fact,
  b2: fact,
  a6: fact,
  b6: fact,
  at: fc.oneof(fc.integer({ min: -8.64e15, max: 8.64e15 }), fc.integer({ min: 0, max: 4e12 }), fc.constant(null)),
  day: fc.integer({ min: -20_000, max: 60_000 }),
  text: fc.option(fc.constantFrom('', '王', '王芳', '🍵', '～', 'a"b', ',')),
});

const fields: readonly Typed[] = SCALES.flatMap((scale) =>
  ['a', 'b'].map((name): Typed => ({ value: field(`${name}${String(scale)}`, exact(scale)), scale })),
);
const time: ValueType = { kind: 'time' };
const date: ValueType = { kind: 'date' };

const leaf: fc.Arbitrary<Typed> = fc.oneof(
  fc.constantFrom(...fields),
  fc
    .tuple(
      fc.constantFrom(...SCALES),
      fc.oneof(fc.integer({ min: -MAX_EXACT, max: MAX_EXACT }), fc.integer({ min: -99, max: 99 })),
    )
    .map(([scale, value]): Typed => ({ value: constant(exact(scale), value), scale })),
  fc.constant<Typed>({ value: { kind: 'since', type: exact(0), operand: field('at', time) }, scale: 0 }),
  fc.constant<Typed>({ value: { kind: 'until', type: exact(0), operand: field('at', time) }, scale: 0 }),
  fc
    .constantFrom('weekday' as const, 'day' as const, 'month' as const, 'year' as const)
    .map((part): Typed => ({ value: { kind: 'part', part, type: exact(0), operand: field('day', date) }, scale: 0 })),
  fc.constant<Typed>({ value: { kind: 'age', type: exact(0), operand: field('day', date) }, scale: 0 }),
);

const typed = ({ scale }: Pick<Typed, 'scale'>): ValueType => (scale === 'real' ? real : exact(scale));
const joint = (a: Typed, b: Typed): number | 'real' =>
  a.scale === 'real' || b.scale === 'real' ? 'real' : Math.max(a.scale, b.scale);

/** Numbers worked out in any way that the language has, over {@link facts}. */
export const { number } = fc.letrec<{ number: Typed }>((tie) => ({
  number: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.tuple(tie('number'), tie('number'), fc.constantFrom('+' as const, '-' as const)).map(([a, b, op]): Typed => {
      const scale = joint(a, b);
      return { value: { kind: 'arith', op, type: typed({ scale }), left: a.value, right: b.value }, scale };
    }),
    fc.tuple(tie('number'), tie('number')).map(([a, b]): Typed => {
      const sum = a.scale === 'real' || b.scale === 'real' ? 'real' : a.scale + b.scale;
      const scale = sum === 'real' || sum > 8 ? 'real' : sum;
      return { value: { kind: 'arith', op: '*', type: typed({ scale }), left: a.value, right: b.value }, scale };
    }),
    // Sides of different scales are facts: beyond 2^53, SQLite rounds twice what leaves 64 bits at the other's scale.
    fc
      .oneof(
        fc.tuple(leaf, leaf),
        fc.tuple(tie('number'), tie('number')).filter(([a, b]) => a.scale === b.scale),
      )
      .map(([a, b]): Typed => ({
        value: { kind: 'quotient', type: real, left: a.value, right: b.value },
        scale: 'real',
      })),
    // Only doubles are ever rounded to a finer scale than a whole number's: to millionths, for a sum.
    fc.tuple(tie('number'), fc.constantFrom(0, 6)).map(([a, finer]): Typed => {
      const scale = a.scale === 'real' ? finer : 0;
      return { value: { kind: 'round', type: exact(scale), operand: a.value }, scale };
    }),
    fc.tuple(tie('number'), fc.constantFrom('negate' as const, 'abs' as const)).map(([a, kind]): Typed => ({
      value: { kind, type: typed(a), operand: a.value },
      scale: a.scale,
    })),
    fc
      .tuple(tie('number'), tie('number'), fc.constantFrom('least' as const, 'greatest' as const))
      .map(([a, b, kind]): Typed => {
        const scale = joint(a, b);
        return { value: { kind, type: typed({ scale }), operands: [a.value, b.value] }, scale };
      }),
  ),
}));

const op = fc.constantFrom('=' as const, '<' as const, '<=' as const, '>' as const, '>=' as const);
const span: fc.Arbitrary<Span> = fc.oneof(
  fc.integer({ min: 0, max: 4e10 }).map((ms): Span => ({ unit: 'ms', ms })),
  fc.integer({ min: 1, max: 30 }).map((months): Span => ({ unit: 'months', months })),
);
const unit = fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'quarter' as const, 'year' as const);
const window: fc.Arbitrary<PlanWindow> = fc.oneof(
  span.map((each): PlanWindow => ({ kind: 'last', span: each })),
  span.map((each): PlanWindow => ({ kind: 'next', span: each })),
  fc.tuple(span, span).map(([from, to]): PlanWindow => ({ kind: 'ago', from, to })),
  fc.integer({ min: -9, max: 9 }).map((offset): PlanWindow => ({ kind: 'day', offset })),
  unit.map((each): PlanWindow => ({ kind: 'this', unit: each })),
  fc
    .tuple(unit, fc.integer({ min: 1, max: 5 }))
    .map(([each, count]): PlanWindow => ({ kind: 'last-units', count, unit: each })),
  fc
    .tuple(unit, fc.integer({ min: 1, max: 5 }))
    .map(([each, back]): PlanWindow => ({ kind: 'nth-unit', back, unit: each })),
);
const someText = fc.constantFrom('', '王', '🍵', '～', 'a', '"', '王芳');
const text: ValueType = { kind: 'text' };

/** Conditions over {@link facts}. */
export const condition: fc.Arbitrary<Cond> = fc.oneof(
  fc
    .tuple(number, op, number)
    .map(([a, each, b]): Cond => ({ kind: 'compare', op: each, left: a.value, right: b.value })),
  fc
    .tuple(op, span, fc.constantFrom('before-now' as const, 'after-now' as const))
    .map(([each, length, direction]): Cond => ({
      kind: 'compare-span',
      op: each,
      instant: field('at', time),
      direction,
      span: length,
    })),
  window.map((each): Cond => ({ kind: 'in-window', operand: field('at', time), window: each })),
  window.map((each): Cond => ({ kind: 'in-window', operand: field('day', date), window: each })),
  window.map((each): Cond => ({ kind: 'anniversary', operand: field('day', date), window: each })),
  fc
    .tuple(fc.constantFrom('contains' as const, 'starts' as const, 'ends' as const), someText)
    .map(([test, part]): Cond => ({
      kind: 'text',
      test,
      operand: field('text', text),
      text: constant(text, part),
    })),
  fc.tuple(op, someText).map(([each, other]): Cond => ({
    kind: 'compare',
    op: each,
    left: field('text', text),
    right: constant(text, other),
  })),
  fc.array(someText, { maxLength: 3 }).map((values): Cond => ({ kind: 'in', operand: field('text', text), values })),
  number.map(({ value }): Cond => ({ kind: 'known', operand: value })),
);

/** As a database holds them: integers as BigInt. */
export const cells = (own: Readonly<Record<string, number | string | null>>) =>
  Object.fromEntries(Object.entries(own).map(([name, cell]) => [name, typeof cell === 'number' ? BigInt(cell) : cell]));

export const instant = fc.integer({ min: Date.UTC(1971, 0, 1), max: Date.UTC(2089, 0, 1) });
