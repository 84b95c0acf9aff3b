import type { Dice } from '../generate/dice.js';
import { randomFacts } from '../generate/facts.js';
import { tagValues, type Book, type Customer, type Event, type Facts } from '../model/index.js';
import { Ledger } from './ledger.js';
import type { Arrival, StoryFact } from './story.js';

const IDS = ['c1', 'c2', 'c3', 'c10', 'C1', '客户', '😀', "o'k", 'a b'];
/** Ids in an order of their own, so that ties of instants are broken this way and that. */
const EVENT_MARKS = ['e', 'E', 'é', '😀', '～'];

/** Reports facts as the world does: new ones, the same again, corrected, late, ahead of time, and of people who are two. */
export class Reporter {
  readonly #ledger = new Ledger();
  readonly #ids: readonly string[];
  /** All events ever reported, those that were deleted too. */
  readonly #events: Event[] = [];
  #sketched: { readonly at: number; readonly facts: Facts } | undefined;
  #made = 0;

  constructor(
    readonly dice: Dice,
    readonly book: Book,
    readonly books: readonly Book[],
  ) {
    this.#ids = dice.sample(
      IDS,
      dice.weighted([
        [1, 1],
        [2, 2],
        [4, 4],
        [3, 7],
      ]),
    );
  }

  /** What is known so far. */
  facts(): Facts {
    return this.#ledger.facts();
  }

  /** What there is before the first step. */
  beginning(at: number): Arrival {
    const { dice } = this;
    const customers = this.#ids.filter(() => dice.chance(0.85)).map((id) => this.#customer(id, at));
    const events = dice.times(dice.int(0, 3 * this.#ids.length), () => this.#newEvent(at));
    const arrival = { kind: 'arrival', at, facts: [...customers, ...events] } as const;
    this.#ledger.record(arrival);
    return arrival;
  }

  arrival(at: number): Arrival {
    const facts: StoryFact[] = [];
    for (let i = this.dice.int(1, 4); i > 0; i--) {
      const some = this.#anything(at);
      this.#ledger.record({ kind: 'arrival', at, facts: some });
      facts.push(...some);
    }
    return { kind: 'arrival', at, facts };
  }

  #anything(at: number): readonly StoryFact[] {
    const { dice } = this;
    return dice.weighted<() => readonly StoryFact[]>([
      [9, () => [this.#newEvent(at)]],
      [2, () => this.#again()],
      [3, () => this.#corrected(at)],
      [3, () => this.#deleted()],
      [4, () => [this.#customer(this.#someone(), at)]],
      [4, () => this.#handSet(at)],
      [2, () => this.#handRemoved(at)],
      [3, () => this.#merge()],
      [2, () => this.#unmerge()],
      [1, () => [{ kind: 'erase', customer: this.#someone() }]],
    ])();
  }

  /** A customer who was merged into another one is spoken of by the events that still come in under the old id. */
  #someone(): string {
    const merged = this.#ledger.merged();
    const own = this.#ids.filter((id) => !merged.includes(id));
    return this.dice.pick(own.length === 0 ? this.#ids : own);
  }

  /** Facts made for an instant, to be told of somebody: some at a time. */
  #sketch(at: number): Facts {
    const { dice, book } = this;
    const isNear = this.#sketched !== undefined && Math.abs(this.#sketched.at - at) < 1_000;
    if (this.#sketched !== undefined && isNear && dice.chance(0.85)) return this.#sketched.facts;
    const aim = dice.chance(0.8) ? at : at + dice.pick([1, 3_600_000, 86_400_000, 30 * 86_400_000]);
    for (;;) {
      const facts = randomFacts(dice, book, aim);
      if (facts.events.length === 0) continue;
      this.#sketched = { at, facts };
      return facts;
    }
  }

  #sketchedEvent(at: number): Event {
    return this.dice.pick(this.#sketch(at).events);
  }

  #sketchedCustomer(at: number): Customer {
    return this.dice.pick(this.#sketch(at).customers);
  }

  /** Now, beside now, beside or upon another event, or anywhere. */
  #instant(at: number, otherwise: number): number {
    const { dice } = this;
    const others = this.#events.map((event) => event.at);
    return dice.weighted<() => number>([
      [2, () => at + dice.pick([0, 0, -1, 1])],
      [others.length === 0 ? 0 : 3, () => dice.pick(others) + dice.pick([0, 0, -1, 1])],
      [6, () => otherwise],
    ])();
  }

  #newEvent(at: number): StoryFact {
    const sketched = this.#sketchedEvent(at);
    const id = `${this.dice.pick(EVENT_MARKS)}${(this.#made += 1)}`;
    const event = { ...sketched, id, customer: this.dice.pick(this.#ids), at: this.#instant(at, sketched.at) };
    this.#events.push(event);
    return { kind: 'event', event };
  }

  #again(): readonly StoryFact[] {
    return this.#events.length === 0 ? [] : [{ kind: 'event', event: this.dice.pick(this.#events) }];
  }

  #corrected(at: number): readonly StoryFact[] {
    const { dice } = this;
    if (this.#events.length === 0) return [];
    const old = dice.pick(this.#events);
    const other = this.#sketchedEvent(at);
    const event: Event = {
      ...old,
      ...(dice.chance(0.2) && { customer: dice.pick(this.#ids) }),
      ...(dice.chance(0.6) && { at: this.#instant(at, other.at) }),
      ...(other.kind === old.kind && { values: other.values }),
    };
    this.#events.push(event);
    return [{ kind: 'event', event }];
  }

  /** What is to be deleted may not have come yet. */
  #deleted(): readonly StoryFact[] {
    const { dice } = this;
    if (this.#events.length > 0 && dice.chance(0.85)) {
      const { kind, id } = dice.pick(this.#events);
      return [{ kind: 'delete-event', event: kind, id }];
    }
    const { names } = dice.pick(this.book.events);
    return [{ kind: 'delete-event', event: names[0], id: `e${this.#made + dice.int(1, 3)}` }];
  }

  #customer(id: string, at: number): StoryFact {
    const { dice } = this;
    const { at: since, values, changes = [] } = this.#sketchedCustomer(at);
    const change = changes.length > 0 && dice.chance(0.5) ? dice.pick(changes) : undefined;
    const asOf = change?.at ?? this.#instant(at, at);
    const patch = change ? { [change.field]: change.value ?? null } : this.#someOf(values);
    return {
      kind: 'customer',
      id,
      ...(since !== undefined && dice.chance(0.6) && { at: since }),
      ...(dice.chance(0.6) && { asOf }),
      fields: patch,
    };
  }

  #someOf<T>(values: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
    const share = this.dice.pick([1, 1, 0.4]);
    return Object.fromEntries(Object.entries(values).filter(() => this.dice.chance(share)));
  }

  #manualTags() {
    const all = this.books.flatMap(({ tags }) => tags.filter(({ manual }) => manual));
    // A value is set of a tag as both books declare it.
    return all.filter((tag) => this.books.every(({ tags }) => tags.includes(tag)));
  }

  #handSet(at: number): readonly StoryFact[] {
    const { dice } = this;
    const tags = this.#manualTags();
    if (tags.length === 0) return [this.#newEvent(at)];
    const tag = dice.pick(tags);
    const name = tag.names[0];
    const [customer, value] = [this.#someone(), dice.pick(tagValues(tag))];
    const from = this.#instant(at, at);
    const taken = this.facts().customers.flatMap(({ handSet = [] }) => handSet);
    if (taken.some((one) => one.tag === name && one.from === from)) return [];
    const until = dice.chance(0.3) && { until: from + dice.pick([1, 1_000, 86_400_000, 7 * 86_400_000]) };
    return [{ kind: 'hand-set', customer, tag: name, value, from, ...until }];
  }

  #handRemoved(at: number): readonly StoryFact[] {
    const { dice } = this;
    const set = this.facts().customers.flatMap(({ id, handSet = [] }) => handSet.map((one) => ({ id, ...one })));
    if (set.length === 0) return [];
    const { id, tag, value, from } = dice.pick(set);
    const when = dice.pick([at, from, from + 1, from + 86_400_000]);
    return [{ kind: 'hand-remove', customer: id, tag, ...(dice.chance(0.5) && { value }), at: when }];
  }

  #merge(): readonly StoryFact[] {
    const known = this.facts().customers.map(({ id }) => id);
    const [customer, merged] = this.dice.sample(known, 2);
    if (customer === undefined || merged === undefined) return [];
    return [{ kind: 'merge', customer, merged }];
  }

  #unmerge(): readonly StoryFact[] {
    const merged = this.#ledger.merged();
    return merged.length === 0 ? [] : [{ kind: 'unmerge', merged: this.dice.pick(merged) }];
  }
}
