/** How often a value is there: in the group, and among everybody, the group included. */
export interface Tallied<Value> {
  readonly value: Value;
  readonly group: number;
  readonly everyone: number;
}

/** A feature with more different values than this tells customers apart one by one, and nothing of a group. */
const MOST_VALUES = 10_000;

/** Counts values that are compared as they are: texts, flags, members of sets. */
export class ValueTally {
  readonly #counts = new Map<string | number, { group: number; everyone: number }>();
  #isTooVaried = false;
  missing = { group: 0, everyone: 0 };

  add(value: string | number | null, isMember: boolean): void {
    if (value === null) this.#addMissing(isMember);
    else this.#count(value, isMember);
  }

  /** A set: each member counts, an empty one as known without any. */
  addMembers(members: readonly (string | number)[] | null, isMember: boolean): void {
    if (members === null) this.#addMissing(isMember);
    else for (const member of members) this.#count(member, isMember);
  }

  #addMissing(isMember: boolean): void {
    this.missing.everyone += 1;
    if (isMember) this.missing.group += 1;
  }

  #count(value: string | number, isMember: boolean): void {
    if (this.#isTooVaried) return;
    let counted = this.#counts.get(value);
    if (counted === undefined) {
      if (this.#counts.size === MOST_VALUES) {
        this.#isTooVaried = true;
        this.#counts.clear();
        return;
      }
      counted = { group: 0, everyone: 0 };
      this.#counts.set(value, counted);
    }
    counted.everyone += 1;
    if (isMember) counted.group += 1;
  }

  /** Undefined where there were too many different ones. */
  values(): readonly Tallied<string | number>[] | undefined {
    if (this.#isTooVaried) return undefined;
    return [...this.#counts].map(([value, { group, everyone }]) => ({ value, group, everyone }));
  }
}
