import type { Cond } from '../plan/conditions.js';
import type { Column } from '../plan/types.js';
import type { PlanWindow } from '../plan/windows.js';
import { everyPart } from './parts.js';
import type { Values } from './space/values.js';

/**
 * Whether a condition stays true for ever once it is true: time only passes, and events only come. It errs on the side
 * of false: fields of the customer may change, so nothing that reads them lasts.
 */
export const lasts = (condition: Cond, values: Values): boolean => {
  switch (condition.kind) {
    case 'always':
      return condition.truth;
    case 'and':
    case 'or':
      return condition.operands.every((operand) => lasts(operand, values));
    case 'known': {
      const column = values.columnOf(condition.operand);
      return column !== undefined && column.fn !== 'mode' && gathersForEver(column);
    }
    case 'compare': {
      const column = values.columnOf(condition.left);
      const grows = column?.fn === 'count' || column?.fn === 'distinct' || column?.fn === 'days';
      const atLeast = condition.op === '>=' || condition.op === '>';
      return grows && atLeast && condition.right.kind === 'const' && gathersForEver(column);
    }
    default:
      return false;
  }
};

/** What it gathers is never lost again: its events stay in the window, and under a condition on themselves alone. */
const gathersForEver = ({ scope, window, where }: Column): boolean =>
  scope === 'customer' &&
  keepsEvents(window) &&
  everyPart(where).every((part) => !READING_MORE.has((part as { readonly kind?: string }).kind ?? ''));

const keepsEvents = (window: PlanWindow | undefined): boolean =>
  window === undefined || window.kind === 'before' || window.kind === 'range';

const READING_MORE: ReadonlySet<string> = new Set([
  'customer-field',
  'column',
  'history',
  'since',
  'until',
  'age',
  'in-window',
  'in-list',
  'compare-span',
  'anniversary',
  'followed',
  'rank',
  'tag',
  'segment',
  'score',
]);
