import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * In whose turns what runs is. One for all of them: Node goes through every such storage that was ever used whenever a
 * promise is made, so that one for each would make a process slower with every store that it opens, for good.
 */
const inside = new AsyncLocalStorage<ReadonlySet<Turns>>();

/** One after another, in the order of asking. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();
  #busy = 0;
  #taken = 0;

  /** How often somebody has asked for a turn so far. */
  get taken(): number {
    return this.#taken;
  }

  /** Whether nobody is at it. */
  get idle(): boolean {
    return this.#busy === 0;
  }

  /** Waits for everybody who asked before. To ask from within one's own turn would wait for ever, so it throws. */
  async take<Result>(work: () => Promise<Result>): Promise<Result> {
    const outer = inside.getStore();
    if (outer?.has(this) === true) throw new Error('within a transaction its own session has to be used');
    this.#busy += 1;
    this.#taken += 1;
    const turn = this.#last.then(() => inside.run(new Set([...(outer ?? []), this]), work));
    this.#last = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      this.#busy -= 1;
    }
  }
}
