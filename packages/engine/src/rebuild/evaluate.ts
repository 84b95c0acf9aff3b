import type { Plan } from '@tagwright/dsl';
import { answerColumns, compileSql, type Held, TABLES } from '@tagwright/dsl/sql';
import { EngineError } from '../errors/engine-error.js';
import { populationSize } from '../results/evaluation.js';
import { customerTableLayout } from '../store/layout.js';
import type { SqliteStore } from '../store/sqlite.js';

export interface EvaluationOptions {
  /** What the population says, where it is given instead of being worked out. */
  readonly held?: Held;
  /** Told the name of each statement before it runs. */
  readonly onStatement?: (name: string, index: number, count: number) => void;
}

export interface EvaluationSummary {
  /** The hash of the book. */
  readonly book: string;
  /** ms UTC. */
  readonly asOf: number;
  /** How many customers were known at that instant. */
  readonly population: number;
}

/**
 * Works out everything anew for the instant `now` (ms UTC): state, thresholds and answers, in one write transaction, so
 * that a reader sees the old answers or the new, and a failure leaves the old ones. The catalog's tables must be there.
 */
export const evaluate = (
  store: SqliteStore,
  plan: Plan,
  now: number,
  options: EvaluationOptions = {},
): EvaluationSummary => {
  checkSize(plan);
  try {
    return store.write(() => runAll(store, plan, now, options, false));
  } catch (thrown) {
    if (!isOverflow(thrown)) throw thrown;
    return store.write(() => runAll(store, plan, now, options, true));
  }
};

/** A sum that left 64 bits along the way stops the plain sums of SQLite, even where it would have come back. */
const isOverflow = (thrown: unknown): boolean => thrown instanceof Error && thrown.message === 'integer overflow';

const runAll = (
  store: SqliteStore,
  plan: Plan,
  now: number,
  { held, onStatement }: EvaluationOptions,
  wideSums: boolean,
): EvaluationSummary => {
  const statements = compileSql(plan, now, { wideSums, ...(held === undefined ? {} : { held }) });
  statements.forEach((statement, index) => {
    onStatement?.(statement.name, index, statements.length);
    store.run(statement);
  });
  return { book: plan.hash, asOf: now, population: populationSize(store) };
};

/** What SQLite allows a table, and a row on its way into one. */
const MOST_COLUMNS = 2000;

/** A row of answers carries what later answers still read of the state and the customer. */
const checkSize = (plan: Plan): void => {
  const state = 1 + plan.columns.length;
  const answers = plan.tags.flatMap(answerColumns).length + plan.segments.length;
  const needed = {
    [TABLES.state]: state,
    [TABLES.answer]: state + answers + customerTableLayout(plan.catalog.customer).columns.length,
  };
  for (const [table, count] of Object.entries(needed)) {
    if (count > MOST_COLUMNS) throw new EngineError('too-many-columns', { table, needed: count, limit: MOST_COLUMNS });
  }
};
