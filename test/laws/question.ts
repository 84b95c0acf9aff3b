import {
  Dice,
  PLAIN,
  randomBook,
  randomFacts,
  randomNow,
  renderBook,
  type Question,
  type Style,
} from '../oracle/index.js';
import type { BookText } from './pipeline.js';

/** A random book with random facts, to be asked at three instants: one made for the facts, one not, and a day later. */
export function randomQuestion(dice: Dice): Question {
  const book = randomBook(dice);
  const now = randomNow(dice, book);
  const facts = randomFacts(dice, book, now);
  return { book, facts, nows: [now, randomNow(dice, book), now + 86_400_000] };
}

/** A way of writing: the plainest, or any, the same for the same seed. */
export type Hand = 'plain' | { readonly seed: number; readonly reorder?: false };

export function written(hand: Hand, { book }: Pick<Question, 'book'>): BookText {
  const lists = book.lists.map((list) => [list.path, `${list.values.join('\n')}\n`] as const);
  return { text: renderBook(book, styleOf(hand)), lists: Object.fromEntries(lists) };
}

function styleOf(hand: Hand): Style {
  if (hand === 'plain') return PLAIN;
  const dice = new Dice(hand.seed);
  const vocabulary = dice.pick(['en', 'zh', 'mixed'] as const);
  return { vocabulary, choose: (n) => dice.int(0, n - 1), reorder: dice.chance(0.5) && hand.reorder !== false };
}
