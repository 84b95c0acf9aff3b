import type { Value } from '../../plan/values.js';
import type { Grain, Interval } from './intervals.js';
import type { Values } from './values.js';

const PARTS: { readonly [P in Extract<Value, { kind: 'part' }>['part']]: Interval } = {
  hour: { from: 0, to: 24 },
  weekday: { from: 1, to: 8 },
  day: { from: 1, to: 32 },
  month: { from: 1, to: 13 },
  year: { from: -Infinity, to: Infinity },
};

const ANY: Interval = { from: -Infinity, to: Infinity };
const FROM_ZERO: Interval = { from: 0, to: Infinity };
const COUNTING = new Set(['count', 'distinct', 'days']);

/** The numbers that a value can be at all: nobody has ordered fewer than 0 times, or in a thirteenth month. */
export const domainOf = (value: Value, values: Values): Interval => {
  switch (value.kind) {
    case 'column': {
      const column = values.columnOf(value);
      return column !== undefined && COUNTING.has(column.fn) ? FROM_ZERO : ANY;
    }
    case 'part':
      return PARTS[value.part];
    case 'bucket':
      return { from: 0, to: value.n };
    case 'score':
      return { from: 1, to: value.cuts.length + 2 };
    case 'abs':
    case 'distance':
      return FROM_ZERO;
    case 'quotient':
      return isShare(value, values) ? { from: 0, to: 1 + Number.EPSILON } : ANY;
    default:
      return ANY;
  }
};

/** Matching events over all of them. */
const isShare = (value: Extract<Value, { kind: 'quotient' }>, values: Values): boolean => {
  const part = values.columnOf(value.left);
  const whole = values.columnOf(value.right);
  if (part === undefined || whole === undefined) return false;
  return (
    part.fn === 'count' &&
    whole.fn === 'count' &&
    part.event === whole.event &&
    part.scope === whole.scope &&
    whole.where === undefined &&
    whole.value === undefined &&
    JSON.stringify(part.window) === JSON.stringify(whole.window)
  );
};

/** How its numbers lie. */
export const grainOf = (value: Value): Grain =>
  'form' in value.type && value.type.form === 'real' ? 'double' : 'whole';

/** A constant in the units that a value is held in: money in hundredths, a length in ms. */
export const inUnitsOf = (constant: Value, value: Value): number | undefined => {
  if (constant.kind !== 'const' || typeof constant.value !== 'number') return undefined;
  const shift = scaleOf(value) - scaleOf(constant);
  return shift >= 0 ? constant.value * 10 ** shift : constant.value / 10 ** -shift;
};

const scaleOf = ({ type }: Value): number => ('form' in type && type.form !== 'real' ? type.form.exact : 0);
