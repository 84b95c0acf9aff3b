import {
  type ColumnId,
  type CustomerFacts,
  type Held,
  type HeldThreshold,
  type Observed,
  observe,
  type Plan,
  prepare,
  sharedParts,
} from '@tagwright/dsl';

/** Customers with all their facts, and what everybody together says, as the server tells them. */
export interface Samples {
  /** The instant that everything here is of, ISO 8601. */
  readonly asOf: string;
  /** What the book in force means. */
  readonly plan: Plan;
  /** How many customers there are. */
  readonly population: number;
  /** Whether no others can be drawn: the server holds small counts back. */
  readonly fixed: boolean;
  readonly held: {
    readonly thresholds: readonly HeldThreshold[];
    readonly overall: readonly (readonly [ColumnId, number | string | null])[];
  };
  readonly customers: readonly CustomerFacts[];
}

/** Sample customers, and what drafts say of them. */
export class SampleCustomers {
  readonly samples: Samples;
  /** ms UTC. */
  readonly now: number;
  readonly #held: Held;
  readonly #published: Observed;
  readonly #given = new WeakMap<Plan, Held>();
  readonly #observed = new WeakMap<Plan, Observed>();
  /** What was looked at last: the next draft measures mostly the same. */
  #last: Observed | undefined;

  constructor(samples: Samples) {
    this.samples = samples;
    this.now = Date.parse(samples.asOf);
    this.#held = { thresholds: samples.held.thresholds, overall: new Map(samples.held.overall) };
    this.#published = observe(prepare(samples.plan), samples.customers, this.now, this.#held);
  }

  /** What the book in force says of them. */
  get published(): Observed {
    return this.#published;
  }

  /** What a draft says of them. A threshold that the book in force has too is that of everybody; others are the sample's. */
  under(plan: Plan): Observed {
    const known = this.#observed.get(plan);
    if (known !== undefined) return known;
    const made = observe(prepare(plan), this.samples.customers, this.now, this.givenFor(plan), this.#last);
    this.#observed.set(plan, made);
    this.#last = made;
    return made;
  }

  /** What is known of everybody under a draft, by the ids that the draft gives it. */
  givenFor(plan: Plan): Held {
    const known = this.#given.get(plan);
    if (known !== undefined) return known;
    const shared = sharedParts(plan, this.samples.plan);
    const thresholds = plan.ranks.flatMap(({ id }) => {
      const same = shared.get(id);
      return this.#held.thresholds.filter(({ rank }) => rank === same).map((each) => ({ ...each, rank: id }));
    });
    const overall = plan.columns.flatMap(({ id, scope }) => {
      const same = shared.get(id) as ColumnId | undefined;
      const value = same === undefined ? undefined : this.#held.overall.get(same);
      return scope === 'overall' && value !== undefined ? [[id, value] as const] : [];
    });
    const given: Held = { thresholds, overall: new Map(overall) };
    this.#given.set(plan, given);
    return given;
  }
}
