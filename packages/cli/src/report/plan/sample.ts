import { wordingOf } from '@tagwright/dsl';
import { type BookEffects, draftWording, type SubjectEffects } from '@tagwright/engine';
import type { SoundBook } from '../../book/compile.js';
import type { Words } from '../../words/index.js';
import { reasonOf, type Turn } from '../reason.js';

/** A customer whose answer a book would change, from what to what, and why. */
export interface Moved {
  readonly customer: string;
  readonly turn: Turn;
  /** Empty where the rules do not say it. */
  readonly reason: string;
}

/** Some customers of a tag or segment, one of each kind of turn first. */
export function movedSample(
  subject: SubjectEffects,
  { explained }: BookEffects,
  draft: SoundBook,
  words: Words,
  most: number,
): readonly Moved[] {
  const wording = wordingOf(draft);
  const showing = { zone: draft.plan.catalog.zone, words };
  const turns = turnsOf(subject);
  return explained
    .filter(({ kind, name }) => kind === subject.kind && name === subject.name)
    .flatMap((each): Moved[] => {
      const turn = turns.get(each.customer);
      if (turn === undefined) return [];
      const { seen } = each;
      const own = 'tag' in seen ? { tags: [seen], segments: [] } : { tags: [], segments: [seen] };
      const reason = reasonOf(own, turn, draftWording(each, draft.plan, wording), showing);
      return [{ customer: each.customer, turn, reason }];
    })
    .slice(0, most);
}

/** From what to what each customer who is named turns. */
const turnsOf = ({ kind, name, values, moves }: SubjectEffects): ReadonlyMap<string, Turn> => {
  const turns = new Map<string, Turn>();
  const note = (customers: readonly string[], from: string | null, to: string | null): void => {
    for (const customer of customers) if (!turns.has(customer)) turns.set(customer, { kind, name, old: from, new: to });
  };
  for (const { from, to, customers } of moves) note(customers, from, to);
  for (const { value, enteringCustomers, leavingCustomers } of values) {
    const answer = value ?? name;
    note(enteringCustomers, null, answer);
    note(leavingCustomers, answer, null);
  }
  return turns;
};

/** `重要保持 → 一般价值`, or in and out of a segment. */
export const turnText = ({ kind, old, new: next }: Turn, words: Words): string => {
  if (kind === 'segment') return next === null ? words.why.isOut : words.why.isIn;
  return `${old ?? words.run.nobody} → ${next ?? words.run.nobody}`;
};
