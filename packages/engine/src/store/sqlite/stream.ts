/** Rows that are read as they are asked for, while nothing writes: before a write, what is left is read ahead. */
export class Stream {
  readonly #iterator: Iterator<unknown>;
  #ahead: readonly unknown[] | undefined;
  #taken = 0;
  #isEnded = false;

  constructor(
    rows: Iterable<unknown>,
    readonly onEnd: (stream: Stream) => void,
  ) {
    this.#iterator = rows[Symbol.iterator]();
  }

  next(): unknown {
    if (this.#ahead !== undefined) return this.#ahead[this.#taken++];
    const next = this.#iterator.next();
    if (next.done !== true) return next.value;
    this.#finish([]);
    return undefined;
  }

  /** SQLite does not write while it is being read from on the same connection. */
  readAhead(): void {
    const rest: unknown[] = [];
    for (let next = this.#iterator.next(); next.done !== true; next = this.#iterator.next()) rest.push(next.value);
    this.#finish(rest);
  }

  close(): void {
    this.#iterator.return?.();
    this.#finish([]);
  }

  #finish(rest: readonly unknown[]): void {
    this.#ahead = rest;
    // Once: whatever it held is lent to somebody else after.
    if (!this.#isEnded) this.onEnd(this);
    this.#isEnded = true;
  }
}
