import type { Cond } from '../../plan/conditions.js';
import type { PlanCase, PlanTag } from '../../plan/types.js';
import { coveringOf } from '../coverage.js';
import { lasts } from '../lasting.js';
import { Space } from '../space/space.js';
import type { Advice, Subject } from '../subject.js';

/**
 * A value is kept after its case only while no other case of the tag holds. Where one holds for all the time that the
 * value is to be kept, it takes over at once, and `expires` has no effect.
 */
export const defeatedExpires: Advice = (part, subject) => {
  if (part.kind !== 'tag' || !part.tag.exclusive) return;
  for (const plan of part.tag.cases) {
    const kept = keptWhile(plan);
    if (kept !== undefined) judge(subject, plan, kept, standingBeside(subject, part.tag, plan));
  }
};

/** When there is something to keep: all the time after an event, and the end of a state. */
const keptWhile = ({ trigger, expires }: PlanCase): Cond | undefined => {
  if (expires === undefined) return undefined;
  return trigger.kind === 'when'
    ? trigger.condition
    : { kind: 'in-window', operand: trigger.last, window: { kind: 'last', span: expires } };
};

interface State {
  readonly what: PlanCase;
  readonly condition: Cond;
}

/** The other states of the tag. Beside a state that ends, only those count that are sure to last beyond it. */
const standingBeside = ({ values }: Subject, tag: PlanTag, plan: PlanCase): readonly State[] =>
  tag.cases.slice(plan.trigger.kind === 'on' ? 0 : tag.cases.indexOf(plan) + 1).flatMap((what) => {
    if (what === plan || what.trigger.kind !== 'when') return [];
    const { condition } = what.trigger;
    return plan.trigger.kind === 'on' || lasts(condition, values) ? [{ what, condition }] : [];
  });

const judge = (subject: Subject, plan: PlanCase, kept: Cond, states: readonly State[]): void => {
  if (states.length === 0) return;
  const space = Space.of([kept, ...states.map(({ condition }) => condition)], subject.plan, subject.values);
  const boxes = space?.where(kept);
  if (space === undefined || boxes === undefined || boxes.length === 0) return;
  const standing = states.map(({ what, condition }) => ({ what, boxes: space.where(condition) }));
  const by = coveringOf(space, boxes, standing);
  const at = subject.caseAt(plan);
  if (by === undefined || at === undefined) return;
  const params = { value: plan.value, by: by.map(({ value }) => value) };
  const related = by.flatMap((each) => {
    const other = subject.caseAt(each);
    return other === undefined ? [] : [{ file: other.file, span: other.node.span }];
  });
  at.report('expires-defeated', at.node.expires ?? at.node.value, params, { related });
};
