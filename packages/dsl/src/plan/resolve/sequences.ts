import type { Did, Step } from '../../syntax/ast/index.js';
import type { Cond } from '../conditions.js';
import { conditionOf, eventOf, written, type Context } from './context.js';
import { spanOf } from './literals.js';

/**
 * What is asked of the event of the first of some steps: its own `where`; that none of the events that must not follow
 * has followed; and that the next step has, of whose event the same is asked with the steps that are left.
 */
export const chainOf = (context: Context, [first, ...later]: readonly (Did | Step)[]): Cond | undefined => {
  const asked = first?.where === undefined ? [] : [conditionOf(context, first.where)];
  for (const [index, step] of later.entries()) {
    if (step.kind === 'Did') throw new Error('a sequence within a sequence');
    const next = step.negated ? [step] : later.slice(index);
    asked.push(written(context, step, followedBy(context, step, chainOf(context, next))));
    if (!step.negated) break;
  }
  const [only] = asked;
  return asked.length < 2 ? only : { kind: 'and', operands: asked };
};

/** Any event follows if one of the kinds does, and none does if none of the kinds does. */
const followedBy = (context: Context, step: Step, where: Cond | undefined): Cond => {
  const event = eventOf(context, step);
  const events = event === 'any' ? context.checked.catalog.events : [event];
  const each = events.map(({ table }): Cond => ({
    kind: 'followed',
    negated: step.negated,
    event: table,
    where,
    within: step.within === undefined ? undefined : spanOf(step.within),
  }));
  const [only] = each;
  if (each.length === 1 && only !== undefined) return only;
  return { kind: step.negated ? 'and' : 'or', operands: each };
};
