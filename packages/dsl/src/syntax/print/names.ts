import type { Name, Ref, TextLit } from '../ast/index.js';
import { fold } from '../tokens/fold.js';
import { isPhraseWord, isReserved, keywordOf } from '../tokens/keywords.js';
import { looksGlued, looksLikeSlip } from '../tokens/slips.js';
import { scanWord } from '../tokens/words.js';

/** A text or a name in quotes, as either vocabulary writes it: what is in it stands there as it is, a quote twice. */
export const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Soft words that a declaration's head, a field, the right side of a comparison or a test would take for its own. */
const HEAD_WORDS = new Set([
  'manual', 'many', 'ordered', 'expires', 'group', 'average', 'median', 'oneOf', 'setOf',
  'given', 'expect', 'after', 'forCustomer', 'since', 'sinceDate', 'atDate', 'changed', 'notChanged',
]); // prettier-ignore
const DAY_WORDS = new Set(['today', 'yesterday', 'tomorrow']);

type Bareness = 'bare' | 'bare-before-trigger' | 'bare-in-place' | 'never';

/** Whether a name can be written without quotes: always, only where it was already read as a name, or never. */
const bareness = (name: string): Bareness => {
  const folded = fold(name);
  const word = folded === name ? scanWord(name, 0) : undefined;
  if (word === undefined || word.length !== name.length) return 'never';
  if (word.is === 'percentile') return 'bare-in-place';
  if (word.is !== 'word') return 'never';
  const keyword = keywordOf(name);
  if (keyword !== undefined && isReserved(keyword.id)) return 'never';
  if (isPhraseWord(name) || (keyword !== undefined && HEAD_WORDS.has(keyword.id))) return 'bare-in-place';
  if (keyword === undefined && looksGlued(name)) return 'bare-before-trigger';
  return looksLikeSlip(name) ? 'bare-in-place' : 'bare';
};

/** A name as it is declared, or pointed at by role: quoted whenever a neighbour could make something else of it. */
export const printName = (name: Name): string => (bareness(name.text) === 'bare' ? name.text : quote(name.text));

/** A value that `when`, `on` or `otherwise` follows: 当月新客 needs no quotes there. */
export const printCaseValue = (name: Name): string =>
  bareness(name.text) === 'bare-before-trigger' ? name.text : printName(name);

/** An event after `on`, where 今天 would be a day. */
export const printTriggerEvent = (name: Name): string =>
  DAY_WORDS.has(keywordOf(name.text)?.id ?? '') ? quote(name.text) : printName(name);

/** A name before `=` in the braces of a test, where nothing but a reserved word can be taken for more than a name. */
export const printAssigned = (name: Name): string => (bareness(name.text) === 'never' ? quote(name.text) : name.text);

/** A value without a condition: a soft word there would go on with the case before it. */
export const printPreset = (name: Name): string =>
  keywordOf(name.text) === undefined ? printName(name) : quote(name.text);

/** A name as it can be written in a rule, in either vocabulary. */
export const nameText = (text: string): string => (bareness(text) === 'bare' ? text : quote(text));

/** The name after a dot, where any word may stand. */
export const printFieldName = (name: Name): string => {
  const word = scanWord(fold(name.text), 0);
  const whole = word?.is === 'word' && word.length === name.text.length && fold(name.text) === name.text;
  return whole ? name.text : quote(name.text);
};

/** A name in a condition keeps the quotes it has, since on the right of a comparison they make it a value. */
export const printRef = (ref: Ref): string =>
  ref.quoted || bareness(ref.name) === 'never' ? quote(ref.name) : ref.name;

export const printText = (text: TextLit): string => quote(text.text);
