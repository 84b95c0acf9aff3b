import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { ServerError } from '../errors/index.js';

/** Wrong keys from one address: after so many within so many seconds it is told to wait. */
const MOST = 20;
const SECONDS = 60;

/** Counts the wrong keys that each address sends. A right one is never kept waiting. */
export class Failures {
  readonly #limiter: RateLimiterMemory;

  constructor(most = MOST) {
    this.#limiter = new RateLimiterMemory({ points: most, duration: SECONDS });
  }

  /** Throws `too-many-failures` (429) where there were too many. */
  async count(address: string): Promise<void> {
    try {
      await this.#limiter.consume(address);
    } catch (refused) {
      const seconds = Math.max(1, Math.ceil((refused as RateLimiterRes).msBeforeNext / 1000));
      throw new ServerError(429, 'too-many-failures', { seconds }, { headers: { 'Retry-After': String(seconds) } });
    }
  }
}
