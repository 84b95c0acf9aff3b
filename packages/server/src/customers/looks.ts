import { z } from '@hono/zod-openapi';
import type { Caller } from '../auth/roles.js';

/** For so long (ms) after an answer the same question may go on from it. */
export const GOES_ON = 5 * 60_000;

/** Asked by whoever keeps a page open: it goes on from a look that is in the journal already. */
export const againQuery = z.object({
  again: z.enum(['true']).optional().openapi({
    description:
      'Goes on from a look: where the same caller was answered the same within the last five minutes, it is not written into the journal once more. Otherwise it is, as without.',
  }),
});

/**
 * Which looks at customers still go on. A page that stays open asks anew and anew, and is one look; who says so without having
 * looked just before is written down like everybody else. What one server remembers another does not, and writes it down.
 */
export class Looks {
  readonly #now: () => number;
  /** When each was answered last, the latest at the end. */
  readonly #last = new Map<string, number>();

  /** `now` is a clock in ms. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /**
   * Whether a question is to be written down; it is remembered in any case.
   *
   * @param question What is asked of whom: its address.
   * @param isAgain Whether whoever asks says that it goes on.
   */
  isNew({ id }: Pick<Caller, 'id'>, question: string, isAgain: boolean): boolean {
    const now = this.#now();
    this.#forgetBefore(now - GOES_ON);
    const key = JSON.stringify([id, question]);
    const goesOn = isAgain && this.#last.has(key);
    this.#last.delete(key);
    this.#last.set(key, now);
    return !goesOn;
  }

  #forgetBefore(earliest: number): void {
    for (const [key, at] of this.#last) {
      if (at >= earliest) return;
      this.#last.delete(key);
    }
  }
}

/** The address of a question without {@link againQuery}. */
export const questionIn = (url: string): string => {
  const { pathname, searchParams } = new URL(url);
  searchParams.delete('again');
  searchParams.sort();
  return `${pathname}?${searchParams.toString()}`;
};
