import {
  type ColumnId,
  type CustomerFacts,
  type Footing,
  footingOf,
  type Held,
  type HeldThreshold,
  type Observed,
  observe,
  type PartId,
  type Plan,
  prepare,
  sharedParts,
  standsIn,
} from '@tagwright/dsl';
import { Tally } from './tally.js';

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

/** The book as it is, and what is left of it without the rule that is half written, take turns. */
const LATELY = 2;

interface Looked {
  readonly observed: Observed;
  readonly columns: ReadonlySet<Plan['columns'][number]>;
}

const inCommon = ({ columns }: Looked, plan: Plan): number =>
  plan.columns.reduce((sum, column) => sum + (columns.has(column) ? 1 : 0), 0);

/** Sample customers, and what drafts say of them. */
export class SampleCustomers {
  readonly samples: Samples;
  /** ms UTC. */
  readonly now: number;
  /** What was counted of them. */
  readonly tally = new Tally();
  readonly #held: Held;
  readonly #published: Observed;
  readonly #given = new WeakMap<Plan, Held>();
  readonly #observed = new WeakMap<Plan, Observed>();
  readonly #named = new WeakMap<OfEverybody, { readonly footing: Footing; readonly as: PartId | undefined }>();
  /** What was looked at last: the next draft measures mostly the same as one of them. */
  #lately: readonly Looked[] = [];

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
    const before = this.#lately.toSorted((a, b) => inCommon(b, plan) - inCommon(a, plan))[0]?.observed;
    const observed = observe(prepare(plan), this.samples.customers, this.now, this.givenFor(plan), before);
    this.#observed.set(plan, observed);
    this.#lately = [{ observed, columns: new Set(plan.columns) }, ...this.#lately].slice(0, LATELY);
    return observed;
  }

  /** What is known of everybody under a draft, by the ids that the draft gives it. */
  givenFor(plan: Plan): Held {
    const known = this.#given.get(plan);
    if (known !== undefined) return known;
    const publishedId = this.#publishedIds(plan);
    const thresholds = plan.ranks.flatMap((rank) => {
      const same = publishedId(rank);
      return this.#held.thresholds.filter((each) => each.rank === same).map((each) => ({ ...each, rank: rank.id }));
    });
    const overall = overallIn(plan).flatMap((column) => {
      const value = this.#held.overall.get(publishedId(column) as ColumnId);
      return value === undefined ? [] : [[column.id, value] as const];
    });
    const given: Held = { thresholds, overall: new Map(overall) };
    this.#given.set(plan, given);
    return given;
  }

  /** What the book in force calls what ranks and columns over everybody mean, of those that a draft has too. */
  #publishedIds(plan: Plan): (part: OfEverybody) => PartId | undefined {
    const news = ofEverybody(plan).filter((part) => {
      const known = this.#named.get(part);
      return known === undefined || !standsIn(known.footing, plan);
    });
    if (news.length > 0) {
      const { plan: published } = this.samples;
      const shared = sharedParts(plan, published, (of) => (of === published ? ofEverybody(of) : news));
      for (const part of news) this.#named.set(part, { footing: footingOf(plan, part), as: shared.get(part.id) });
    }
    return (part) => this.#named.get(part)?.as;
  }
}

type OfEverybody = Plan['ranks'][number] | Plan['columns'][number];

const overallIn = ({ columns }: Plan) => columns.filter(({ scope }) => scope === 'overall');

/** What is the same for everybody, and which the server therefore tells. */
const ofEverybody = (plan: Plan): readonly OfEverybody[] => [...plan.ranks, ...overallIn(plan)];
