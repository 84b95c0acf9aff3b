import {
  type CustomerFacts,
  type EventFact,
  evaluatePopulation,
  type FieldChange,
  type HandSet,
  type Held,
  type Plan,
  populationBound,
  prepare,
} from '@tagwright/dsl';
import * as fc from 'fast-check';
import { type AnsweredSubject, answeredSubjects, type AnswerRow } from './answered.js';
import { type Change, type NewEntry, subjectKey } from './change.js';
import { entriesFor } from './entries.js';

/** Customers of whom things become known bit by bit, and steps in between: the log that comes of it, all in memory. */
export const HOUR = 3_600_000;
export const START = Date.UTC(2026, 2, 5);
/** Everything happens within so many hours of {@link START}, which clocks go forward in. */
export const HOURS = 24 * 8;

/** Before every fact. */
const EVER = -8.64e15;

export const HEAD = `
timezone "America/New_York"
customer from person (at = since) { city: one of A, B  due: time }
event order { amount: number }
event view {}
metric R = since last order
`;

/** Something becomes known of a customer at `told`. */
export type Told = {
  readonly told: number;
  readonly customer: string;
} & (
  | { readonly kind: 'event'; readonly table: 'order' | 'view'; readonly at: number; readonly amount: number }
  | { readonly kind: 'delete'; readonly nth: number }
  | { readonly kind: 'field'; readonly column: 'city' | 'due'; readonly at: number; readonly value: number | null }
  | { readonly kind: 'hand'; readonly value: string; readonly at: number; readonly until: number | undefined }
  | { readonly kind: 'known'; readonly at: number | null }
);

const hours = fc.integer({ min: -60, max: HOURS }).map((count) => START + count * HOUR);
/** Facts happen at odd instants, too, and at those of steps. */
const instant = fc.tuple(hours, fc.constantFrom(0, 0, 1, -1, 1234)).map(([at, off]) => at + off);

export const toldBy = (customers: readonly string[]): fc.Arbitrary<readonly Told[]> => {
  const about = { told: instant, customer: fc.constantFrom(...customers) };
  return fc.array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({
          ...about,
          kind: fc.constant('event' as const),
          table: fc.constantFrom('order' as const, 'order' as const, 'view' as const),
          at: instant,
          amount: fc.integer({ min: 1, max: 5 }),
        }),
      },
      { weight: 1, arbitrary: fc.record({ ...about, kind: fc.constant('delete' as const), nth: fc.nat(5) }) },
      {
        weight: 2,
        arbitrary: fc.record({
          ...about,
          kind: fc.constant('field' as const),
          column: fc.constantFrom('city' as const, 'due' as const),
          at: instant,
          value: fc.option(hours),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          ...about,
          kind: fc.constant('hand' as const),
          value: fc.constantFrom('高', '低'),
          at: instant,
          until: fc.option(instant, { nil: undefined }),
        }),
      },
      { weight: 1, arbitrary: fc.record({ ...about, kind: fc.constant('known' as const), at: fc.option(instant) }) },
    ),
    { maxLength: 14 },
  );
};

/** The instants of steps, the first of which activates the book. */
export const steps = fc
  .array(fc.integer({ min: 0, max: HOURS }), { minLength: 1, maxLength: 8 })
  .map((counts) => counts.toSorted((a, b) => a - b).map((count) => START + count * HOUR));

interface Known {
  facts: CustomerFacts;
  since: number | undefined;
  sources: Set<string | null>;
}

/** What is known of the customers, and since when it is not what the last step knew. */
export class Knowledge {
  readonly #known = new Map<string, Known>();
  #events = 0;

  constructor(customers: readonly string[]) {
    for (const id of customers) {
      const fields = { since: null, city: 'A', due: null };
      const facts = { id, fields, changes: [], events: { order: [], view: [] }, handSet: [] };
      this.#known.set(id, { facts, since: undefined, sources: new Set() });
    }
  }

  tell(told: Told): void {
    const known = this.#known.get(told.customer) as Known;
    const { facts } = known;
    switch (told.kind) {
      case 'event': {
        this.#events += 1;
        const event: EventFact = { id: `e${this.#events}`, at: told.at, values: { amount: told.amount } };
        const events = { ...facts.events, [told.table]: [...(facts.events[told.table] ?? []), event] };
        return this.#learn(known, { ...facts, events }, told.table, told.at);
      }
      case 'delete': {
        const event = facts.events['order']?.[told.nth];
        if (event === undefined) return;
        const order = (facts.events['order'] ?? []).filter((each) => each !== event);
        return this.#learn(known, { ...facts, events: { ...facts.events, order } }, 'order', event.at);
      }
      case 'field': {
        const value = told.column === 'city' ? (told.value === null ? 'A' : 'B') : told.value;
        const change: FieldChange = { at: told.at, column: told.column, value };
        const others = (facts.changes ?? []).filter(({ at, column }) => at !== told.at || column !== told.column);
        return this.#learn(known, { ...facts, changes: [...others, change] }, null, told.at);
      }
      case 'hand': {
        const set: HandSet = { tag: '手', value: told.value, from: told.at, until: told.until };
        const others = (facts.handSet ?? []).filter(({ from }) => from !== told.at);
        return this.#learn(known, { ...facts, handSet: [...others, set] }, null, told.at);
      }
      case 'known':
        return this.#learn(known, { ...facts, fields: { ...facts.fields, since: told.at } }, null, EVER);
    }
  }

