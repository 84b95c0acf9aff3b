import type { Length } from './jobs.js';

/** Something that waits for a place. */
export interface Waiting {
  readonly length: Length;
  /** It is its turn. */
  begin(): void;
}

export interface QueueLimits {
  /** How many run at a time, and of these how many long ones. */
  readonly places: number;
  readonly longPlaces: number;
  /** How many may wait. */
  readonly most: number;
}

/**
 * Who may run, and who waits: in the order in which they came, the short ones before the long ones, and long ones never
 * in all places.
 */
export class Queue {
  readonly #waiting: Record<Length, Waiting[]> = { short: [], long: [] };
  readonly #running: Record<Length, number> = { short: 0, long: 0 };

  constructor(readonly limits: QueueLimits) {}

  get running(): number {
    return this.#running.short + this.#running.long;
  }

  get waiting(): number {
    return this.#waiting.short.length + this.#waiting.long.length;
  }

  /** Begins at once, or waits; false where too many wait already. */
  enter(asking: Waiting): boolean {
    if (!this.#mayRun(asking.length) && this.waiting >= this.limits.most) return false;
    this.#waiting[asking.length].push(asking);
    this.#next();
    return true;
  }

  /** Somebody does not wait any longer; false for one who began already. */
  leave(asking: Waiting): boolean {
    const line = this.#waiting[asking.length];
    const at = line.indexOf(asking);
    if (at === -1) return false;
    line.splice(at, 1);
    return true;
  }

  /** A place is free again. */
  done(length: Length): void {
    this.#running[length] -= 1;
    this.#next();
  }

  #mayRun(length: Length): boolean {
    if (this.running >= this.limits.places) return false;
    return length === 'short' || this.#running.long < this.limits.longPlaces;
  }

  #next(): void {
    for (const length of ['short', 'long'] as const) {
      for (
        let [first] = this.#waiting[length];
        first !== undefined && this.#mayRun(length);
        [first] = this.#waiting[length]
      ) {
        this.#waiting[length].shift();
        this.#running[length] += 1;
        first.begin();
      }
    }
  }
}
