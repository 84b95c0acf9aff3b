import { type PlanCase, type PlanSegment, type PlanTag, type WordingOf, wordingOf } from '@tagwright/dsl';
import type { InForce } from '../book/book.js';

const WORDLESS: WordingOf = () => undefined;

/** How the rules of a book are written; nothing is known where its texts are not. */
export const ruleWords = ({ compilation }: InForce): WordingOf =>
  compilation === undefined ? WORDLESS : wordingOf(compilation);

/** The conditions that give a tag's value, in the words of the book: any one of them is enough. */
export const whyValue = ({ cases }: PlanTag, value: string, words: WordingOf): string[] =>
  cases.flatMap((each) => (each.value === value ? (conditionWords(each, words) ?? []) : []));

const conditionWords = (each: PlanCase, words: WordingOf): string | undefined =>
  (each.trigger.kind === 'when' ? words(each.trigger.condition) : words(each))?.text;

/** The condition of a segment, in the words of the book. */
export const whyMember = ({ condition }: PlanSegment, words: WordingOf): string[] => {
  const text = words(condition)?.text;
  return text === undefined ? [] : [text];
};
