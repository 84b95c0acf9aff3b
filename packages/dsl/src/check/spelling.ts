import { spell, type KeywordId, type Vocabulary } from '../syntax/tokens/keywords.js';
import type { Context } from './context.js';

/** A keyword in the vocabulary of the file, for the text of a fix. */
export const keyword = (id: KeywordId, cx: Pick<Context, 'book' | 'file'>): string => spell(id, vocabularyOf(cx));

const vocabularyOf = ({ book, file }: Pick<Context, 'book' | 'file'>): Vocabulary =>
  vocabularyIn(book.written(file, { start: 0, end: 4000 }));

/** The vocabulary that a text is written in, as its first word tells. */
export const vocabularyIn = (text: string | undefined): Vocabulary => {
  const first = text?.slice(0, 4000).replace(/^(?:\s|\uFEFF|\/\/.*)+/, '');
  return first !== undefined && /^\p{Script=Han}/u.test(first) ? 'zh' : 'en';
};
