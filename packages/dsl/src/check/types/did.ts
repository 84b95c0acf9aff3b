import type { Did, Step } from '../../syntax/ast/index.js';
import type { Context, HiddenBecause, Sight } from '../context.js';
import { nameAlias, pointAtEvent } from '../scope/resolve.js';

/**
 * `did view as v then not order where item = v.item within 7d`: each step sees its own event, and by their names those
 * of the steps before it that happened.
 */
export const checkDid = (node: Did, cx: Context): void => {
  if (cx.event !== undefined) {
    cx.report('not-in-where', node, { what: 'did' });
    return;
  }
  let before: readonly Sight[] = [];
  const hidden = new Map<string, HiddenBecause>();
  for (const step of [node, ...node.steps]) {
    const here = [sightOf(step, cx), ...before];
    checkWhere(step, cx.seeing(here, new Map(hidden)));
    if (step.kind === 'Did' || !step.negated) before = here;
    else if (step.alias !== undefined) hidden.set(step.alias.text, 'negated');
  }
};

/** The event of a step, with the name that it is given. */
const sightOf = (step: Did | Step, cx: Context): Sight => {
  const event = step.event === 'any' ? 'any' : pointAtEvent(step.event, cx);
  if (event !== undefined) {
    cx.book.tables.events.set(step, event);
    nameAlias(step.alias, event, cx);
  }
  return { event, alias: step.alias };
};

const checkWhere = ({ event, where }: Did | Step, cx: Context): void => {
  if (where === undefined) return;
  if (event === 'any') cx.report('any-event-where', where, {});
  else if (cx.event !== undefined) cx.condition(where);
};
