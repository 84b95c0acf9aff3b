import type { EventThing } from '../../catalog/catalog.js';
import type { Did, Step, Times } from '../../syntax/ast/index.js';
import type { Cond } from '../conditions.js';
import { anyOf, lastOf, type Facts } from './aggregates.js';
import { eventOf, type Context } from './context.js';
import { habitOf } from './habits.js';
import { chainOf } from './sequences.js';
import { timesOf } from './times.js';
import { windowOf } from './windows.js';

/** The events that a condition is about: one, or every kind there is. */
export const eventsOf = (context: Context, node: Did | Step): readonly EventThing[] => {
  const event = eventOf(context, node);
  return event === 'any' ? context.checked.catalog.events : [event];
};

/**
 * `did order in last 30d` asks the instant of the last order, so that its ageing reads no facts again; with a number
 * of times, or another window, it is a count. A sequence is about its first step's event, with what follows as a
 * further condition on it.
 */
export const didOf = (context: Context, node: Did): Cond => {
  const window = node.window === undefined ? undefined : windowOf(node.window, context.checked.catalog.zone);
  const where = chainOf(context, [node, ...node.steps]);
  const facts = eventsOf(context, node).map((event): Facts => ({
    scope: 'customer',
    event: event.table,
    where,
    window,
  }));
  if (node.habit !== undefined) return habitOf(context, facts, node.habit, node.times);
  if (node.times !== undefined && !isOnce(node.times)) return timesOf(context, facts, node.times);
  return either(
    facts.map((each): Cond => {
      if (window !== undefined && window.kind !== 'last') return anyOf(context, each);
      const last = lastOf(context, { ...each, window: undefined });
      return window === undefined ? { kind: 'known', operand: last } : { kind: 'in-window', operand: last, window };
    }),
  );
};

const isOnce = ({ bound, count }: Times): boolean => bound === 'at least' && count === 1;

const either = (conditions: readonly Cond[]): Cond =>
  conditions.length === 1 && conditions[0] !== undefined ? conditions[0] : { kind: 'or', operands: conditions };
