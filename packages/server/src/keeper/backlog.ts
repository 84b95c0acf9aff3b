import { ServerError } from '../errors/index.js';
import type { Backlogged } from './health.js';

/** Nobody is asked to wait longer, in seconds. */
const LONGEST = 30;

/** What was told and is not written yet: with more of it than the limits whoever tells more has to come back later. */
export class Backlog {
  #facts = 0;
  #bytes = 0;
  /** When (ms, of the process) each of those who wait came, the oldest first. */
  readonly #since = new Map<object, number>();

  constructor(
    readonly mostFacts: number,
    readonly mostBytes: number,
  ) {}

  /**
   * Lets `work` wait with so many facts and bytes until it is done. Rejects with `too-much-waits` (429) where that would be too
   * much; one call by itself never is.
   */
  async hold<Result>({ facts, bytes }: Backlogged, work: () => Promise<Result>): Promise<Result> {
    const isFirst = this.#since.size === 0;
    if (!isFirst && (this.#facts + facts > this.mostFacts || this.#bytes + bytes > this.mostBytes)) throw this.#full();
    const ticket = {};
    this.#since.set(ticket, performance.now());
    this.#facts += facts;
    this.#bytes += bytes;
    try {
      return await work();
    } finally {
      this.#since.delete(ticket);
      this.#facts -= facts;
      this.#bytes -= bytes;
    }
  }

  get waiting(): Backlogged {
    return { facts: this.#facts, bytes: this.#bytes };
  }

  /** As long as the oldest has waited by now, which is how long the way through takes. */
  #full(): ServerError {
    const [oldest = performance.now()] = this.#since.values();
    const seconds = Math.min(Math.max(Math.ceil((performance.now() - oldest) / 1000), 1), LONGEST);
    return new ServerError(429, 'too-much-waits', { seconds }, { headers: { 'Retry-After': String(seconds) } });
  }
}
