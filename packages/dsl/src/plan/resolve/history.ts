import { duration } from '../../catalog/types.js';
import type { CalendarUnit, Changed, Expr, HeldFor, Window } from '../../syntax/ast/index.js';
import type { Cond } from '../conditions.js';
import { DAY_MS } from '../semantics/index.js';
import type { HistoryColumn } from '../types.js';
import type { Span } from '../windows.js';
import { conditionOf, historyFor, targetOf, type Context } from './context.js';
import { spanOf } from './literals.js';
import { tagOf } from './tags.js';
import { windowOf } from './windows.js';

/** `tag 等级 = 黄金 for at least 7d`: true since an instant that lies 7 days back or more. */
export const heldFor = (context: Context, { operand, length }: HeldFor): Cond => {
  const span = spanOf(length);
  const since = historyFor(context, {
    of: { fn: 'true-since', condition: conditionOf(context, operand) },
    horizon: span,
  });
  if (span.unit === 'months') {
    return { kind: 'compare-span', op: '<=', instant: since, direction: 'before-now', span };
  }
  return {
    kind: 'compare',
    op: '>=',
    left: { kind: 'since', type: duration, operand: since },
    right: { kind: 'const', type: duration, value: span.ms },
  };
};

/** `tag 等级 changed in last 7d`: the last change lies in the window, which reaches up to now. */
export const changed = (context: Context, { operand, window }: Changed): Cond => ({
  kind: 'in-window',
  operand: historyFor(context, {
    of: { fn: 'last-changed', what: whatOf(context, operand) },
    horizon: horizonOf(window),
  }),
  window: windowOf(window, context.checked.catalog.zone),
});

const whatOf = (context: Context, operand: Expr): Extract<HistoryColumn['of'], { fn: 'last-changed' }>['what'] => {
  if (operand.kind === 'TagRef') return { tag: tagOf(context, operand).id };
  const target = targetOf(context, operand);
  if (target.kind !== 'customer-field') throw new Error('expected a tag or a field of the customer');
  return { column: target.field.column, type: target.field.type };
};

/** How far back the window reaches at most, whatever day it is. */
const horizonOf = (window: Window): Span => {
  if (window.kind === 'LastWindow') return spanOf(window.length);
  if (window.kind === 'DayWindow') return { unit: 'ms', ms: LONGEST_DAYS.day * DAY_MS };
  if (window.kind === 'UnitWindow') return { unit: 'ms', ms: LONGEST_DAYS[window.unit] * DAY_MS };
  throw new Error(`${window.kind} does not reach up to now`);
};

/** Days of the longest unit there is, and one more for a day of 25 hours. */
const LONGEST_DAYS: { readonly [U in CalendarUnit]: number } = { day: 2, week: 8, month: 32, quarter: 93, year: 367 };
