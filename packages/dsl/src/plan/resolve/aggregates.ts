import type { EventThing } from '../../catalog/catalog.js';
import { integer, real, time, type ValueType } from '../../catalog/types.js';
import type { Aggregate, Expr, NodeBase, Recency, Window } from '../../syntax/ast/index.js';
import { unreachable } from '../../text/unreachable.js';
import type { Cond } from '../conditions.js';
import { SUM_SCALE } from '../semantics/index.js';
import type { AggregateFn, Column } from '../types.js';
import type { Value } from '../values.js';
import { columnFor, conditionOf, eventOf, typeOf, valueOf, type Context } from './context.js';
import { windowOf } from './windows.js';

/** What an aggregate is taken over: everything of a column but its function and value. */
export type Facts = Pick<Column, 'scope' | 'event' | 'where' | 'window'>;

export const factsOf = (
  context: Context,
  event: EventThing,
  where: Expr | undefined,
  window: Window | undefined,
  scope: Column['scope'] = 'customer',
): Facts => ({
  scope,
  event: event.table,
  where: where === undefined ? undefined : conditionOf(context, where),
  window: window === undefined ? undefined : windowOf(window, context.checked.catalog.zone),
});

export const columnOf = (
  context: Context,
  facts: Facts,
  fn: AggregateFn,
  type: ValueType,
  value: Value | undefined = undefined,
): Value => columnFor(context, { ...facts, fn, value, type });

export const countOf = (context: Context, facts: Facts): Value => columnOf(context, facts, 'count', integer);

/** The time of the event at hand. */
const eventTime: Value = { kind: 'event-time', type: time };
/** The instant of the latest (or earliest) matching event. */
export const lastOf = (context: Context, facts: Facts): Value => columnOf(context, facts, 'max', time, eventTime);
export const firstOf = (context: Context, facts: Facts): Value => columnOf(context, facts, 'min', time, eventTime);

const oneEvent = (context: Context, node: NodeBase<string>): EventThing => {
  const event = eventOf(context, node);
  if (event === 'any') throw new Error('an aggregate is about one event');
  return event;
};

/** The event by itself is no value. */
const operandOf = (context: Context, operand: Expr): Value | undefined =>
  context.checked.targets.get(operand)?.kind === 'event' ? undefined : valueOf(context, operand);

/** `avg` and `share` are quotients of two columns, so that every other rule can share these. */
export const aggregateOf = (context: Context, node: Aggregate): Value => {
  const event = oneEvent(context, node);
  const scope = node.overall ? 'overall' : 'customer';
  const facts = factsOf(context, event, node.where, node.window, scope);
  const value = operandOf(context, node.operand);
  switch (node.fn) {
    case 'count':
      return columnOf(context, facts, 'count', integer, value);
    case 'days':
      return columnOf(context, facts, 'days', integer);
    case 'share':
      return quotient(real, countOf(context, facts), countOf(context, { ...facts, where: undefined }));
    case 'first':
    case 'last':
      if (value !== undefined) return columnOf(context, facts, node.fn, value.type, value);
      return node.fn === 'last' ? lastOf(context, facts) : firstOf(context, facts);
    case 'min':
    case 'max':
      return columnOf(context, facts, node.fn, value?.type ?? time, value ?? eventTime);
    case 'mode':
      return columnOf(context, facts, 'mode', typeOf(context, node), value);
    case 'distinct':
      return columnOf(context, facts, 'distinct', integer, value);
    case 'sum':
      return sumOf(context, facts, value);
    case 'avg':
      return quotient(
        typeOf(context, node),
        sumOf(context, facts, value),
        columnOf(context, facts, 'count', integer, value && exactTerm(value)),
      );
    default:
      return unreachable(node.fn);
  }
};

const sumOf = (context: Context, facts: Facts, value: Value | undefined): Value => {
  if (value === undefined) throw new Error('a sum is of something');
  const term = exactTerm(value);
  return columnOf(context, facts, 'sum', term.type, term);
};

/** A double is rounded to millionths before it is summed: the order of addition cannot change the answer. */
const exactTerm = (value: Value): Value => {
  if (!('form' in value.type) || value.type.form !== 'real') return value;
  return { kind: 'round', type: { kind: value.type.kind, form: { exact: SUM_SCALE } }, operand: value };
};

const quotient = (type: ValueType, left: Value, right: Value): Value => ({ kind: 'quotient', type, left, right });

/** `since last order`: now minus the instant of the last one. */
export const recencyOf = (context: Context, node: Recency): Value => {
  const event = oneEvent(context, node);
  const facts = factsOf(context, event, node.where, node.window);
  const instant = node.which === 'last' ? lastOf(context, facts) : firstOf(context, facts);
  return { kind: node.fn, type: typeOf(context, node), operand: instant };
};

/** Whether the facts hold at least one event. */
export const anyOf = (context: Context, facts: Facts): Cond => ({
  kind: 'compare',
  op: '>=',
  left: countOf(context, facts),
  right: { kind: 'const', type: integer, value: 1 },
});
