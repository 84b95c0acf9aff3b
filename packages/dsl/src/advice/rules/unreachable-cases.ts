import type { Cond } from '../../plan/conditions.js';
import type { Column, PlanCase, PlanTag } from '../../plan/types.js';
import type { CaseDecl, TagDecl, TagLine } from '../../syntax/ast/index.js';
import { coveringOf, type Covering } from '../coverage.js';
import { Space } from '../space/space.js';
import type { Advice, ReasonedTag, Subject } from '../subject.js';

/** In an exclusive tag nobody gets a value from a case if whoever meets it has met an earlier one. */
export const unreachableCases: Advice = (part, subject) => {
  if (part.kind !== 'tag') return;
  if (part.reasoned !== undefined) nobodyIsLeft(part.reasoned, amongStates(part.reasoned, subject), subject);
  if (part.tag.exclusive) amongEvents(part.tag, subject);
};

/** Reports the `when` cases that earlier ones cover, and gives those that are not. */
const amongStates = ({ space, cases }: ReasonedTag, subject: Subject): readonly Covering<PlanCase>[] => {
  const reached: Covering<PlanCase>[] = [];
  for (const { plan, boxes } of cases) {
    const by = boxes === undefined || boxes.length === 0 ? undefined : coveringOf(space, boxes, reached);
    if (by === undefined) reached.push({ what: plan, boxes });
    else report(plan, by, subject);
  }
  return reached;
};

/** `otherwise` where the cases already take in everybody. */
const nobodyIsLeft = ({ tag, space }: ReasonedTag, reached: readonly Covering<PlanCase>[], subject: Subject): void => {
  if (tag.otherwise === undefined) return;
  const by = coveringOf(space, space.everybody, reached);
  const at = by === undefined ? undefined : otherwiseOf(tag, subject);
  if (by === undefined || at === undefined) return;
  const params = { value: tag.otherwise, by: by.map(({ value }) => value), otherwise: true };
  at.report('unreachable-case', at.node.value, params, { related: by.flatMap((each) => related(each, subject)) });
};

/** An event gives the value of the first case that it matches. */
const amongEvents = (tag: PlanTag, subject: Subject): void => {
  const byEvent = new Map<string, { readonly plan: PlanCase; readonly where: Cond }[]>();
  for (const plan of tag.cases) {
    const column = columnOf(plan, subject);
    if (column === undefined) continue;
    const where: Cond = column.where ?? { kind: 'always', truth: true };
    byEvent.set(column.event, [...(byEvent.get(column.event) ?? []), { plan, where }]);
  }
  for (const cases of byEvent.values()) {
    if (cases.length < 2) continue;
    const conditions = cases.map(({ where }) => where);
    const space = Space.of(conditions, subject.plan, subject.values);
    if (space === undefined) continue;
    amongStates(
      { tag, space, cases: cases.map(({ plan, where }) => ({ plan, condition: where, boxes: space.where(where) })) },
      subject,
    );
  }
};

const columnOf = ({ trigger }: PlanCase, { values }: Subject): Column | undefined =>
  trigger.kind === 'on' ? values.columnOf(trigger.last) : undefined;

const report = (plan: PlanCase, by: readonly PlanCase[], subject: Subject): void => {
  const at = subject.caseAt(plan);
  const params = { value: plan.value, by: by.map(({ value }) => value), otherwise: false };
  at?.report('unreachable-case', at.node.value, params, { related: by.flatMap((each) => related(each, subject)) });
};

const related = (plan: PlanCase, subject: Subject): readonly { file: string; span: CaseDecl['span'] }[] => {
  const at = subject.caseAt(plan);
  return at === undefined ? [] : [{ file: at.file, span: at.node.span }];
};

/** Where `otherwise` was written; of a tag in lines only the first line is known, and lines seldom end with one. */
const otherwiseOf = (tag: PlanTag, subject: Subject) => {
  const place = subject.place(tag);
  const decl = place?.node as TagDecl | TagLine | undefined;
  if (place === undefined || decl?.kind !== 'TagDecl') return undefined;
  const node = decl.cases.find(({ trigger }) => trigger.kind === 'OtherwiseTrigger');
  return node === undefined ? undefined : { ...place, node };
};
