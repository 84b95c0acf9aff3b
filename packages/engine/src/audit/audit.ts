import type { Plan } from '@tagwright/dsl';
import { sql } from 'kysely';
import { DIRTY_TABLE } from '../dirty/tables.js';
import { EngineError } from '../errors/engine-error.js';
import { evaluate } from '../rebuild/evaluate.js';
import { evaluated } from '../results/evaluation.js';
import { refresh } from '../step/refresh.js';
import type { Session, Store } from '../store/store.js';
import { type ColumnDifferences, countDifferences, type Difference, listDifferences, type Sides } from './compare.js';
import { COMPARED, type Keyed, setAside } from './keyed.js';
import { undone } from '../store/undone.js';

export interface AuditOptions {
  /** At most so many differences are listed, all are counted; 100 if left out. */
  readonly limit?: number;
  /** Told the name of each statement of the rebuild before it runs. */
  readonly onStatement?: (name: string, index: number, count: number) => void;
}

export interface AuditReport {
  /** The hash of the book. */
  readonly book: string;
  /** The instant (ms UTC) that the stored answers are of, and for which everything was worked out anew. */
  readonly asOf: number;
  readonly population: number;
  /** How many customers had facts that no step had looked at yet. */
  readonly pending: number;
  /** How many cells and rows differ; 0 is what has to be. */
  readonly differences: number;
  /** Where they are, column by column; only columns with differences. */
  readonly columns: readonly ColumnDifferences[];
  /** The first of each column. */
  readonly listed: readonly Difference[];
}

/**
 * Holds what the engine keeps (state, figures over everybody, histories, thresholds, answers) against a full rebuild at
 * the same instant, by the very code of a rebuild.
 *
 * It runs in one write transaction that is taken back: the facts stand still, so that no difference comes from a fact
 * that arrived in between, and nothing of it lasts, whether it ends well or not. Facts that wait for a step are stepped
 * over first, as the next step would. Other writers wait meanwhile; to keep a busy database free, audit a copy of it. Throws `not-evaluated`, `book-not-evaluated`.
 */
export const audit = async (store: Store, plan: Plan, options: AuditOptions = {}): Promise<AuditReport> => {
  const { book, asOf } = await evaluated(store);
  if (book !== plan.hash)
    throw new EngineError('book-not-evaluated', { path: store.name, stored: book, given: plan.hash });
  return undone(store, async (session) => {
    const pending = await pendingCustomers(session);
    if (pending > 0) await refresh(session, plan, asOf);
    const kept: Keyed[] = [];
    for (const keyed of COMPARED) if (await setAside(session, keyed, stored(keyed))) kept.push(keyed);
    const { onStatement } = options;
    const { population } = await evaluate(session, plan, asOf, onStatement === undefined ? {} : { onStatement });
    for (const keyed of kept) await setAside(session, keyed, rebuilt(keyed));
    return { book, asOf, population, pending, ...(await compared(session, kept, options.limit ?? 100)) };
  });
};

/** Facts that lie in the tables of a database without steps are pending, too, but nobody counted them. */
const pendingCustomers = async (session: Session): Promise<number> => {
  if ((await session.columnsOf(DIRTY_TABLE)).length === 0) return 0;
  const found = await session.row<{ size: number }>(
    sql`select count(distinct customer) as size from ${sql.id(DIRTY_TABLE)}`,
  );
  return found?.size ?? 0;
};

const stored = ({ table }: Keyed): string => `${table}_stored`;
const rebuilt = ({ table }: Keyed): string => `${table}_rebuilt`;

const compared = async (
  session: Session,
  kept: readonly Keyed[],
  limit: number,
): Promise<Pick<AuditReport, 'differences' | 'columns' | 'listed'>> => {
  const columns: ColumnDifferences[] = [];
  const listed: Difference[] = [];
  for (const keyed of kept) {
    const sides: Sides = { table: keyed.table, stored: stored(keyed), rebuilt: rebuilt(keyed) };
    for (const counted of await countDifferences(session, sides)) {
      columns.push(counted);
      listed.push(...(await listDifferences(session, sides, counted.column, limit - listed.length)));
    }
  }
  return { differences: columns.reduce((sum, { count }) => sum + count, 0), columns, listed };
};
