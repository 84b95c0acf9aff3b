import { setTimeout as pause } from 'node:timers/promises';
import { EngineError } from '@tagwright/engine';
import type { Book, InForce } from '../book/book.js';
import { ServerError } from '../errors/index.js';

/** How often, and how far apart (ms), it is looked whether another book has taken over. */
const ROUNDS = 10;
const PAUSE = 100;

/**
 * Does something with the book in force. Between another one taking over and its being known here the stored answers are
 * of the other; then it is done again. Throws `no-book` (409).
 */
export const withBook = async <Result>(book: Book, work: (inForce: InForce) => Promise<Result>): Promise<Result> => {
  for (let round = 1; ; round += 1) {
    const inForce = book.current();
    if (inForce === undefined) throw new ServerError(409, 'no-book', {});
    try {
      return await work(inForce);
    } catch (thrown) {
      const isBetween = thrown instanceof EngineError && thrown.code === 'book-not-evaluated';
      if (!isBetween || round === ROUNDS) throw thrown;
      await pause(PAUSE);
    }
  }
};
