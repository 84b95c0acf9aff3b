import { codeNamed, CODES, explain } from '@tagwright/dsl';
import { type Locale, wordsOf } from '../words/index.js';

/** Where a code comes up: in rules, in rules of other systems, in data, or in a set-up. */
export type Place = 'rules' | 'convert' | 'facts' | 'doctor';

/** A code told at leisure, for one of the places where it comes up. */
export interface Page {
  readonly place: Place;
  readonly text: string;
  /** An example that has the fault, and one that has not. */
  readonly wrong: string | undefined;
  readonly right: string | undefined;
}

const TOLD_HERE = ['convert', 'facts', 'doctor'] as const;

/** What is told of a code; nothing of one that no command prints. One code may come up in several places. */
export const pagesOn = (code: string, locale: Locale): readonly Page[] => {
  const ofRules = codeNamed(code);
  const { explained } = wordsOf(locale);
  return [
    ...(ofRules === undefined ? [] : [{ place: 'rules' as const, ...explain(ofRules, locale) }]),
    ...TOLD_HERE.flatMap((place): readonly Page[] => {
      const texts: Readonly<Record<string, string>> = explained[place];
      const text = Object.hasOwn(texts, code) ? texts[code] : undefined;
      return text === undefined ? [] : [{ place, text, wrong: undefined, right: undefined }];
    }),
  ];
};

/** Every code that any command prints, in alphabetical order. */
export const EXPLAINED: readonly string[] = [
  ...new Set<string>([...CODES, ...TOLD_HERE.flatMap((place) => Object.keys(wordsOf('en').explained[place]))]),
].toSorted();
