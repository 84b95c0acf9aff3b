import type { Cond } from '../../plan/conditions.js';
import { unreachable } from '../../text/unreachable.js';
import { Space } from '../space/space.js';
import type { Advice, Subject } from '../subject.js';

/** Conditions that nobody can meet, and conditions that everybody meets, of cases, of segments and inside `where`. */
export const conditionsOfNobody: Advice = (part, subject) => {
  const alone = (condition: Cond): Space | undefined => Space.of([condition], subject.plan, subject.values);
  switch (part.kind) {
    case 'tag':
      for (const { value, trigger } of part.tag.cases) {
        if (trigger.kind !== 'when') continue;
        const space = part.reasoned?.space ?? alone(trigger.condition);
        judge(subject, space, trigger.condition, { of: 'case', name: value });
      }
      return;
    case 'segment': {
      const { condition, names } = part.segment;
      return judge(subject, alone(condition), condition, { of: 'segment', name: names[0] ?? '' });
    }
    case 'where':
      return judge(subject, alone(part.where), part.where, { of: 'where', name: '' });
    default:
      return unreachable(part);
  }
};

interface Whose {
  readonly of: 'case' | 'segment' | 'where';
  readonly name: string;
}

const judge = (subject: Subject, space: Space | undefined, condition: Cond, { of, name }: Whose): void => {
  if (space === undefined || condition.kind === 'always') return;
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
