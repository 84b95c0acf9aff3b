import {
  type Cond,
  type ConditionSeen,
  type Observed,
  type ObservedCustomer,
  type Plan,
  prepare,
  type Span,
  why,
} from '@tagwright/dsl';
import type { Pace } from '../pace.js';
import { loosened } from './loosened.js';
import { Reasons } from './reasons.js';
import type { RuleKey } from './shape.js';
import type { SampleCustomers } from './samples.js';
import type { SoundPart } from './sound-book.js';
import { partOf, targetOf } from './target.js';

/** A condition of a rule that nobody meets as a whole. */
export interface EmptyingPart {
  readonly text: string | null;
  readonly place: { readonly file: string; readonly start: number; readonly end: number } | undefined;
  /** How many meet it by itself. */
  readonly alone: number;
  /** How many meet all the others. */
  readonly others: number;
  /** Of these, whoever is nearest to meeting it: his value, what it is held against, and the condition that he would meet. */
  readonly nearest?: {
    readonly customer: string;
    readonly type: string;
    readonly seen: unknown;
    readonly against: unknown;
    /** An edit that lets him in. */
    readonly edit?: { readonly file: string; readonly span: Span; readonly text: string; readonly reads: string };
  };
}

/** Why nobody has a value or is in a segment. */
export interface Emptied {
  readonly of: number;
  /** How many meet the condition, and have the value by no case of it. */
  readonly outranked: number;
  /** The conditions that have to hold together, what empties most first. */
  readonly parts: readonly EmptyingPart[];
}

/**
 * What empties a rule that holds for none of the sample customers: for each of the conditions that have to hold
 * together, how many would be left without it, and who is nearest to it. Undefined for a rule without a condition.
 */
export const emptied = async (
  rule: RuleKey,
  index: number,
  part: SoundPart,
  samples: SampleCustomers,
  pace: Pace,
): Promise<Emptied | undefined> => {
  const { plan } = part.planned;
  const target = plan === undefined ? undefined : targetOf(rule, plan);
  if (plan === undefined || target === undefined) return undefined;
  const whole = conditionOf(plan, target, index);
  if (whole === undefined) return undefined;
  const observed = samples.under(plan);
  const operands = whole.kind === 'and' ? whole.operands : [whole];
  const reasons = new Reasons(part);
  const held = observed.held(partOf(plan, target));
  const rests = operands.map((operand) =>
    observed.customers.filter((one) => operands.every((each) => each === operand || one.holds(each))),
  );
  const near = new Set(rests.flat().map(({ id }) => id));
  const trees = new Map<string, ConditionSeen | undefined>();
  for (const facts of samples.samples.customers) {
    if (!near.has(facts.id)) continue;
    const seen = why(prepare(plan), facts, samples.now, held, { target });
    trees.set(facts.id, 'tag' in target ? seen.tags[0]?.cases[index]?.condition : seen.segments[0]?.condition);
    // oxlint-disable-next-line no-await-in-loop -- between two customers is where it may stop
    if (await pace.isOver()) return undefined;
  }
  const parts = operands.map((operand, place): EmptyingPart => {
    const rest = rests[place] ?? [];
    const candidates = rest.flatMap(({ id }) => {
      const tree = trees.get(id);
      const own = whole.kind === 'and' ? tree?.children[place] : tree;
      return own === undefined ? [] : [{ customer: id, seen: own }];
    });
    const nearest = loosened(operand, candidates, part, observed, plan, samples.now);
    return {
      text: reasons.textOf(operand),
      place: reasons.placeOf(operand),
      alone: countOf(observed, (one) => one.holds(operand)),
      others: rest.length,
      ...(nearest === undefined ? {} : { nearest }),
    };
  });
  return {
    of: observed.customers.length,
    outranked: countOf(observed, (one) => one.holds(whole)),
    parts: parts.toSorted((a, b) => b.others - a.others || a.alone - b.alone),
  };
};

const conditionOf = (plan: Plan, target: NonNullable<ReturnType<typeof targetOf>>, index: number): Cond | undefined => {
  if ('segment' in target) return plan.segments.find(({ id }) => id === target.segment)?.condition;
  const trigger = plan.tags.find(({ id }) => id === target.tag)?.cases[index]?.trigger;
  return trigger?.kind === 'when' ? trigger.condition : undefined;
};

const countOf = ({ customers }: Observed, test: (one: ObservedCustomer) => boolean): number =>
  customers.filter(test).length;
