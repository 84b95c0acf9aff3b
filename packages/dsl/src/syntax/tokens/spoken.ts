import { scanNumber } from './numbers.js';
import type { KeywordId } from './keywords.js';

/**
 * Windows and habits as people say them, before a number or a length of time: `in the last`, 最近, 今后. The longest
 * that fits counts.
 */
const SPOKEN: Readonly<Record<string, KeywordId>> = {
  'in the last': 'inLast',
  'within the last': 'inLast',
  'over the last': 'inLast',
  'during the last': 'inLast',
  'in the past': 'inLast',
  'in past': 'inLast',
  in: 'inLast',
  'in the next': 'withinNext',
  'in next': 'withinNext',
  'within the next': 'withinNext',
  'in each of the last': 'eachPeriod',
  'in each last': 'eachPeriod',
  'each of last': 'eachPeriod',
  'each of the last': 'eachPeriod',
  'of the last': 'ofLast',
  of: 'ofLast',
  for: 'heldFor',
  'for over': 'heldFor',
  'for more than': 'heldFor',
  'for longer than': 'heldFor',
  最近: 'inLast',
  过去: 'inLast',
  '在 近': 'inLast',
  '在 最近': 'inLast',
  '在 过去': 'inLast',
  今后: 'withinNext',
  接下来: 'withinNext',
  '在 未来': 'withinNext',
  '持续 至少': 'heldFor',
  '持续 超过': 'heldFor',
  '持续 满': 'heldFor',
};
/** Those of a length only: `in 3` and `for 3` say nothing. */
const OF_LENGTH: ReadonlySet<string> = new Set(['in', 'for', '最近', '过去', '今后', '接下来']);
const FIRST_WORDS = new Set(Object.keys(SPOKEN).map((phrase) => phrase.split(' ')[0]));
const LONGEST = 5;

export interface Spoken {
  readonly id: KeywordId;
  readonly taken: number;
  readonly ofLength: boolean;
}

/** Whether any phrase begins with a word. */
export const beginsPhrase = (word: string): boolean => FIRST_WORDS.has(word);

/** The phrase that begins with the words at hand, `word(n)` being the n-th of them from here. */
export const spokenPhrase = (word: (at: number) => string | undefined): Spoken | undefined => {
  let phrase = '';
  let found: Spoken | undefined;
  for (let at = 0; at < LONGEST; at++) {
    const next = word(at);
    if (next === undefined) break;
    phrase = at === 0 ? next : `${phrase} ${next}`;
    const id = Object.hasOwn(SPOKEN, phrase) ? SPOKEN[phrase] : undefined;
    if (id !== undefined) found = { id, taken: at + 1, ofLength: OF_LENGTH.has(phrase) };
  }
  return found;
};

/** The same written in one with the digits: 最近30天, 持续超过7天. */
const GLUED: readonly (readonly [RegExp, KeywordId])[] = [
  [/^(?:在|于)?(?:最近|过去)(?=[0-9])|^(?:在|于)近(?=[0-9])/u, 'inLast'],
  [/^(?:在|于)?(?:今后|接下来)(?=[0-9])|^在未来(?=[0-9])/u, 'withinNext'],
  [/^已?持续(?:了|至少|超过|满|不少于)?(?=[0-9])/u, 'heldFor'],
];

const GLUED_STARTS = /^[在于最过近今接未已持]/u;

/** What a word that begins so says: the keyword that is meant, and where the digits begin. */
export const spokenWord = (word: string): { readonly id: KeywordId; readonly head: number } | undefined => {
  if (!GLUED_STARTS.test(word)) return undefined;
  for (const [pattern, id] of GLUED) {
    const head = pattern.exec(word)?.[0].length;
    if (head === undefined) continue;
    const scanned = scanNumber(word, head);
    if (scanned?.literal.is !== 'duration' && scanned?.literal.is !== 'calendar') return undefined;
    return /^(?:[之以]?内)?$/u.test(word.slice(head + scanned.length)) ? { id, head } : undefined;
  }
  return undefined;
};
