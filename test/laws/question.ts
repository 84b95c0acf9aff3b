import {
  Dice,
  PLAIN,
  randomBook,
  randomFacts,
  randomNow,
  renderBook,
  renderDeclarations,
  type Book,
  type Question,
  type Style,
} from '../oracle/index.js';
import type { BookText } from './book-text.js';

const DAY = 86_400_000;

/** A random book with random facts, to be asked at an instant made for the facts, at another, a day later, and earlier. */
export function randomQuestion(dice: Dice, book: Book = randomBook(dice)): Question {
  const now = randomNow(dice, book);
  const facts = randomFacts(dice, book, now);
  return { book, facts, nows: [now, randomNow(dice, book), now + DAY, now - dice.int(1, 40 * DAY)] };
}

/** A way of writing: the plainest, or any, the same for the same seed. */
export type Hand = 'plain' | { readonly seed: number; readonly reorder?: false };

export function written(hand: Hand, { book }: Pick<Question, 'book'>): BookText {
  const lists = Object.fromEntries(book.lists.map((list) => [list.path, `${list.values.join('\n')}\n`]));
  if (hand === 'plain') return { files: { 'book.tag': renderBook(book, PLAIN) }, lists };
  const dice = new Dice(hand.seed);
  const style: Style = {
    vocabulary: dice.pick(['en', 'zh', 'mixed']),
    choose: (n) => dice.int(0, n - 1),
    reorder: dice.chance(0.5) && hand.reorder !== false,
  };
  const paths = style.reorder ? ['a.tag', '二.tag', 'sub/c.tag'] : ['book.tag'];
  const files: Record<string, string> = {};
  for (const declaration of renderDeclarations(book, style)) {
    const path = dice.pick(paths);
    files[path] = `${files[path] ?? ''}${declaration}\n\n`;
  }
  return { files, lists };
}

/** The whole book, file by file. */
export function bookStory({ files }: BookText): string {
  return Object.entries(files)
    .map(([path, text]) => `// ${path}\n${text}`)
    .join('\n');
}
