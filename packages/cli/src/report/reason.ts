import { localInstant, type CaseSeen, type ConditionSeen, type CustomerSeen, type WordingOf } from '@tagwright/dsl';
import { printable } from '../terminal/printable.js';
import { written } from './why/condition.js';
import type { Written } from './why/condition.js';
import type { Showing } from './why/detail.js';

/** A change of one tag or segment; `old` and `new` as the log has them. */
export interface Turn {
  readonly kind: 'tag' | 'segment';
  readonly name: string;
  readonly old: string | null;
  readonly new: string | null;
}

/** What was seen of a customer's tags and segments. */
export type AnswersSeen = Pick<CustomerSeen, 'tags' | 'segments'>;

/**
 * Why an answer is now what it turned to, in one line: of the condition that decides it the parts that another value's
 * condition does not have come first, for they are what made the difference. Empty where the rules do not say it: a
 * value that somebody set, or one that `otherwise` gives to whom nothing was taken.
 */
export function reasonOf(seen: AnswersSeen, turn: Turn, wording: WordingOf, showing: Showing): string {
  const leaves =
    turn.kind === 'segment' ? ofSegment(seen, turn, wording, showing) : ofTag(seen, turn, wording, showing);
  return leaves.map(({ text, detail }) => (detail === '' ? text : `${text} (${detail})`)).join(' · ');
}

interface Leaf {
  readonly text: string;
  readonly detail: string;
}

function ofSegment({ segments }: AnswersSeen, turn: Turn, wording: WordingOf, showing: Showing): readonly Leaf[] {
  const found = segments.find(({ segment }) => segment.names.includes(turn.name));
  if (found === undefined) return [];
  const leaves = decisive(found.condition, turn.new !== null, wording, showing);
  return turn.new === null ? leaves.map((leaf) => negated(leaf, showing)) : leaves;
}

function ofTag({ tags }: AnswersSeen, turn: Turn, wording: WordingOf, showing: Showing): readonly Leaf[] {
  const cases = tags.find(({ tag }) => tag.names.includes(turn.name))?.cases ?? [];
  const winner = cases.find((one) => one.holds && one.case.value === turn.new);
  const loser = cases.find((one) => one.case.value === turn.old);
  const lost =
    loser === undefined || loser.holds
      ? []
      : leavesOf(loser, false, wording, showing).map((leaf) => negated(leaf, showing));
  if (winner === undefined) return lost;
  const won = leavesOf(winner, true, wording, showing);
  const before = loser === undefined ? [] : everyLeaf(loser, wording, showing);
  const isShared = ({ text }: Leaf): boolean => before.some((other) => other.text === text);
  return [...won.filter((leaf) => !isShared(leaf)), ...won.filter(isShared)];
}

/** A part that has become false is told as that: `not R <= 90d (90 days 3 h)`. */
const negated = ({ text, detail }: Leaf, { words }: Showing): Leaf => ({ text: words.why.notAnyMore(text), detail });

const leavesOf = (one: CaseSeen, truth: boolean, wording: WordingOf, showing: Showing): readonly Leaf[] => {
  if (one.condition !== undefined) return decisive(one.condition, truth, wording, showing);
  const { words, zone } = showing;
  const text = wording(one.case)?.text ?? one.case.value;
  if (one.last === undefined) return truth ? [] : [{ text: printable(text), detail: '' }];
  const until = one.until === undefined ? undefined : localInstant(one.until, zone);
  return [{ text: printable(text), detail: words.why.happened(localInstant(one.last, zone), until) }];
};

const everyLeaf = (one: CaseSeen, wording: WordingOf, showing: Showing): readonly Leaf[] =>
  one.condition === undefined ? [] : flat(written(one.condition, wording, showing)).map(shown);

/** The parts that make a condition what it came to: all of a true `and`, what is false of a false one, and the other way round for `or`. */
const decisive = (condition: ConditionSeen, truth: boolean, wording: WordingOf, showing: Showing): readonly Leaf[] => {
  const whole = written(condition, wording, showing);
  return whole.truth === truth ? flat(whole, truth).map(shown) : [];
};

const flat = (one: Written, truth?: boolean): readonly Written[] => {
  if (one.parts.length === 0) return [one];
  const telling = truth === undefined ? one.parts : one.parts.filter((part) => part.truth === truth);
  // One true part of an `or` is enough, as is one false part of an `and`.
  const enough = truth === undefined || (one.joined === 'and') === truth ? telling : telling.slice(0, 1);
  return one.joined === undefined ? [one] : enough.flatMap((part) => flat(part, truth));
};

const shown = ({ text, detail }: Written): Leaf => ({ text: printable(text), detail });
