import type { Plan, PlanMetric } from '@tagwright/dsl';
import { ALIAS } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import { EngineError } from '../errors/engine-error.js';
import { idsOfCustomer } from '../facts/ingest/merges.js';
import { type Feature, featuresOf } from '../groups/features.js';
import { featureSql, populationOf, rowsWith } from '../groups/rows.js';
import { standingSql } from '../log/reading-rule.js';
import { hasLog } from '../log/tables.js';
import { type Assignment, assignments } from '../results/assignments.js';
import type { StoredValue } from '../results/metrics.js';
import { customerFields, type FieldValue } from '../results/profile.js';
import type { Session, Store } from '../store/store.js';
import { type HandSetValue, handSetValues } from './hand-set.js';

/** A tag's value or a segment that a customer has. */
export interface Held extends Omit<Assignment, 'customer'> {
  /** Since when (ms UTC), by the log; undefined where it does not say, or not any more. */
  readonly since: number | undefined;
}

/** All that is known of one customer, short of single events. */
export interface CustomerCard {
  /** The id that goes on where customers were merged. */
  readonly id: string;
  /** Other ids of the same customer. */
  readonly mergedIds: readonly string[];
  /** The instant of the answers and metrics (ms UTC). */
  readonly asOf: number;
  /** Whether a step has looked at the customer yet; before that there are no answers and no metrics. */
  readonly isAnswered: boolean;
  /** Those that are known, as they are now. */
  readonly fields: readonly FieldValue[];
  /** In storage units; undefined: missing. */
  readonly metrics: readonly { readonly metric: PlanMetric; readonly value: StoredValue | undefined }[];
  readonly held: readonly Held[];
  /** What people set and did not take away, whatever the tag makes of it. */
  readonly handSet: readonly HandSetValue[];
}

/**
 * The card of the customer whom an id stands for, a merged one too: a few rows, each found by the customer. Throws
 * `unknown-customer`, `not-evaluated`, and `book-not-evaluated` where the answers are those of another book.
 */
export const customerCard = async (store: Store, plan: Plan, customer: string, now: number): Promise<CustomerCard> => {
  const [id = customer, ...mergedIds] = await idsOfCustomer(store, customer);
  const fields = await fieldsOf(store, plan, id, customer);
  const population = await populationOf(store, plan, store.name);
  const metrics = await metricValues(store, population, id);
  const since = await sinceOf(store, id, population.asOf);
  const held: Held[] = [];
  for await (const { customer: _, ...assignment } of assignments(store, plan, [id])) {
    const { kind, name, value } = assignment;
    held.push({ ...assignment, since: since.get(heldKey(kind, name, value)) });
  }
  const { asOf } = population;
  const isAnswered = metrics !== undefined;
  const handSet = await handSetValues(store, plan, id, now);
  return { id, mergedIds, asOf, isAnswered, fields, metrics: metrics ?? [], held, handSet };
};

/** Of whom there is no row there is an error in the words of whoever asks. */
const fieldsOf = async (store: Store, { catalog }: Plan, id: string, asked: string): Promise<readonly FieldValue[]> => {
  try {
    return await customerFields(store, catalog, id);
  } catch (thrown) {
    if (thrown instanceof EngineError && thrown.code === 'unknown-customer')
      throw new EngineError('unknown-customer', { customer: asked });
    throw thrown;
  }
};

/** Undefined for a customer whom no step has looked at. */
const metricValues = async (
  session: Session,
  population: Awaited<ReturnType<typeof populationOf>>,
  customer: string,
): Promise<CustomerCard['metrics'] | undefined> => {
  const { metrics } = population.plan;
  const features = featuresOf(population.plan).filter((feature): feature is Feature => feature.kind === 'metric');
  const id = sql.id(ALIAS.answer, 'customer');
  const values = features.map((feature, index) => sql`${featureSql(population, feature)} as ${sql.id(`m${index}`)}`);
  const row = await session.row<Readonly<Record<string, StoredValue | null>>>(
    sql`select ${sql.join([sql`1 as found`, ...values])}${rowsWith(population, features)} where ${id} = ${customer}`,
  );
  return row === undefined
    ? undefined
    : metrics.map((metric, index) => ({ metric, value: row[`m${index}`] ?? undefined }));
};

const heldKey = (kind: string, name: string, value: string | undefined): string =>
  JSON.stringify([kind, name, kind === 'segment' ? undefined : value]);

/** Since when the customer has what it has: of a tag by the value, of a segment by its name. */
const sinceOf = async (session: Session, customer: string, asOf: number): Promise<ReadonlyMap<string, number>> => {
  const since = new Map<string, number>();
  if (!(await hasLog(session))) return since;
  const rows = session.rows<{ kind: string; name: string; new: string; at: number }>(
    sql`select kind, name, new, effective_at as at from (${standingSql(asOf, sql`customer = ${customer}`)}) as standing`,
  );
  for await (const { kind, name, new: value, at } of rows) since.set(heldKey(kind, name, value), at);
  return since;
};
