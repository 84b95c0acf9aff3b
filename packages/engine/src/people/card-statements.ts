import type { Plan } from '@tagwright/dsl';
import { ALIAS, assignmentsSql, type CompiledSql, type Dialect } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import { type Feature, featuresOf } from '../groups/features.js';
import { featureSql, type Population, rowsWith } from '../groups/rows.js';
import { standingSql } from '../log/reading-rule.js';
import { place } from '../store/place.js';

/** What is asked of one customer under a plan, with a place for the id: `customer`. */
export interface CardStatements {
  /** `m0`, `m1` … in the order of the plan's metrics. */
  readonly metrics: CompiledSql;
  /** A row of `assignmentsSql`. */
  readonly assignments: CompiledSql;
  /** kind, name, new, at: what the log says is so. */
  readonly standing: CompiledSql;
}

const known = new WeakMap<Plan, { readonly key: string; readonly statements: CardStatements }>();

/**
 * The statements over the answers as the last step left them. They are compiled once for each step, with which the instant
 * in them changes, rather than for each card: `plan` is that of the book, `population.plan` where its fields are read.
 */
export const cardStatements = (plan: Plan, population: Population, dialect: Dialect): CardStatements => {
  const key = `${dialect.name} ${population.asOf} ${population.plan.catalog.customer.table}`;
  const kept = known.get(plan);
  if (kept?.key === key) return kept.statements;
  const statements = compiled(plan, population, dialect);
  known.set(plan, { key, statements });
  return statements;
};

const compiled = (plan: Plan, population: Population, dialect: Dialect): CardStatements => {
  const { asOf } = population;
  const customer = place('customer', 'text');
  const features = featuresOf(population.plan).filter((feature): feature is Feature => feature.kind === 'metric');
  const values = features.map((feature, index) => sql`${featureSql(population, feature)} as ${sql.id(`m${index}`)}`);
  return {
    metrics: dialect.compile(
      sql`select ${sql.join([sql`1 as found`, ...values])}${rowsWith(population, features)} where ${sql.id(ALIAS.answer, 'customer')} = ${customer}`,
    ),
    assignments: assignmentsSql(plan, asOf, dialect, sql`select ${customer}`),
    standing: dialect.compile(
      sql`select kind, name, new, effective_at as at from (${standingSql(asOf, sql`customer = ${customer}`)}) as standing`,
    ),
  };
};
