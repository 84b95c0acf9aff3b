import type { Plan } from '@tagwright/dsl';
import { answerColumns, compileSql, type Dialect, type Held, TABLES } from '@tagwright/dsl/sql';
import { EngineError } from '../errors/engine-error.js';
import { applyDueFields } from '../history/due-fields.js';
import { fillHistories } from '../history/fill.js';
import { pastPopulation } from '../history/past-population.js';
import { asRecorded } from '../history/recorded.js';
import { dropRanks } from '../rank/tables.js';
import { populationSize } from '../results/evaluation.js';
import { customerTableLayout } from '../store/layout.js';
import { disownTables } from '../step/watermark.js';
import { createRecordTables } from '../store/schema.js';
import { counted } from '../store/counted.js';
import type { Session } from '../store/store.js';

export interface EvaluationOptions {
  /** What the population says, where it is given instead of being worked out. */
  readonly held?: Held;
  /** Whether state, figures over everybody and histories hold already what the plan measures at this instant. */
  readonly isMeasured?: boolean;
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
 * that a reader sees the old answers or the new, and a failure leaves the old ones; within a transaction, as a part of
 * it. The catalog's tables must be there.
 */
export const evaluate = async (
  store: Session,
  plan: Plan,
  now: number,
  options: EvaluationOptions = {},
): Promise<EvaluationSummary> => {
  checkSize(plan, store.dialect);
  return summing(store, (session, sums) => runAll(session, plan, now, options, sums));
};

/** How sums are emitted. */
export interface Sums {
  readonly wideSums?: true;
}

/** Does `work` as one transaction, or as a part of one; again with sums that may be missing, where one left 64 bits. */
export const summing = async <Result>(
  session: Session,
  work: (within: Session, sums: Sums) => Promise<Result>,
): Promise<Result> => {
  try {
    return await session.write((within) => work(within, {}));
  } catch (thrown) {
    if (!isOverflow(thrown)) throw thrown;
    return session.write((within) => work(within, { wideSums: true }));
  }
};

/** A sum that left 64 bits along the way stops the plain sums of SQLite, even where it would have come back. */
const isOverflow = (thrown: unknown): boolean => thrown instanceof Error && thrown.message === 'integer overflow';

const runAll = async (
  session: Session,
  plan: Plan,
  now: number,
  { held, isMeasured = false, onStatement }: EvaluationOptions,
  sums: Sums,
): Promise<EvaluationSummary> => {
  const { dialect } = session;
  await createRecordTables(session);
  await applyDueFields(session, plan.catalog, now);
  await dropRanks(session);
  await disownTables(session);
  if (plan.histories.length > 0 && !isMeasured)
    await fillHistories(session, plan, now, await pastPopulation(session, plan, now, sums.wideSums ?? false));
  const statements = compileSql(await asRecorded(session, plan, now), now, {
    dialect,
    isMeasured,
    ...sums,
    ...(held === undefined ? {} : { held }),
  });
  for (const [index, statement] of statements.entries()) {
    onStatement?.(statement.name, index, statements.length);
    await session.run(statement);
  }
  // Who reads them does so by their key.
  for (const table of [TABLES.state, TABLES.answer]) await counted(session, table, ['customer']);
  return { book: plan.hash, asOf: now, population: await populationSize(session) };
};

/** A row of answers carries what later answers still read of the state and the customer. */
const checkSize = (plan: Plan, { mostColumns: limit }: Dialect): void => {
  const state = 1 + plan.columns.length;
  const answers = plan.tags.flatMap(answerColumns).length + plan.segments.length;
  const needed = {
    [TABLES.state]: state,
    [TABLES.answer]:
      state + plan.histories.length + answers + customerTableLayout(plan.catalog.customer).columns.length,
  };
  for (const [table, count] of Object.entries(needed)) {
    if (count > limit) throw new EngineError('too-many-columns', { table, needed: count, limit });
  }
};
