import type { Known } from '../emit/json-logic/operators/scope.js';
import type { Held } from '../plan/held.js';
import type { ColumnId, HistoryId, PlanMetric, PlanSegment, PlanTag } from '../plan/types.js';
import type { HeldValue } from './hand-set.js';
import type { Moment } from './moment.js';

/** The values of a tag that a customer has; an exclusive one has at most one. */
export interface TagAnswer {
  readonly tag: PlanTag;
  readonly values: readonly HeldValue[];
}

/** All that a plan says of one customer at one instant. Values are in storage units; null: missing. */
export interface CustomerAnswer {
  readonly customer: string;
  /** ms UTC. */
  readonly asOf: number;
  /** The columns of the customer; those over everybody are in {@link Held}. */
  readonly columns: Readonly<Record<ColumnId, Known>>;
  readonly histories: Readonly<Record<HistoryId, Known>>;
  readonly metrics: readonly { readonly metric: PlanMetric; readonly value: Known }[];
  readonly tags: readonly TagAnswer[];
  /** Those that the customer is in. */
  readonly segments: readonly PlanSegment[];
}

/** What a plan says of some customers as a whole population, and of each. */
export interface PopulationAnswer {
  readonly held: Held;
  /** Those who are known at the instant, in the order in which they were given. */
  readonly customers: readonly CustomerAnswer[];
}

export const answerOf = (moment: Moment): CustomerAnswer => {
  const { plan } = moment.prepared;
  return {
    customer: moment.record.id,
    asOf: moment.now,
    columns: Object.fromEntries(
      plan.columns.filter(({ scope }) => scope === 'customer').map(({ id }) => [id, moment.column(id)]),
    ),
    histories: moment.histories,
    metrics: plan.metrics.map((metric) => ({
      metric,
      value: moment.prepared.value(metric.value)(moment.scope) as Known,
    })),
    tags: plan.tags.map((tag) => ({ tag, values: moment.tag(tag.id) })),
    segments: plan.segments.filter(({ id }) => moment.segment(id)),
  };
};
