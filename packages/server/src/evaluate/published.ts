import { type Plan, withoutFields } from '@tagwright/dsl';
import { type Asked, evaluated, foundPopulation, type FoundPopulation, knownFacts } from '@tagwright/engine';
import type { Deps } from '../deps.js';
import type { Hidden } from '../visibility/visibility.js';
import type { ShownAnswers } from './answers.js';
import { answersFor, isKnown, partFor } from './evaluation.js';
import { askedInstant, refusePast } from './instant.js';
import { type AskedNames, askedByName } from './names.js';
import { type Evaluation, evaluationOf } from './result.js';

/** Thresholds are looked at again after a step, after so many ms, and where the answers are of another instant. */
const POPULATION_MS = 10_000;
/** So many different questions are kept ready. */
const MOST_QUESTIONS = 200;
/** Whoever has more events than this is answered elsewhere. */
const MOST_EVENTS = 2000;

interface Ready {
  readonly asked: Asked;
  readonly part: Plan;
}

/**
 * Answers under the book in force, for a few stored customers, within this process: plans are kept ready, and thresholds
 * are those of the last step, so that each question costs the reading of its customers' facts and little more.
 */
export class PublishedAnswers {
  readonly #ready = new WeakMap<Plan, Map<string, Ready>>();
  readonly #stop: () => void;
  #population: { readonly plan: Plan; readonly at: number; readonly found: FoundPopulation } | undefined;

  constructor(readonly deps: Pick<Deps, 'store' | 'keeper' | 'clock'>) {
    this.#stop = deps.keeper.onStep(() => (this.#population = undefined));
  }

  close(): void {
    this.#stop();
  }

  /** Undefined where a customer has so many events that the others would have to wait. Throws `EngineError`. */
  async answer(
    plan: Plan,
    hidden: Hidden,
    names: AskedNames,
    customers: readonly string[],
    written: string | number | undefined,
  ): Promise<Evaluation | undefined> {
    const { store, clock } = this.deps;
    const { asked, part } = this.#readyFor(plan, hidden, names);
    const population = await this.#populationOf(plan);
    const asOf = askedInstant(written, plan.catalog.zone) ?? Math.max(clock(), population.asOf);
    refusePast(part, asOf, population);
    const question = { part, asked, asOf, population };
    const stored = await knownFacts(store, part, customers);
    const items: ShownAnswers[] = [];
    const unknown: string[] = [];
    for (const id of customers) {
      const facts = stored.get(id);
      if (facts === undefined || !isKnown(facts, part, asOf)) unknown.push(id);
      else if (Object.values(facts.events).some((events) => events.length > MOST_EVENTS)) return undefined;
      else items.push(answersFor(facts, question));
    }
    return evaluationOf(plan, question, false, items, unknown);
  }

  #readyFor(plan: Plan, hidden: Hidden, names: AskedNames): Ready {
    const questions = this.#ready.get(plan) ?? new Map<string, Ready>();
    this.#ready.set(plan, questions);
    const key = JSON.stringify([
      names,
      [...hidden.customer],
      [...hidden.events].map(([table, each]) => [table, [...each]]),
    ]);
    const known = questions.get(key);
    if (known !== undefined) return known;
    const asked = askedByName(withoutFields(plan, hidden), names);
    const ready = { asked, part: partFor(plan, asked) };
    questions.set(key, ready);
    for (const [oldest] of [...questions].slice(0, -MOST_QUESTIONS)) questions.delete(oldest);
    return ready;
  }

  async #populationOf(plan: Plan): Promise<FoundPopulation> {
    const { store } = this.deps;
    const kept = this.#population;
    const { book, asOf } = await evaluated(store);
    const isFresh = kept !== undefined && performance.now() - kept.at < POPULATION_MS;
    if (isFresh && kept.plan === plan && book === plan.hash && kept.found.asOf === asOf) return kept.found;
    const found = await foundPopulation(store, store.name, plan);
    this.#population = { plan, at: performance.now(), found };
    return found;
  }
}
