import type { ScalarType, ValueType } from '../../catalog/types.js';
import { decimalOf } from '../../check/types/decimals.js';
import type { Ago, DateLit, DurationLit, Expr, TestValue } from '../../syntax/ast/index.js';
import { unreachable } from '../../text/unreachable.js';
import type { Stored } from '../facts.js';
import {
  compareText,
  localDay,
  midnight,
  normalizeText,
  shiftDay,
  shiftInstant,
  toScaled,
} from '../semantics/index.js';
import { momentOf, spanOf } from './literals.js';

/** Where the clock of a test stands (ms UTC), and in which zone it is read. */
export interface Clock {
  readonly now: number;
  readonly zone: string;
}

/** The instant that a test writes: back from its clock, or a date, which begins at its local midnight. */
export const instantAt = (written: Ago | DateLit | undefined, { now, zone }: Clock): number => {
  if (written === undefined) return now;
  if (written.kind === 'Ago') return shiftInstant(now, spanOf(written.length), 'back', zone);
  const moment = momentOf(written, zone);
  return 'day' in moment ? midnight(moment.day, zone) : moment.instant;
};

/** A value that a test gives to a field of this type, as a table would hold it. */
export const storedOf = (value: TestValue, type: ValueType, clock: Clock): Stored => {
  if (type.kind === 'set') return setOf(value.kind === 'ValueList' ? value.items : [value], type.element, clock);
  if (type.kind === 'point') return pointOf(value);
  if (value.kind === 'ValueList') throw new Error('several values for one field');
  return scalarOf(value, type, clock);
};

/** The canonical JSON text of its distinct members in order; an empty set is missing. */
const setOf = (items: readonly (Expr | Ago)[], element: ScalarType, clock: Clock): Stored => {
  const members = [...new Set(items.map((item) => scalarOf(item, element, clock)))].filter((member) => member !== null);
  const inOrder = members.toSorted((a, b) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : compareText(String(a), String(b)),
  );
  return inOrder.length === 0 ? null : JSON.stringify(inOrder);
};

const pointOf = (value: TestValue): Stored => {
  const [latitude, longitude] = value.kind === 'ValueList' ? value.items : [];
  if (latitude === undefined || longitude === undefined) throw new Error('a place is a pair of numbers');
  // Zero added: there is no negative zero in `0,0`.
  return `${Number(signedDecimal(latitude)) + 0},${Number(signedDecimal(longitude)) + 0}`;
};

type Plain = Exclude<ValueType, { kind: 'set' | 'point' }>;

const scalarOf = (value: Expr | Ago, type: Plain, clock: Clock): Stored => {
  switch (type.kind) {
    case 'text':
    case 'enum': {
      const text = value.kind === 'Ref' ? normalizeText(value.name) : '';
      return text === '' ? null : text;
    }
    case 'number':
    case 'money':
      return type.form === 'real' ? null : (toScaled(signedDecimal(value), type.form.exact) ?? null);
    case 'bool':
      return value.kind === 'BoolLit' ? value.value : null;
    case 'duration':
      return lengthOf(value);
    case 'date':
      return value.kind === 'Ago'
        ? shiftDay(localDay(clock.now, clock.zone), spanOf(value.length), 'back')
        : localDay(instantAt(momentIn(value), clock), clock.zone);
    case 'time':
      return instantAt(momentIn(value), clock);
    case 'distance':
      throw new Error('no field is a distance');
    default:
      return unreachable(type);
  }
};

/** The decimal of a written number, with its sign. */
export const signedDecimal = (value: Expr | Ago): string => {
  if (value.kind === 'Negate') return `-${signedDecimal(value.operand)}`;
  if (value.kind !== 'NumberLit' && value.kind !== 'PercentLit') throw new Error(`${value.kind} is no written number`);
  return decimalOf(value);
};

const lengthOf = (value: Expr | Ago): number => {
  const span = spanOf(durationIn(value));
  if (span.unit !== 'ms') throw new Error('a field holds exact lengths');
  return span.ms;
};

const durationIn = (value: Expr | Ago): DurationLit => {
  if (value.kind !== 'DurationLit') throw new Error(`${value.kind} is no written length of time`);
  return value;
};

const momentIn = (value: Expr | Ago): Ago | DateLit => {
  if (value.kind !== 'Ago' && value.kind !== 'DateLit') throw new Error(`${value.kind} is no written time`);
  return value;
};
