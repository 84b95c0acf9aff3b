import type { Plan, PlanMetric } from '@tagwright/dsl';
import { metricSql } from '@tagwright/dsl/sql';
import { asEvaluated } from '../history/recorded.js';
import type { Store } from '../store/store.js';
import { evaluated } from './evaluation.js';

/** A value in storage units (hundredths, ms, epoch days, 0 or 1, text); BigInt beyond 2^53 - 1. */
export type StoredValue = string | number | bigint;

export interface MetricRow {
  readonly customer: string;
  readonly value: StoredValue;
}

/** A metric's value for every customer who has one, by id. Its type is `metric.value.type`. */
export const metricRows = async function* (store: Store, plan: Plan, metric: PlanMetric): AsyncGenerator<MetricRow> {
  const { asOf } = await evaluated(store);
  yield* store.rows<MetricRow>(metricSql(await asEvaluated(store, plan), asOf, metric.value, store.dialect));
};
