import type { Cond } from '../../plan/conditions.js';
import { Space } from '../space/space.js';
import type { Advice, Subject } from '../subject.js';

/** Conditions that nobody can meet, and conditions that everybody meets, of cases, of segments and inside `where`. */
export const conditionsOfNobody: Advice = (subject) => {
  for (const tag of subject.plan.tags) {
    const shared = subject.tags.find((each) => each.tag === tag)?.space;
    for (const { value, trigger } of tag.cases) {
      if (trigger.kind !== 'when') continue;
      const { condition } = trigger;
      const space = shared ?? Space.of([condition], subject.plan, subject.values);
      if (space !== undefined) judge(subject, space, condition, { of: 'case', name: value });
    }
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
  if (boxes.length === 0) {
    const { parts, because } = clashIn(condition, subject);
    const [text, against = ''] = parts;
    at.report('never-holds', at.node, { of, name, text: text ?? subject.excerpt(condition), against, because });
  } else if (of !== 'where' && space.isWithin(space.everybody, boxes)) {
    at.report('always-holds', at.node, { of, name, text: subject.excerpt(condition) });
  }
};

interface Clash {
  readonly parts: readonly string[];
  readonly because: 'values' | 'events';
}

const WHOLE: Clash = { parts: [], because: 'values' };

/** Two parts of an `and` that cannot hold together, or one that cannot hold by itself. */
const clashIn = (condition: Cond, subject: Subject): Clash => {
  const parts = conjunctsOf(condition).filter((part) => subject.place(part) !== undefined);
  const space = Space.of(parts, subject.plan, subject.values);
  if (space === undefined) return WHOLE;
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
  return WHOLE;
};

const conjunctsOf = (condition: Cond): readonly Cond[] =>
  condition.kind === 'and' ? condition.operands.flatMap(conjunctsOf) : [condition];
