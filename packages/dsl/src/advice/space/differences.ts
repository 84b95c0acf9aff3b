/** `to - from <= most`. */
interface Difference {
  readonly from: string;
  readonly to: string;
  readonly most: number;
}

/**
 * Whole numbers of which only differences are bounded. They can be chosen if, and only if, no circle of bounds asks a
 * number to be less than itself (Bellman and Ford).
 */
export class Differences {
  readonly #names = new Set<string>();
  readonly #bounds: Difference[] = [];

  atMost(to: string, from: string, most: number): void {
    this.#names.add(to).add(from);
    if (most !== Infinity) this.#bounds.push({ from, to, most });
  }

  atLeast(to: string, from: string, least: number): void {
    if (least === -Infinity) this.#names.add(to).add(from);
    else this.atMost(from, to, -least);
  }

  /** Numbers within all bounds; undefined if there are none. */
  solve(): ReadonlyMap<string, number> | undefined {
    const found = new Map([...this.#names].map((name) => [name, 0]));
    for (let round = 0; round <= this.#names.size; round += 1) {
      let changed = false;
      for (const { from, to, most } of this.#bounds) {
        const bound = (found.get(from) ?? 0) + most;
        if ((found.get(to) ?? 0) > bound) {
          found.set(to, bound);
          changed = true;
        }
      }
      if (!changed) return found;
    }
    return undefined;
  }
}
