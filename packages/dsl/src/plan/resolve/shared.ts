/** Something that was taken from the parts that a book shares, so that it can be taken again. */
export interface Taken<P> {
  readonly key: string;
  readonly part: P;
  /** Whether it was made then; else somebody had made it before. */
  readonly own: boolean;
}

/** Parts of one kind, each kept once for the whole book and numbered in the order in which they were first asked for. */
export class Shared<P extends { readonly id: string }> {
  readonly #parts = new Map<string, P>();
  readonly #byId = new Map<string, P>();

  constructor(readonly letter: string) {}

  /**
   * The part of that meaning, which is made unless the book has it already.
   *
   * @param key equal keys, equal meaning.
   */
  take(key: string, make: (id: P['id']) => P): Taken<P> {
    const known = this.#parts.get(key);
    if (known !== undefined) return { key, part: known, own: false };
    const part = make(this.#nextId());
    this.#add(key, part);
    return { key, part, own: true };
  }

  /** Takes what was taken for an earlier plan; false where it is another part by now, or needs to be made anew. */
  takeAgain({ key, part, own }: Taken<P>): boolean {
    const known = this.#parts.get(key);
    if (known !== undefined) return known.id === part.id;
    if (!own || part.id !== this.#nextId()) return false;
    this.#add(key, part);
    return true;
  }

  of(id: P['id']): P {
    const part = this.#byId.get(id);
    if (part === undefined) throw new Error(`no ${id}`);
    return part;
  }

  /** In the order of their numbers. */
  get all(): readonly P[] {
    return [...this.#parts.values()];
  }

  get size(): number {
    return this.#parts.size;
  }

  #nextId(): P['id'] {
    return `${this.letter}${this.#parts.size}`;
  }

  #add(key: string, part: P): void {
    this.#parts.set(key, part);
    this.#byId.set(part.id, part);
  }
}
