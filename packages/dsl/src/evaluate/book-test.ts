import type { CustomerFacts, EventFact, FieldChange, HandSet, Stored } from '../plan/facts.js';
import type { HeldThreshold } from '../plan/held.js';
import type { GivenThreshold, PlanTest, PlanTestStep } from '../plan/tests.js';
import type { RankId } from '../plan/types.js';
import type { Looked, subjectsUnder } from './coverage.js';
import { seeCondition } from './explain/condition.js';
import type { ConditionSeen, SegmentSeen, TagSeen } from './explain/seen.js';
import { seeSegment, seeTag } from './explain/why.js';
import type { Moment } from './moment.js';
import type { Prepared } from './prepare.js';
import { recordOf } from './record.js';
import { EVERY_GROUP, WorkedPopulation } from './worked-population.js';

export type ExpectStep = Extract<PlanTestStep, { kind: 'expect' }>;

/** An expectation of a test that was not met. */
export interface UnmetExpectation {
  /** The plan's own step, so that its text can be looked up; so can the nodes of `seen`. */
  readonly step: ExpectStep;
  /** Where the clock stood, ms UTC. */
  readonly now: number;
  readonly customer: string;
  /** The whole condition with the truth of every part and the values that it saw. */
  readonly seen: ConditionSeen;
  /** Why the customer has, or lacks, the tags and segments that it names. */
  readonly tags: readonly TagSeen[];
  readonly segments: readonly SegmentSeen[];
}

export interface TestOutcome {
  readonly test: PlanTest;
  readonly expectations: number;
  /** In the order written; none: the test passes. */
  readonly unmet: readonly UnmetExpectation[];
}

/**
 * Runs a test of a book: `prepared` is the tests' own plan. Every expectation is tried, whatever became of earlier ones.
 * What they rest on is noted in `looked`.
 */
export const runTest = (prepared: Prepared, test: PlanTest, looked?: Looking): TestOutcome => {
  const facts = new Map(test.customers.map((id) => [id, new GatheredFacts(id)]));
  const given = new Map<RankId, ReadonlyMap<typeof EVERY_GROUP, HeldThreshold>>();
  const unmet: UnmetExpectation[] = [];
  let now = test.start;
  let expectations = 0;
  for (const step of test.steps) {
    switch (step.kind) {
      case 'clock':
        now = step.now;
        break;
      case 'thresholds':
        for (const each of step.given) give(given, each);
        break;
      case 'expect': {
        expectations += 1;
        const seen = seeExpected(prepared, facts, given, step, now);
        if (looked !== undefined) noteLook(looked, seen.moment, step);
        if (!seen.condition.truth) unmet.push({ step, now, customer: step.customer, ...reasonsOf(seen, prepared) });
        break;
      }
      default:
        factsOf(facts, step.customer).add(step);
    }
  }
  return { test, expectations, unmet };
};

/** Where it is noted what expectations rest on. */
export interface Looking {
  readonly looked: Looked;
  readonly subjectsUnder: ReturnType<typeof subjectsUnder>;
}

const noteLook = ({ looked, subjectsUnder: under }: Looking, moment: Moment, { condition }: ExpectStep): void => {
  const ids = under(condition);
  const { tags, segments } = moment.prepared.plan;
  for (const tag of tags) if (ids.has(tag.id)) looked.noteTag(seeTag(tag, moment));
  for (const segment of segments) if (ids.has(segment.id)) looked.noteSegment(seeSegment(segment, moment));
};

/** With a threshold that is given, everybody tied at it is in, whatever the id. */
const LAST_ID = '\u{10ffff}';

const give = (
  given: Map<RankId, ReadonlyMap<typeof EVERY_GROUP, HeldThreshold>>,
  { ranks, theta }: GivenThreshold,
): void => {
  for (const rank of ranks)
    given.set(rank, new Map([[EVERY_GROUP, { rank, group: null, theta, tie: LAST_ID, size: 1 }]]));
};

const factsOf = (facts: ReadonlyMap<string, GatheredFacts>, customer: string): GatheredFacts => {
  const own = facts.get(customer);
  if (own === undefined) throw new Error(`the test has no customer ${customer}`);
  return own;
};

const seeExpected = (
  prepared: Prepared,
  facts: ReadonlyMap<string, GatheredFacts>,
  thresholds: ReadonlyMap<RankId, ReadonlyMap<typeof EVERY_GROUP, HeldThreshold>>,
  { condition, customer }: ExpectStep,
  now: number,
): Expected => {
  const records = [...facts.values()].map((each) => recordOf(prepared.plan, each.facts()));
  const { moments } = new WorkedPopulation(prepared, records, now, { thresholds, overall: new Map() });
  const moment = moments.find(({ record }) => record.id === customer);
  if (moment === undefined) throw new Error(`${customer} is not known at ${String(now)}`);
  return { condition: seeCondition(condition, moment), moment };
};

interface Expected {
  readonly condition: ConditionSeen;
  readonly moment: Moment;
}

const reasonsOf = (
  { condition, moment }: Expected,
  { plan }: Prepared,
): Pick<UnmetExpectation, 'seen' | 'tags' | 'segments'> => {
  const named = new Set<string>();
  const gather = ({ node, children }: ConditionSeen): void => {
    if (node.kind === 'tag') named.add(node.tag);
    if (node.kind === 'segment') named.add(node.segment);
    for (const child of children) gather(child);
  };
  gather(condition);
  return {
    seen: condition,
    tags: plan.tags.filter(({ id }) => named.has(id)).map((tag) => seeTag(tag, moment)),
    segments: plan.segments.filter(({ id }) => named.has(id)).map((segment) => seeSegment(segment, moment)),
  };
};

/** What a test has said of a customer so far. */
class GatheredFacts {
  readonly #id: string;
  readonly #fields: Record<string, Stored> = {};
  readonly #changes: FieldChange[] = [];
  readonly #events: Record<string, EventFact[]> = {};
  readonly #handSet: HandSet[] = [];

  constructor(id: string) {
    this.#id = id;
  }

  add(step: Extract<PlanTestStep, { kind: 'fields' | 'event' | 'hand-set' }>): void {
    switch (step.kind) {
      case 'fields':
        for (const [column, value] of Object.entries(step.values)) {
          if (step.at === undefined) this.#fields[column] = value;
          else this.#changes.push({ at: step.at, column, value });
        }
        break;
      case 'event':
        (this.#events[step.table] ??= []).push(step.event);
        break;
      case 'hand-set':
        this.#handSet.push(step.set);
        break;
    }
  }

  facts(): CustomerFacts {
    return {
      id: this.#id,
      fields: this.#fields,
      changes: this.#changes,
      events: this.#events,
      handSet: this.#handSet,
    };
  }
}
