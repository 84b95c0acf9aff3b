import type { Event, Facts } from '../model/index.js';
import { Recorded } from './recorded.js';
import type { Arrival, StoryFact } from './story.js';

/** What a sequence of arrivals leaves, by plain bookkeeping: every fact is kept as it came, and put together when asked. */
export class Ledger {
  readonly #customers = new Map<string, Recorded>();
  /** By kind and id; `undefined`: deleted, so that it does not come back. */
  readonly #events = new Map<string, Event | undefined>();
  /** Into whom a customer was merged, in the order of merging. */
  readonly #merged = new Map<string, string>();

  record({ at, facts }: Arrival): void {
    for (const fact of facts) this.#record(fact, at);
  }

  #record(fact: StoryFact, arrived: number): void {
    switch (fact.kind) {
      case 'event': {
        const key = eventKey(fact.event.kind, fact.event.id);
        this.#of(fact.event.customer);
        const isDeleted = this.#events.has(key) && this.#events.get(key) === undefined;
        if (!isDeleted) this.#events.set(key, fact.event);
        return;
      }
      case 'delete-event':
        this.#events.set(eventKey(fact.event, fact.id), undefined);
        return;
      case 'customer':
        this.#of(fact.id).tell(fact, arrived);
        return;
      case 'hand-set':
        this.#of(fact.customer).settings.push(fact);
        return;
      case 'hand-remove':
        this.#of(fact.customer).removals.push(fact);
        return;
      case 'merge':
        this.#merged.set(fact.merged, fact.customer);
        return;
      case 'unmerge':
        this.#merged.delete(fact.merged);
        return;
      case 'erase':
        this.#erase(this.#survivor(fact.customer));
    }
  }

  #of(id: string): Recorded {
    const known = this.#customers.get(id) ?? new Recorded();
    this.#customers.set(id, known);
    return known;
  }

  /** Who goes on for a customer: itself, or whom it was merged into. */
  #survivor(id: string): string {
    const into = this.#merged.get(id);
    return into === undefined ? id : this.#survivor(into);
  }

  #erase(survivor: string): void {
    const gone = new Set([survivor, ...this.#merged.keys()].filter((id) => this.#survivor(id) === survivor));
    for (const [key, event] of this.#events) if (event && gone.has(event.customer)) this.#events.delete(key);
    for (const id of gone) {
      this.#customers.delete(id);
      this.#merged.delete(id);
    }
  }

  /** Who does not go on. */
  merged(): readonly string[] {
    return [...this.#merged.keys()];
  }

  /** Everybody who goes on, with the facts of whom they took in. */
  facts(): Facts {
    const ids = [...this.#customers.keys()].filter((id) => !this.#merged.has(id));
    const events = [...this.#events.values()].filter((event) => event !== undefined);
    return {
      customers: ids.map((id) => this.#united(id).customer(id)),
      events: events.map((event) => ({ ...event, customer: this.#survivor(event.customer) })),
    };
  }

  /** A customer with those merged into it, one after the other, each with its own before. */
  #united(id: string): Recorded {
    const taken = [...this.#merged].filter(([, into]) => into === id).map(([merged]) => this.#united(merged));
    return taken.reduce((united, other) => united.with(other), this.#of(id));
  }
}

function eventKey(kind: string, id: string): string {
  return JSON.stringify([kind, id]);
}
