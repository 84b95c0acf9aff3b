import { EVER } from '../../dirty/tables.js';
import type { Fact } from './fact.js';

export type Value = string | number | null;
type Told<Kind extends Fact['kind']> = Extract<Fact, { kind: Kind }>;

/** What was told of one id, as it was told. */
class Own {
  /** Rather than an id that others are told of by. */
  isCustomer = false;
  joined: number | null = null;
  readonly fields = new Map<string, Map<number, Value>>();
  readonly sets: { tag: string; value: string; from: number; until: number }[] = [];
  readonly removals: { tag: string; value: string | undefined; at: number }[] = [];
}

export interface ShownSetting {
  readonly tag: string;
  readonly value: string;
  readonly from: number;
  /** Infinity: for good. */
  readonly until: number;
}

export interface ShownEvent {
  readonly id: string;
  readonly at: number;
  readonly amount: Value;
}

/** A customer as the tables are to have it. */
export interface Shown {
  readonly joined: number | null;
  /** By field: what it is from when on; the first extends backwards. */
  readonly fields: ReadonlyMap<string, ReadonlyMap<number, Value>>;
  readonly sets: readonly ShownSetting[];
  readonly events: readonly ShownEvent[];
}

export const valueAt = (history: ReadonlyMap<number, Value> | undefined, instant: number): Value => {
  const inOrder = [...(history ?? [])].toSorted(([a], [b]) => a - b);
  return (inOrder.findLast(([at]) => at <= instant) ?? inOrder[0])?.[1] ?? null;
};

/** Facts by plain bookkeeping, with nothing of the engine in it: one after the other, put together when asked. */
export class PlainModel {
  readonly #own = new Map<string, Own>();
  readonly #events = new Map<string, Told<'event'> | 'deleted'>();
  readonly #into = new Map<string, string>();

  constructor(readonly exclusive: ReadonlySet<string>) {}

