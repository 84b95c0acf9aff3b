import { unreachable } from '../../text/unreachable.js';
import type { Value } from '../../plan/values.js';
import type { InstantBounds, ZoneOffset } from '../../plan/semantics/index.js';
import { dayOf, dayOfMonth, hourOf, localTime, monthOf, weekdayOf, yearOf } from './calendar.js';
import type { Dialect } from './dialect.js';
import { repeated, settled } from './numbers.js';
import { smallTerm, type Term } from './term.js';

export type Part = Extract<Value, { kind: 'part' }>['part'];

/** The local time at an instant that lies in `range`. */
export const localTerm = (
  dialect: Dialect,
  instant: Term,
  offsets: readonly ZoneOffset[],
  range: InstantBounds,
): Term => {
  const at = settled(dialect, instant);
  // Once for each comparison with an offset's beginning.
  const copies = offsets.length;
  const weighed = at.weight === 1 ? at : { ...at, weight: at.weight * copies };
  const local = repeated(dialect, weighed, (x) => localTime(x, offsets, range));
  return smallTerm(local, at.weight + 2 * copies);
};

export const localDateTerm = (local: Term): Term => smallTerm(dayOf(local.sql), local.weight + 3);

export const hourTerm = (local: Term): Term => smallTerm(hourOf(local.sql), local.weight + 3);

/** A part of a date. */
export const datePartTerm = (dialect: Dialect, day: Term, part: Exclude<Part, 'hour'>): Term => {
  const weight = day.weight * 3 + 40;
  switch (part) {
    case 'weekday':
      return smallTerm(weekdayOf(day.sql), weight);
    case 'day':
      return smallTerm(dayOfMonth(day.sql), weight);
    case 'month':
      return smallTerm(monthOf(day.sql), weight);
    case 'year':
      return smallTerm(repeated(dialect, day, yearOf), weight);
    default:
      return unreachable(part);
  }
};
