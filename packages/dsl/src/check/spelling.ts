import { spell, type KeywordId, type Vocabulary } from '../syntax/tokens/keywords.js';
import type { Context } from './context.js';

/** A keyword in the vocabulary of the file, for the text of a fix. */
export const keyword = (id: KeywordId, cx: Pick<Context, 'book' | 'file'>): string => spell(id, vocabularyOf(cx));

/** The vocabulary that a file is written in, as its first word tells. */
const vocabularyOf = ({ book, file }: Pick<Context, 'book' | 'file'>): Vocabulary => {
  const first = book.written(file, { start: 0, end: 4000 })?.replace(/^(?:\s|\uFEFF|\/\/.*)+/, '');
  return first !== undefined && /^\p{Script=Han}/u.test(first) ? 'zh' : 'en';
};
