import { type Dialect, sqlite } from '@tagwright/dsl/sql';
import type { Cell, PresentColumn, Session, SqlStatement, WriteOptions } from '../store.js';
import type { Turns } from '../turns.js';
import type { SqliteSession } from './session.js';

/** The one connection, shared: whoever is outside of a transaction waits until it is over. */
export class InTurn implements Session {
  readonly dialect: Dialect = sqlite;

  constructor(
    readonly connection: SqliteSession,
    readonly turns: Turns,
  ) {}

  get turnsTaken(): number {
    return this.turns.taken;
  }

  run(statement: SqlStatement): Promise<number> {
    return this.take((connection) => connection.run(statement));
  }

  row<Row>(statement: SqlStatement): Promise<Row | undefined> {
    return this.take((connection) => connection.row<Row>(statement));
  }

  all<Row>(statement: SqlStatement): Promise<readonly Row[]> {
    return this.take((connection) => connection.all<Row>(statement));
  }

  async *rows<Row>(statement: SqlStatement): AsyncGenerator<Row> {
    yield* this.connection.read<Row>(await this.take(async (connection) => connection.open(statement)));
  }

  insert(table: string, columns: readonly string[], values: readonly (readonly Cell[])[]): Promise<void> {
    return this.take((connection) => connection.insert(table, columns, values));
  }

  columnsOf(table: string): Promise<readonly PresentColumn[]> {
    return this.take((connection) => connection.columnsOf(table));
  }

  write<Result>(work: (session: Session) => Promise<Result>, options?: WriteOptions): Promise<Result> {
    return this.take((connection) => connection.write(work, options));
  }

  protected take<Result>(work: (connection: SqliteSession) => Promise<Result>): Promise<Result> {
    return this.turns.take(() => work(this.connection));
  }
}

/** The same for several steps: within a transaction of its own it does not wait for itself. */
export class Pinned extends InTurn {
  #depth = 0;

  override write<Result>(work: (session: Session) => Promise<Result>, options?: WriteOptions): Promise<Result> {
    const inside = async (): Promise<Result> => {
      this.#depth += 1;
      try {
        return await work(this);
      } finally {
        this.#depth -= 1;
      }
    };
    return this.take((connection) => connection.write(inside, options));
  }

  protected override take<Result>(work: (connection: SqliteSession) => Promise<Result>): Promise<Result> {
    return this.#depth > 0 ? work(this.connection) : super.take(work);
  }
}