  tell(fact: Fact, now: number): void {
    switch (fact.kind) {
      case 'event':
        if (!this.#isKnown(fact.customer)) return;
        if (this.#events.get(fact.id) !== 'deleted') this.#events.set(fact.id, fact);
        return;
      case 'delete-event':
        this.#events.set(fact.id, 'deleted');
        return;
      case 'customer':
        return this.#tellCustomer(fact, now);
      case 'hand-set': {
        if (!this.#isKnown(fact.customer)) return;
        const { sets } = this.#of(fact.customer);
        const from = Number(fact.from ?? now);
        const isSame = (each: { tag: string; value: string; from: number }): boolean =>
          each.tag === fact.tag && each.from === from && (this.exclusive.has(fact.tag) || each.value === fact.value);
        for (let at = sets.length - 1; at >= 0; at -= 1) if (isSame(sets[at] as (typeof sets)[0])) sets.splice(at, 1);
        sets.push({ tag: fact.tag, value: fact.value, from, until: Number(fact.until ?? Infinity) });
        return;
      }
      case 'hand-remove':
        if (!this.#isKnown(fact.customer)) return;
        this.#of(fact.customer).removals.push({ tag: fact.tag, value: fact.value, at: Number(fact.at ?? now) });
        return;
      case 'merge':
        return this.#merge(fact);
      case 'unmerge':
        this.#into.delete(fact.merged);
        if (this.#hasAnything(fact.merged)) this.#of(fact.merged).isCustomer = true;
        return;
      case 'erase': {
        const root = this.root(fact.customer);
        const gone = [...new Set([...this.#own.keys(), ...this.#into.keys(), root])].filter(
          (id) => this.root(id) === root,
        );
        for (const [id, event] of this.#events)
          if (event !== 'deleted' && gone.includes(event.customer)) this.#events.delete(id);
        for (const id of gone) this.#own.delete(id);
        for (const id of gone) this.#into.delete(id);
      }
    }
  }

  #tellCustomer({ id, at, asOf, fields = {} }: Told<'customer'>, now: number): void {
    const own = this.#of(id);
    own.isCustomer = true;
    if (at !== undefined) own.joined = Number(at);
    for (const [field, told] of Object.entries(fields)) {
      const history = own.fields.get(field) ?? new Map<number, Value>();
      if (asOf === undefined && valueAt(history, now) === told) continue;
      own.fields.set(field, history.set(Number(asOf ?? now), told as Value));
    }
  }

  #merge({ customer, merged }: Told<'merge'>): void {
    const root = this.root(customer);
    if (this.#into.has(merged) || root === this.root(merged) || !this.#own.has(root)) return;
    this.#into.set(merged, customer);
  }

  /** Who is told of for the first time by an event counts once it stands by itself. */
  #hasAnything(id: string): boolean {
    const under = (other: string): boolean =>
      other === id || (this.#into.has(other) && under(this.#into.get(other) as string));
    return (
      [...this.#events.values()].some((event) => event !== 'deleted' && under(event.customer)) ||
      [...this.#own.keys()].some(under)
    );
  }

  /** A customer who is made because a fact names it, and with it the one as whom it goes on. */
  meet(id: string): void {
    if (this.#isKnown(id)) return;
    this.#of(id).isCustomer = true;
    this.#of(this.root(id));
  }

  #isKnown(id: string): boolean {
    return this.#own.has(this.root(id));
  }

  #of(id: string): Own {
    const own = this.#own.get(id) ?? new Own();
    this.#own.set(id, own);
    return own;
  }

  root(id: string): string {
    const into = this.#into.get(id);
    return into === undefined ? id : this.root(into);
  }

  /** Everybody who goes on, in no order. */
  customers(): ReadonlyMap<string, Shown> {
    const ids = [...this.#own.keys()].filter((id) => !this.#into.has(id));
    return new Map(ids.map((id) => [id, this.#shown(id)]));
  }

  #shown(id: string): Shown {
    const { joined, fields, sets, removals } = this.#united(id) ?? new Own();
    // Of the same set twice the longer counts.
    const longest = new Map<string, ShownSetting>();
    for (const { tag, value, from, until } of sets) {
      const ends = removals.filter((each) => each.tag === tag && (each.value ?? value) === value && each.at >= from);
      const set = { tag, value, from, until: Math.min(until, ...ends.map(({ at }) => at)) };
      const key = JSON.stringify([tag, value, from]);
      if (set.until > (longest.get(key)?.until ?? -Infinity)) longest.set(key, set);
    }
    const events = [...this.#events].flatMap(([event, told]) =>
      told === 'deleted' || this.root(told.customer) !== id
        ? []
        : [{ id: event, at: Number(told.at), amount: (told.values?.['amount'] ?? null) as Value }],
    );
    return { joined, fields, sets: [...longest.values()], events };
  }

  #united(id: string): Own | undefined {
    const own = this.#own.get(id);
    const others = [...this.#into].flatMap(([merged, into]) => (into === id ? [this.#united(merged)] : []));
    return others.reduce(
      (one, other) => (one === undefined || other === undefined ? (one ?? other) : joined(one, other)),
      own,
    );
  }
}

const joined = (one: Own, other: Own): Own => {
  const both = new Own();
  const since = [one, other].filter(({ isCustomer }) => isCustomer).map((each) => each.joined);
  both.isCustomer = since.length > 0;
  both.joined = since.includes(null) || since.length === 0 ? null : Math.min(...(since as number[]));
  const isKnown = (history: Map<number, Value> | undefined): boolean =>
    history !== undefined && [...history.values()].some((value) => value !== null);
  for (const field of new Set([...one.fields.keys(), ...other.fields.keys()])) {
    const [own, others] = [one.fields.get(field), other.fields.get(field)];
    both.fields.set(field, (isKnown(own) ? own : (others ?? own)) as Map<number, Value>);
  }
  both.sets.push(...one.sets, ...other.sets);
  both.removals.push(...one.removals, ...other.removals);
  return both;
};

/** The instants that random facts speak of, and some before and after all of them. */
export const INSTANTS: readonly number[] = [EVER, ...Array.from({ length: 62 }, (_, index) => index - 1)];
