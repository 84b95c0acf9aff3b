import { footingOf, type Footing, type Plan, standsIn } from '@tagwright/dsl';

/** What was counted of one rule, by what it was counted of. */
export class RuleTally {
  readonly footing: Footing;
  readonly #results = new Map<string, unknown>();

  constructor(footing: Footing) {
    this.footing = footing;
  }

  /** A result; worked out where it is not known. */
  get<Result>(of: string, work: () => Result): Result {
    if (!this.#results.has(of)) this.#results.set(of, work());
    return this.#results.get(of) as Result;
  }
}

/**
 * What was counted on some customers, rule by rule: while one rule is written, the others of its file are not counted again.
 * Results hold as long as a rule and all that it rests on are the same parts of the plan.
 */
export class Tally {
  readonly #rules = new WeakMap<object, RuleTally>();

  /** What is known of a tag or segment of a plan. */
  of(rule: object, plan: Plan): RuleTally {
    const known = this.#rules.get(rule);
    if (known !== undefined && standsIn(known.footing, plan)) return known;
    const made = new RuleTally(footingOf(plan, rule));
    this.#rules.set(rule, made);
    return made;
  }
}
