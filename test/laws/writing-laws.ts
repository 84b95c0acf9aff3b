import { parse, print } from '@tagwright/dsl';
import { Dice, randomBook } from '../oracle/index.js';
import type { Law, Verdict } from './law.js';
import { planOf, type BookText } from './book-text.js';
import { bookStory, written, type Hand } from './question.js';

export const vocabulariesLaw: Law = {
  name: 'vocabularies',
  says: 'a book means the same in both vocabularies, and in any mixture and spelling',
  try: async (seed): Promise<Verdict> => {
    const book = randomBook(new Dice(seed));
    // The order of declarations is the order in which answers are shown, and part of a plan.
    const others = [0, 1, 2].map((nth): Hand => ({ seed: seed * 3 + nth, reorder: false }));
    return sameMeaning(['plain' as const, ...others].map((hand) => written(hand, { book })));
  },
};

export const printingLaw: Law = {
  name: 'printing',
  says: 'what is printed in a vocabulary means what was parsed, and is printed the same again',
  try: async (seed): Promise<Verdict> => {
    const original = written({ seed }, { book: randomBook(new Dice(seed)) });
    const books = [original];
    for (const keywords of ['en', 'zh', 'keep'] as const) {
      const files: Record<string, string> = {};
      for (const [path, text] of Object.entries(original.files)) {
        const printed = print(parse(path, text), { keywords });
        const again = printed === undefined ? undefined : print(parse(path, printed), { keywords });
        if (printed === undefined || again !== printed) {
          const story = `${text}\n---- is printed in ${keywords} as\n${printed}\n---- and that as\n${again}`;
          return { cases: books.length, broken: { story } };
        }
        files[path] = printed;
      }
      books.push({ ...original, files });
    }
    return sameMeaning(books);
  },
};

function sameMeaning(books: readonly BookText[]): Verdict {
  const hashes = books.map(hashOrFault);
  const isSame = hashes.every((hash) => hash === hashes[0]) && !hashes[0]?.includes(' ');
  if (isSame) return { cases: books.length, broken: undefined };
  const stories = books.map((book, i) => `---- ${hashes[i]}\n${bookStory(book)}`);
  return { cases: books.length, broken: { story: stories.join('\n') } };
}

/** A hash has no spaces, a fault has. */
function hashOrFault(book: BookText): string {
  try {
    return planOf(book).hash;
  } catch (thrown) {
    return `fails: ${String(thrown)}`;
  }
}
