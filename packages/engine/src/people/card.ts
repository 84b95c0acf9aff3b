import type { Plan, PlanMetric } from '@tagwright/dsl';
import type { CompiledSql } from '@tagwright/dsl/sql';
import { EngineError } from '../errors/engine-error.js';
import { idsOfCustomer } from '../facts/ingest/merges.js';
import { populationAt } from '../groups/rows.js';
import { hasLog } from '../log/tables.js';
import { type Assignment, type AssignmentRow, assignmentsIn } from '../results/assignments.js';
import { evaluated } from '../results/evaluation.js';
import type { StoredValue } from '../results/metrics.js';
import { customerFields, type FieldValue } from '../results/profile.js';
import { filled } from '../store/place.js';
import type { Session, Store } from '../store/store.js';
import { cardStatements } from './card-statements.js';
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
  const population = await populationAt(store, plan, await evaluated(store), store.name);
  const { asOf } = population;
  const statements = cardStatements(plan, population, store.dialect);
  const metrics = await metricValues(store, plan, filled(statements.metrics, { customer: id }));
  const since = await sinceOf(store, filled(statements.standing, { customer: id }));
  const rows = await store.all<AssignmentRow>(filled(statements.assignments, { customer: id }));
  const held = rows
    .flatMap((row) => [...assignmentsIn(row, plan, asOf)])
    .map(({ kind, name, value, until }): Held => ({
      kind,
      name,
      value,
      until,
      since: since.get(heldKey(kind, name, value)),
    }));
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
  { metrics }: Plan,
  statement: CompiledSql,
): Promise<CustomerCard['metrics'] | undefined> => {
  const row = await session.row<Readonly<Record<string, StoredValue | null>>>(statement);
  return row === undefined
    ? undefined
    : metrics.map((metric, index) => ({ metric, value: row[`m${index}`] ?? undefined }));
};

const heldKey = (kind: string, name: string, value: string | undefined): string =>
  JSON.stringify([kind, name, kind === 'segment' ? undefined : value]);

/** Since when the customer has what it has: of a tag by the value, of a segment by its name. */
const sinceOf = async (session: Session, statement: CompiledSql): Promise<ReadonlyMap<string, number>> => {
  if (!(await hasLog(session))) return new Map();
  const rows = await session.all<{ kind: string; name: string; new: string; at: number }>(statement);
  return new Map(rows.map(({ kind, name, new: value, at }) => [heldKey(kind, name, value), at]));
};
