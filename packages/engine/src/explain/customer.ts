import type { Plan, PlanCase, PlanMetric, PlanSegment, PlanTag } from '@tagwright/dsl';
import { ALIAS, answerColumns, emitValue, lastHeld, rowsFor, type Scope, scopeOf, stateKey } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import { EngineError } from '../errors/engine-error.js';
import { evaluated } from '../results/evaluation.js';
import { coveredUntil } from '../results/expiry.js';
import type { Store } from '../store/store.js';
import { type ConditionSeen, seeCondition, type Seen } from './condition.js';
import { createProbe, type Probe } from './probe.js';

export interface CaseSeen {
  readonly case: PlanCase;
  /** What a `when` case came to. */
  readonly condition: ConditionSeen | undefined;
  /** When an `on` case last held (ms UTC), and the last instant that this covers; undefined if it never held. */
  readonly last: number | undefined;
  readonly until: number | undefined;
  /** Whether the case holds, by itself. */
  readonly holds: boolean;
}

export interface TagSeen {
  readonly tag: PlanTag;
  /** The values that the customer has. */
  readonly values: readonly string[];
  readonly cases: readonly CaseSeen[];
}

export interface SegmentSeen {
  readonly segment: PlanSegment;
  readonly member: boolean;
  readonly condition: ConditionSeen;
}

export interface CustomerSeen {
  readonly customer: string;
  readonly asOf: number;
  readonly tags: readonly TagSeen[];
  readonly segments: readonly SegmentSeen[];
  readonly metrics: readonly { readonly metric: PlanMetric; readonly seen: Seen }[];
}

/**
 * Why a customer has the answers of the last evaluation: the condition tree of every case and segment with the values
 * seen. Worked out by the same SQL that gave the answers. Throws `unknown-customer`, and `not-evaluated`.
 */
export const explainCustomer = async (store: Store, plan: Plan, customer: string): Promise<CustomerSeen> => {
  const { asOf } = await evaluated(store);
  const scope = scopeOf(plan, asOf, { dialect: store.dialect });
  const probe = createProbe();
  const tags = plan.tags.map((tag) => seeTag(tag, scope, probe));
  const segments = plan.segments.map((segment) => seeSegment(segment, scope, probe));
  const metrics = plan.metrics.map((metric) => {
    const answer = probe.ask(emitValue(metric.value, scope));
    return () => ({ metric, seen: { value: answer(), type: metric.value.type } });
  });
  const rows = sql`${rowsFor([plan.tags, plan.segments, plan.metrics, { kind: 'tag' }], scope)} where (${stateKey} = ${customer})`;
  if (!(await probe.run(store, rows))) throw new EngineError('unknown-customer', { customer });
  return {
    customer,
    asOf,
    tags: tags.map((see) => see()),
    segments: segments.map((see) => see()),
    metrics: metrics.map((see) => see()),
  };
};

const seeTag = (tag: PlanTag, scope: Scope, probe: Probe): (() => TagSeen) => {
  const answers = answerColumns(tag).map((column) => probe.ask(sql.id(ALIAS.answer, column)));
  const cases = tag.cases.map((each) => seeCase(each, scope, probe));
  return () => ({
    tag,
    values: tag.exclusive
      ? answers.map((answer) => answer()).filter((value) => typeof value === 'string')
      : tag.values.filter((_, index) => answers[index]?.() === 1),
    cases: cases.map((see) => see()),
  });
};

const seeCase = (each: PlanCase, scope: Scope, probe: Probe): (() => CaseSeen) => {
  if (each.trigger.kind === 'when') {
    const condition = seeCondition(each.trigger.condition, scope, probe);
    return () => {
      const seen = condition();
      return { case: each, condition: seen, last: undefined, until: undefined, holds: seen.truth };
    };
  }
  const answer = probe.ask(lastHeld(each, scope));
  return () => {
    const found = answer();
    const last = found === null ? undefined : Number(found);
    const until =
      last === undefined || each.expires === undefined
        ? last
        : coveredUntil(last, each.expires, scope.plan.catalog.zone);
    return { case: each, condition: undefined, last, until, holds: until !== undefined && scope.now <= until };
  };
};

const seeSegment = (segment: PlanSegment, scope: Scope, probe: Probe): (() => SegmentSeen) => {
  const condition = seeCondition(segment.condition, scope, probe);
  return () => {
    const seen = condition();
    return { segment, member: seen.truth, condition: seen };
  };
};
