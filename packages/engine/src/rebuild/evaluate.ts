import type { Plan } from '@tagwright/dsl';
import { answerColumns, compileSql, type Held, TABLES } from '@tagwright/dsl/sql';
import { EngineError } from '../errors/engine-error.js';
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
  return store.write(() => {
    if (!runAll(store, plan, now, options, false)) runAll(store, plan, now, options, true);
    const counted = store.row<{ population: number }>({
      sql: `select count(*) as population from ${TABLES.state}`,
      parameters: [],
    });
    return { book: plan.hash, asOf: now, population: counted?.population ?? 0 };
  });
};

/** Whether it came through; a sum that left 64 bits along the way stops the plain sums of SQLite. */
const runAll = (
  store: SqliteStore,
  plan: Plan,
  now: number,
  { held, onStatement }: EvaluationOptions,
  wideSums: boolean,
): boolean => {
  const statements = compileSql(plan, now, { wideSums, ...(held === undefined ? {} : { held }) });
  try {
    statements.forEach((statement, index) => {
      onStatement?.(statement.name, index, statements.length);
      store.run(statement);
    });
    return true;
  } catch (thrown) {
    if (!wideSums && thrown instanceof Error && thrown.message === 'integer overflow') return false;
    throw thrown;
  }
};

/** What SQLite allows a table, a column of it being the customer. */
const MOST_COLUMNS = 2000;

const checkSize = (plan: Plan): void => {
  const needed = {
    [TABLES.state]: 1 + plan.columns.length,
    [TABLES.answer]: 1 + plan.tags.flatMap(answerColumns).length + plan.segments.length,
  };
  for (const [table, count] of Object.entries(needed)) {
    if (count > MOST_COLUMNS) throw new EngineError('too-many-columns', { table, needed: count, limit: MOST_COLUMNS });
  }
};
