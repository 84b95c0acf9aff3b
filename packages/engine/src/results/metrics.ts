import type { Plan, PlanMetric } from '@tagwright/dsl';
import { metricSql } from '@tagwright/dsl/sql';
import type { SqliteStore } from '../store/sqlite.js';
import { evaluated } from './evaluation.js';

/** A value in storage units (hundredths, ms, epoch days, 0 or 1, text); BigInt beyond 2^53 - 1. */
export type StoredValue = string | number | bigint;

export interface MetricRow {
  readonly customer: string;
  readonly value: StoredValue;
}

/** A metric's value for every customer who has one, by id. Its type is `metric.value.type`. */
export const metricRows = (store: SqliteStore, plan: Plan, metric: PlanMetric): IterableIterator<MetricRow> =>
  store.rows<MetricRow>(metricSql(plan, evaluated(store).asOf, metric.value));
