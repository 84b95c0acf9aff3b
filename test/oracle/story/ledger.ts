import type { Customer, Event, Facts, FactValue, FieldChange, HandSet } from '../model/index.js';
import type { Arrival, StoryFact } from './story.js';

/** What is recorded under one id. */
interface Recorded {
  /** Known since; `undefined`: since always. */
  at: number | undefined;
  /** By field, by the instant from which it holds; `null`: missing. */
  readonly fields: Map<string, Map<number, FactValue | null>>;
  readonly handSet: HandSet[];
}

/** What a sequence of arrivals leaves, by plain bookkeeping: every fact is kept as it came, and put together when asked. */
export class Ledger {
  readonly #customers = new Map<string, Recorded>();
  /** By kind and id; `undefined`: deleted, so that it does not come back. */
  readonly #events = new Map<string, Event | undefined>();
  /** Into whom a customer was merged. */
  readonly #merged = new Map<string, string>();

  record({ at, facts }: Arrival): void {
    for (const fact of facts) this.#record(fact, at);
  }

  #record(fact: StoryFact, arrived: number): void {
    switch (fact.kind) {
      case 'event': {
        const key = eventKey(fact.event.kind, fact.event.id);
        if (this.#events.has(key) && this.#events.get(key) === undefined) return;
        this.#events.set(key, fact.event);
        this.#of(fact.event.customer);
        return;
      }
      case 'delete-event':
        this.#events.set(eventKey(fact.event, fact.id), undefined);
        return;
      case 'customer': {
        const recorded = this.#of(fact.id);
        if (fact.at !== undefined) recorded.at = fact.at;
        for (const [field, value] of Object.entries(fact.fields)) {
          const values = recorded.fields.get(field) ?? new Map<number, FactValue | null>();
          recorded.fields.set(field, values.set(fact.asOf ?? arrived, value));
        }
        return;
      }
      case 'hand-set':
        this.#set(fact);
        return;
      case 'hand-remove':
        this.#remove(fact);
        return;
      case 'merge':
        this.#of(fact.customer);
        this.#of(fact.merged);
        this.#merged.set(fact.merged, fact.customer);
        return;
      case 'unmerge':
        this.#merged.delete(fact.merged);
        return;
      case 'erase':
        this.#erase(this.survivor(fact.customer));
    }
  }

  #of(id: string): Recorded {
    const known = this.#customers.get(id) ?? { at: undefined, fields: new Map(), handSet: [] };
    this.#customers.set(id, known);
    return known;
  }

  #set({ customer, tag, value, from, until }: Extract<StoryFact, { kind: 'hand-set' }>): void {
    const { handSet } = this.#of(customer);
    const same = handSet.findIndex((one) => one.tag === tag && one.value === value && one.from === from);
    if (same >= 0) handSet.splice(same, 1);
    handSet.push({ tag, value, from, ...(until !== undefined && { until }) });
  }

  /** Whatever began by then, and did not end before, ends there. */
  #remove({ customer, tag, value, at }: Extract<StoryFact, { kind: 'hand-remove' }>): void {
    for (const id of this.#partsOf(this.survivor(customer))) {
      const { handSet } = this.#of(id);
      for (const [i, one] of handSet.entries()) {
        const isMeant = one.tag === tag && (value === undefined || one.value === value) && one.from <= at;
        if (isMeant && (one.until === undefined || one.until > at)) handSet[i] = { ...one, until: at };
      }
    }
  }

  /** Who goes on for a customer: itself, or whom it was merged into. */
  survivor(id: string): string {
    const into = this.#merged.get(id);
    return into === undefined ? id : this.survivor(into);
  }

  #partsOf(id: string): readonly string[] {
    return [...this.#customers.keys()].filter((one) => this.survivor(one) === id);
  }

  #erase(id: string): void {
    for (const part of this.#partsOf(id)) {
      this.#customers.delete(part);
      this.#merged.delete(part);
      for (const [key, event] of this.#events) if (event?.customer === part) this.#events.delete(key);
    }
  }

  /** Everybody who goes on, with the facts of whom they took in. */
  facts(): Facts {
    const ids = [...this.#customers.keys()].filter((id) => this.survivor(id) === id);
    const events = [...this.#events.values()].filter((event) => event !== undefined);
    return {
      customers: ids.map((id) => this.#united(id)),
      events: events.map((event) => ({ ...event, customer: this.survivor(event.customer) })),
    };
  }

  /** Known since the earliest; a field's history is that of who goes on, or else of who was merged. */
  #united(id: string): Customer {
    const parts = [id, ...this.#partsOf(id).filter((part) => part !== id)].map((part) => this.#of(part));
    const since = parts.map(({ at }) => at);
    const fields = new Map(parts.toReversed().flatMap((part) => [...part.fields]));
    const handSet = parts.flatMap((part) => part.handSet);
    const known = since.includes(undefined) ? {} : { at: Math.min(...since.map(Number)) };
    return { id, ...known, ...historyOf(fields), ...(handSet.length > 0 && { handSet }) };
  }
}

function eventKey(kind: string, id: string): string {
  return JSON.stringify([kind, id]);
}

/** What was recorded first extends backwards; the rest are changes. */
function historyOf(fields: Recorded['fields']): Pick<Customer, 'values' | 'changes'> {
  const values: Record<string, FactValue> = {};
  const changes: FieldChange[] = [];
  for (const [field, recorded] of fields) {
    const [first, ...later] = [...recorded].sort(([a], [b]) => a - b);
    if (first && first[1] !== null) values[field] = first[1];
    for (const [at, value] of later) changes.push({ at, field, ...(value !== null && { value }) });
  }
  return { values, ...(changes.length > 0 && { changes: changes.sort((a, b) => a.at - b.at) }) };
}
