import type { Cond } from '../../plan/conditions.js';
import { Space } from '../space/space.js';
import type { Advice, Subject } from '../subject.js';

/** Conditions that nobody can meet, and conditions that everybody meets, of cases, of segments and inside `where`. */
export const conditionsOfNobody: Advice = (subject) => {
  for (const { space, cases } of subject.tags) {
    for (const { plan, condition } of cases) judge(subject, space, condition, { of: 'case', name: plan.value });
  }
  for (const { names, condition } of subject.plan.segments) {
    const space = Space.of([condition], subject.plan, subject.values);
    if (space !== undefined) judge(subject, space, condition, { of: 'segment', name: names[0] ?? '' });
  }
  const seen = new Set<Cond>();
  for (const { where } of subject.plan.columns) {
    if (where === undefined || seen.has(where)) continue;
    seen.add(where);
    const space = Space.of([where], subject.plan, subject.values);
    if (space !== undefined) judge(subject, space, where, { of: 'where', name: '' });
  }
};

interface Whose {
  readonly of: 'case' | 'segment' | 'where';
  readonly name: string;
}

const judge = (subject: Subject, space: Space, condition: Cond, { of, name }: Whose): void => {
  if (condition.kind === 'always') return;
  const boxes = space.where(condition);
  const at = subject.place(condition);
  if (boxes === undefined || at === undefined) return;
  const text = subject.excerpt(condition);
  if (boxes.length === 0) {
    const clash = clashIn(condition, subject);
    const [one, other] = clash?.parts ?? [];
    const params = {
      of,
      name,
      text: one ?? text,
      against: other ?? '',
      because: clash?.because ?? 'values',
    };
    at.report('never-holds', at.node, params);
  } else if (of !== 'where' && space.without(space.everybody, boxes)?.length === 0) {
    at.report('always-holds', at.node, { of, name, text });
  }
};

/** Two parts of an `and` that cannot hold together, or one that cannot hold by itself. */
const clashIn = (
  condition: Cond,
  subject: Subject,
): { readonly parts: readonly string[]; readonly because: 'values' | 'events' } | undefined => {
  const parts = conjunctsOf(condition).filter((part) => subject.place(part) !== undefined);
  const space = Space.of(parts, subject.plan, subject.values);
  if (space === undefined) return undefined;
  const sets = parts.map((part) => ({ text: subject.excerpt(part), boxes: space.where(part) ?? space.everybody }));
  const alone = sets.find(({ boxes }) => boxes.length === 0);
  if (alone !== undefined) return { parts: [alone.text], because: 'values' };
  for (const [index, one] of sets.entries()) {
    for (const other of sets.slice(index + 1)) {
      if (one.text === other.text || space.both(one.boxes, other.boxes)?.length !== 0) continue;
      return {
        parts: [one.text, other.text],
        because: space.meetsButForFacts(one.boxes, other.boxes) ? 'events' : 'values',
      };
    }
  }
  return undefined;
};

const conjunctsOf = (condition: Cond): readonly Cond[] =>
  condition.kind === 'and' ? condition.operands.flatMap(conjunctsOf) : [condition];
