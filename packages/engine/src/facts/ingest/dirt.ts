import { type DirtyRow, markDirty } from '../../dirty/dirty.js';
import type { Session } from '../../store/store.js';

/** Whose answers may differ from when on, gathered while facts are looked at: one row for each customer and source. */
export class Dirt {
  readonly #rows = new Map<string, DirtyRow>();

  add(customer: string, source: string | null, since: number): void {
    if (since === Infinity) return;
    const key = `${source ?? ''}\0${customer}`;
    const known = this.#rows.get(key);
    if (known === undefined || known.since > since) this.#rows.set(key, { customer, source, since });
  }

  async save(session: Session): Promise<void> {
    await markDirty(session, [...this.#rows.values()]);
    this.#rows.clear();
  }
}
