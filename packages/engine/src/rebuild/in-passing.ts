import type { Plan } from '@tagwright/dsl';
import { undone } from '../store/undone.js';
import type { Cell, PresentColumn, Session, SqlStatement, Store, WriteOptions } from '../store/store.js';
import { evaluate, type EvaluationSummary } from './evaluate.js';

/**
 * Everybody's answers at some instant (ms UTC), for as long as `work` looks at them: then all of it is taken back, and the
 * answers that are kept are what they were. Facts stand still meanwhile.
 */
export const evaluateInPassing = <Result>(
  store: Store,
  plan: Plan,
  now: number,
  work: (there: Store, evaluation: EvaluationSummary) => Promise<Result>,
): Promise<Result> =>
  undone(store, async (session) => {
    const evaluation = await evaluate(session, plan, now);
    return work(new Within(session, store.name), evaluation);
  });

/** A transaction, for who asks a database. */
class Within implements Store {
  readonly dialect: Store['dialect'];

  constructor(
    readonly inside: Session,
    readonly name: string,
  ) {
    this.dialect = inside.dialect;
  }

  get turnsTaken(): number {
    return this.inside.turnsTaken;
  }

  run(statement: SqlStatement): Promise<number> {
    return this.inside.run(statement);
  }

  row<Row>(statement: SqlStatement): Promise<Row | undefined> {
    return this.inside.row<Row>(statement);
  }

  all<Row>(statement: SqlStatement): Promise<readonly Row[]> {
    return this.inside.all<Row>(statement);
  }

  rows<Row>(statement: SqlStatement): AsyncIterable<Row> {
    return this.inside.rows<Row>(statement);
  }

  insert(table: string, columns: readonly string[], values: readonly (readonly Cell[])[]): Promise<void> {
    return this.inside.insert(table, columns, values);
  }

  columnsOf(table: string): Promise<readonly PresentColumn[]> {
    return this.inside.columnsOf(table);
  }

  write<Result>(work: (session: Session) => Promise<Result>, options?: WriteOptions): Promise<Result> {
    return this.inside.write(work, options);
  }

  session<Result>(work: (session: Session) => Promise<Result>): Promise<Result> {
    return work(this.inside);
  }

  aside<Result>(work: (session: Session) => Promise<Result>): Promise<Result> {
    return work(this.inside);
  }

  async close(): Promise<void> {}
}
