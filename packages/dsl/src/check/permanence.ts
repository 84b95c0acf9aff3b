import type { Aggregate, Compare, CompareOp, Did, Expr, Recency, Step, Window } from '../syntax/ast/index.js';
import type { Book } from './context.js';
import { everyNode } from './nodes.js';
import { isWrittenNumber } from './types/literals.js';

/**
 * Whether a condition stays true for ever once it is true: time only passes, and events only come. It errs on the
 * side of false. Fields of the customer and values that rest on them may change, so nothing with them is permanent.
 */
export const staysTrue = (condition: Expr, book: Book): boolean => {
  switch (condition.kind) {
    case 'And':
    case 'Or':
      return condition.operands.every((operand) => staysTrue(operand, book));
    case 'Did':
      return didStays(condition, book);
    case 'Compare':
      return comparisonStays(condition, book);
    case 'MissingTest':
      return condition.known && isKnownForEver(condition.operand, book);
    default:
      return false;
  }
};

const didStays = (did: Did, book: Book): boolean =>
  did.habit === undefined &&
  (did.times === undefined || did.times.bound === 'at least') &&
  gathersForEver(did, book) &&
  did.steps.every((step) => stepStays(step, book));

/** A step that must not happen can still happen, as long as no time limits it. */
const stepStays = ({ negated, within, where }: Step, book: Book): boolean =>
  (!negated || within !== undefined) && (where === undefined || isAboutEventOnly(where, book));

/** What it gathers is never lost again: its events stay, in its window and under its `where`. */
const gathersForEver = (
  { where, window }: { readonly where: Expr | undefined; readonly window: Window | undefined },
  book: Book,
): boolean => (window === undefined || keepsEvents(window)) && (where === undefined || isAboutEventOnly(where, book));

const keepsEvents = (window: Window): boolean =>
  window.kind === 'BeforeWindow' || window.kind === 'RangeWindow' || window.kind === 'OnWindow';

/** Its truth for an event never changes: it reads that event's own fields and written values alone. */
const isAboutEventOnly = (where: Expr, book: Book): boolean =>
  everyNode(where).every(({ node }) => {
    if (node.kind === 'Ref' || node.kind === 'Member') {
      const kind = book.tables.targets.get(node)?.kind;
      return kind === 'event-field' || kind === 'event-time' || kind === 'text' || kind === 'enum-value';
    }
    return !READS_MORE.has(node.kind);
  });

const READS_MORE: ReadonlySet<string> = new Set(['Call', 'Aggregate', 'Recency', 'InWindow', 'In', 'Hole']);

const comparisonStays = ({ left, op, right }: Compare, book: Book): boolean => {
  if (right.kind === 'Rank') return false;
  if (isFixed(right)) return sideStays(left, op, book);
  return isFixed(left) && sideStays(right, MIRRORED[op], book);
};

const MIRRORED: { readonly [O in CompareOp]: CompareOp } = {
  '=': '=',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

const isFixed = (expr: Expr): boolean =>
  isWrittenNumber(expr) || expr.kind === 'DurationLit' || expr.kind === 'DateLit';

const sideStays = (value: Expr, op: CompareOp, book: Book): boolean => {
  const direction = directionOf(value, book);
  return (
    (direction === 'grows' && (op === '>' || op === '>=')) || (direction === 'falls' && (op === '<' || op === '<='))
  );
};

/** Which way a value moves as time passes and events come, if it only ever moves one way. */
const directionOf = (value: Expr, book: Book): 'grows' | 'falls' | undefined => {
  if (value.kind === 'Aggregate') return value.overall ? undefined : aggregateDirection(value, book);
  if (value.kind === 'Recency') return sinceFirst(value, book) ? 'grows' : undefined;
  const target = book.tables.targets.get(value);
  return target?.kind === 'metric' ? directionOf(target.metric.value, book) : undefined;
};

const aggregateDirection = (node: Aggregate, book: Book): 'grows' | 'falls' | undefined => {
  if (!gathersForEver(node, book) || !isAboutEventOnly(bare(node.operand, book), book)) return undefined;
  switch (node.fn) {
    case 'count':
    case 'distinct':
    case 'days':
    case 'max':
      return 'grows';
    case 'min':
      return 'falls';
    case 'last':
      return isEvent(node.operand, book) ? 'grows' : undefined;
    default:
      return undefined;
  }
};

/** The time since the first event only grows. */
const sinceFirst = (node: Recency, book: Book): boolean =>
  node.fn === 'since' && node.which === 'first' && gathersForEver(node, book);

const isEvent = (operand: Expr, book: Book): boolean => book.tables.targets.get(operand)?.kind === 'event';

/** The event by itself reads nothing; a written value stands in for it. */
const bare = (operand: Expr, book: Book): Expr =>
  isEvent(operand, book) ? { kind: 'BoolLit', span: operand.span, value: true } : operand;

const isKnownForEver = (value: Expr, book: Book): boolean => {
  const target = book.tables.targets.get(value);
  if (target?.kind === 'metric') return isKnownForEver(target.metric.value, book);
  if (value.kind === 'Recency') return gathersForEver(value, book);
  if (value.kind !== 'Aggregate' || value.overall || !gathersForEver(value, book)) return false;
  if (value.fn === 'min' || value.fn === 'max') return isAboutEventOnly(bare(value.operand, book), book);
  return (value.fn === 'first' || value.fn === 'last') && isEvent(value.operand, book);
};
