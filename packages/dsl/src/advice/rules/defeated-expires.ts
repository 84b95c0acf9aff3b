import type { Cond } from '../../plan/conditions.js';
import type { PlanCase, PlanTag } from '../../plan/types.js';
import { coveringOf } from '../coverage.js';
import { Space } from '../space/space.js';
import type { Advice, Subject } from '../subject.js';

/**
 * A value that an event gives is kept only while no state of the same tag holds. Where a state holds for all the time
 * that it is to be kept, the value is seen for an instant, and `expires` has no effect.
 */
export const defeatedExpires: Advice = (subject) => {
  for (const tag of subject.plan.tags) {
    if (!tag.exclusive) continue;
    for (const plan of tag.cases) if (plan.trigger.kind === 'on') judge(subject, tag, plan);
  }
};

const judge = (subject: Subject, tag: PlanTag, plan: PlanCase): void => {
  if (plan.trigger.kind !== 'on' || plan.expires === undefined) return;
  const kept: Cond = {
    kind: 'in-window',
    operand: plan.trigger.last,
    window: { kind: 'last', span: plan.expires },
  };
  const states = tag.cases.flatMap((each) =>
    each.trigger.kind === 'when' ? [{ what: each, condition: each.trigger.condition }] : [],
  );
  if (states.length === 0) return;
  const space = Space.of([kept, ...states.map(({ condition }) => condition)], subject.plan, subject.values);
  const boxes = space?.where(kept);
  if (space === undefined || boxes === undefined) return;
  const standing = states.map(({ what, condition }) => ({ what, boxes: space.where(condition) }));
  const by = coveringOf(space, boxes, standing);
  const at = subject.caseAt(plan);
  if (by === undefined || at === undefined) return;
  const decl = at.node;
  const params = { value: plan.value, by: by.map(({ value }) => value) };
  const related = by.flatMap((each) => {
    const other = subject.caseAt(each);
    return other === undefined ? [] : [{ file: other.file, span: other.node.span }];
  });
  at.report('expires-defeated', decl.expires ?? decl.value, params, { related });
};