  #learn(known: Known, facts: CustomerFacts, source: string | null, since: number): void {
    known.facts = facts;
    known.since = Math.min(known.since ?? Infinity, since);
    known.sources.add(source);
  }

  get customers(): readonly Known[] {
    return [...this.#known.values()];
  }

  forget(): void {
    for (const known of this.#known.values()) {
      known.since = undefined;
      known.sources = new Set();
    }
  }
}

/** What steps at some instants write, with all that is told by then. */
export const logOf = (plan: Plan, customers: readonly string[], told: readonly Told[], instants: readonly number[]) => {
  const knowledge = new Knowledge(customers);
  const inOrder = told.toSorted((a, b) => a.told - b.told);
  const log: Change[] = [];
  const write = (entries: readonly NewEntry[]): void =>
    entries.forEach((entry) => log.push({ ...entry, seq: log.length + 1 }));
  let [before, held] = [new Map<string, AnswerRow>(), undefined as Held | undefined];
  const [activatedAt = START] = instants;
  instants.forEach((now, index) => {
    const t0 = instants[index - 1];
    for (const each of inOrder) if (each.told <= now && (t0 === undefined || each.told > t0)) knowledge.tell(each);
    const given = knowledge.customers.map(({ facts }) => facts);
    const answered = evaluatePopulation(prepare(plan), given, now);
    const after = new Map(answered.customers.map((answer) => [answer.customer, rowOf(plan, answer)]));
    for (const { facts, since, sources } of knowledge.customers) {
      const customer = facts.id;
      const rows = { before: before.get(customer), after: after.get(customer) };
      const logged = log.filter((entry) => entry.customer === customer);
      write(
        t0 === undefined || held === undefined
          ? activation(plan, customer, rows.after, now)
          : entriesFor(
              { plan, t0, now, earliest: activatedAt, held },
              { customer, facts, since, sources, ...rows, logged },
            ),
      );
    }
    knowledge.forget();
    [before, held] = [after, answered.held];
  });
  return { log, answers: before, facts: knowledge.customers.map(({ facts }) => facts) };
};

const rowOf = (plan: Plan, answer: ReturnType<typeof evaluatePopulation>['customers'][number]): AnswerRow =>
  Object.fromEntries(
    answeredSubjects(plan).map(({ id, column, flag }) => {
      const values = answer.tags.find(({ tag }) => tag.id === id)?.values.map(({ value }) => value) ?? [];
      if (flag === undefined) return [column, values[0] ?? null];
      return [column, values.includes(flag) || answer.segments.some((segment) => segment.id === id) ? 1 : 0];
    }),
  );

const activation = (plan: Plan, customer: string, row: AnswerRow | undefined, now: number): readonly NewEntry[] =>
  answeredSubjects(plan).flatMap((answered) => {
    const state = stateInRow(answered, row);
    const shared = { ...answered.subject, customer, old: null, effectiveAt: now, recordedAt: now, book: plan.hash };
    return state === null ? [] : [{ ...shared, new: state, cause: 'rule' as const }];
  });

export const stateInRow = ({ column, flag }: AnsweredSubject, row: AnswerRow | undefined): string | null => {
  const cell = row?.[column];
  if (flag !== undefined) return cell === 1 ? flag : null;
  return cell === undefined || cell === null ? null : String(cell);
};

/** The turns that a log tells of one subject, by the reading rule: when, from what, to what. */
export const readOf = (log: readonly Change[], customer: string, { subject }: AnsweredSubject) => {
  const own = log.filter((entry) => entry.customer === customer && subjectKey(entry) === subjectKey(subject));
  const latest = new Map(own.map((entry) => [entry.effectiveAt, entry]));
  return [...latest.values()]
    .filter((entry) => entry.old !== entry.new)
    .toSorted((a, b) => a.effectiveAt - b.effectiveAt)
    .map((entry) => [entry.effectiveAt, entry.old, entry.new] as const);
};

export const ownSubjects = (plan: Plan): readonly AnsweredSubject[] =>
  answeredSubjects(plan).filter(({ id }) => !populationBound(plan).has(id));
