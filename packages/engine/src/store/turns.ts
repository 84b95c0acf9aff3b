import { AsyncLocalStorage } from 'node:async_hooks';

/** One after another, in the order of asking. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();
  #busy = 0;
  readonly #inside = new AsyncLocalStorage<true>();

  /** Whether nobody is at it. */
  get idle(): boolean {
    return this.#busy === 0;
  }

  /** Waits for everybody who asked before. To ask from within one's own turn would wait for ever, so it throws. */
  async take<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#inside.getStore() === true) throw new Error('within a transaction its own session has to be used');
    this.#busy += 1;
    const turn = this.#last.then(() => this.#inside.run(true, work));
    this.#last = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      this.#busy -= 1;
    }
  }
}
