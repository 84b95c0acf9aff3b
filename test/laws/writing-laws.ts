import { parse, print } from '@tagwright/dsl';
import { Dice, randomBook } from '../oracle/index.js';
import type { Law, Verdict } from './law.js';
import { planOf, type BookText } from './pipeline.js';
import { written, type Hand } from './question.js';

export const vocabulariesLaw: Law = {
  name: 'vocabularies',
  says: 'a book means the same in both vocabularies, and in any mixture and spelling',
  try: async (seed): Promise<Verdict> => {
    const book = randomBook(new Dice(seed));
    // The order of declarations is the order in which answers are shown, and part of a plan.
    const hands: readonly Hand[] = [
      'plain',
      ...[0, 1, 2].map((nth) => ({ seed: seed * 3 + nth, reorder: false }) as const),
    ];
    const texts = hands.map((hand) => written(hand, { book }));
    return sameMeaning(texts);
  },
};

export const printingLaw: Law = {
  name: 'printing',
  says: 'what is printed in a vocabulary means what was parsed, and is printed the same again',
  try: async (seed): Promise<Verdict> => {
    const book = randomBook(new Dice(seed));
    const original = written({ seed }, { book });
    const texts = [original];
    for (const keywords of ['en', 'zh', 'keep'] as const) {
      const printed = print(parse('book.tag', original.text), { keywords });
      if (printed === undefined) return { cases: 1, broken: { story: `${original.text}\nis not printed` } };
      const again = print(parse('book.tag', printed), { keywords });
      if (again !== printed)
        return { cases: 1, broken: { story: `${printed}\nis printed otherwise:\n${again ?? ''}` } };
      texts.push({ ...original, text: printed });
    }
    return sameMeaning(texts);
  },
};

function sameMeaning(texts: readonly BookText[]): Verdict {
  try {
    const hashes = new Set(texts.map((text) => planOf(text).hash));
    if (hashes.size === 1) return { cases: texts.length, broken: undefined };
  } catch (thrown) {
    return {
      cases: texts.length,
      broken: { story: `${texts.map(({ text }) => text).join('\n----\n')}\n${String(thrown)}` },
    };
  }
  return {
    cases: texts.length,
    broken: { story: texts.map(({ text }) => text).join('\n---- means something else:\n') },
  };
}
