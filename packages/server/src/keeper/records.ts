import { setImmediate } from 'node:timers/promises';
import type { Session, Store } from '@tagwright/engine';
import type { Clock } from '../clock.js';

/** So many share a transaction. */
const MOST = 200;

interface Call {
  readonly write: (session: Session, now: number) => Promise<unknown>;
  readonly resolve: (result: unknown) => void;
  readonly reject: (fault: unknown) => void;
}

/** Writes to the server's own tables: those that come while others are written share a transaction, and the wait for the disk. */
export class Records {
  #waiting: Call[] = [];
  #writing: Promise<void> | undefined;

  constructor(
    readonly store: Store,
    readonly clock: Clock,
  ) {}

  add<Result>(write: (session: Session, now: number) => Promise<Result>): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      this.#waiting.push({ write, resolve: resolve as (result: unknown) => void, reject });
      this.#writing ??= this.#writeAll();
    });
  }

  async written(): Promise<void> {
    await this.#writing;
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      // Whoever else has something to record by now comes along.
      await setImmediate();
      await this.#write(this.#waiting.splice(0, MOST));
    }
    this.#writing = undefined;
  }

  /** Where a transaction fails, each is tried by itself: one may be to blame. */
  async #write(calls: readonly Call[]): Promise<void> {
    try {
      const results = await this.store.write(async (session) => {
        const done: unknown[] = [];
        for (const { write } of calls) done.push(await write(session, this.clock()));
        return done;
      });
      calls.forEach(({ resolve }, index) => resolve(results[index]));
    } catch (thrown) {
      if (calls.length === 1) calls[0]?.reject(thrown);
      else for (const call of calls) await this.#write([call]);
    }
  }
}
