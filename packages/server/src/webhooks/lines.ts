/** Whoever waits for a free place. */
export class Places {
  readonly #waiting: (() => void)[] = [];

  constructor(private free: number) {}

  /** Does something once there is a place. */
  async take<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.free += 1;
      else next();
    }
  }
}

/**
 * Works lines off side by side, `most` at a time; what stands in one line in its order, up to where `work` says that the line
 * goes no further. Begins nothing once `isOver` says so.
 */
export const workLines = async <Item>(
  lines: readonly (readonly Item[])[],
  most: number,
  work: (item: Item) => Promise<boolean>,
  isOver: () => boolean,
): Promise<void> => {
  const left = [...lines];
  const worker = async (): Promise<void> => {
    for (let line = left.shift(); line !== undefined; line = left.shift())
      for (const item of line) if (isOver() || !(await work(item))) break;
  };
  await Promise.all(Array.from({ length: Math.min(most, lines.length) }, worker));
};
