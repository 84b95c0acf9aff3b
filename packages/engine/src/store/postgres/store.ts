import { type Dialect, postgres } from '@tagwright/dsl/sql';
import { Pool, type PoolClient } from 'pg';
import Cursor from 'pg-cursor';
import {
  type Cell,
  compiledFor,
  type PresentColumn,
  type Session,
  type SqlStatement,
  type Store,
  type StoreOptions,
  type WriteOptions,
} from '../store.js';
import { Turns } from '../turns.js';
import { connectionOf } from './connection.js';
import { faultOf } from './faults.js';
import { PostgresSession } from './session.js';
import { requireServer } from './server.js';
import { types } from './values.js';

/** So many rows are asked of the server at a time. */
const ROWS_AT_A_TIME = 1000;

/** A PostgreSQL database, in the schema that its search path puts first. Reading goes on while something is written. */
export const openPostgres = async (url: string, options: StoreOptions = {}): Promise<Store> => {
  const connection = connectionOf(url, options);
  const pool = new Pool({ ...connection.config, max: 10, allowExitOnIdle: true });
  // A connection that breaks while nobody uses it is replaced; whoever uses one is told by its own query.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const store = new PostgresStore(connection.name, pool);
  try {
    await store.session(requireServer);
    return store;
  } catch (thrown) {
    await store.close();
    throw thrown;
  }
};

class PostgresStore implements Store {
  readonly dialect: Dialect = postgres;
  readonly #turns = new Turns();

  constructor(
    readonly name: string,
    readonly pool: Pool,
  ) {}

  get turnsTaken(): number {
    return this.#turns.taken;
  }

  run(statement: SqlStatement): Promise<number> {
    return this.session((session) => session.run(statement));
  }

  row<Row>(statement: SqlStatement): Promise<Row | undefined> {
    return this.session((session) => session.row<Row>(statement));
  }

  all<Row>(statement: SqlStatement): Promise<readonly Row[]> {
    return this.session((session) => session.all<Row>(statement));
  }

  async *rows<Row>(statement: SqlStatement): AsyncGenerator<Row> {
    const { sql, parameters } = compiledFor(postgres, statement);
    const client = await this.#connect();
    const cursor = client.query(new Cursor(sql, [...parameters], { types }));
    try {
      for (;;) {
        const rows = (await cursor.read(ROWS_AT_A_TIME)) as Row[];
        yield* rows;
        if (rows.length < ROWS_AT_A_TIME) return;
      }
    } catch (thrown) {
      throw faultOf(this.name, thrown);
    } finally {
      await cursor.close().catch(() => undefined);
      client.release();
    }
  }

  insert(table: string, columns: readonly string[], values: readonly (readonly Cell[])[]): Promise<void> {
    return this.session((session) => session.insert(table, columns, values));
  }

  columnsOf(table: string): Promise<readonly PresentColumn[]> {
    return this.session((session) => session.columnsOf(table));
  }

  write<Result>(work: (session: Session) => Promise<Result>, options: WriteOptions = {}): Promise<Result> {
    // The turn before the connection: those who wait need none yet.
    return this.#turns.take(() => this.#withSession((session) => session.inTurn(work, options)));
  }

  session<Result>(work: (session: Session) => Promise<Result>): Promise<Result> {
    return this.#withSession(work);
  }

  aside<Result>(work: (session: Session) => Promise<Result>): Promise<Result> {
    return this.#withSession(work);
  }

  async #withSession<Result>(work: (session: PostgresSession) => Promise<Result>): Promise<Result> {
    const client = await this.#connect();
    const session = new PostgresSession(this.name, client, this.#turns);
    try {
      return await work(session);
    } finally {
      // A connection that broke, or was left in the middle of something, is not handed on.
      client.release(session.isSpoilt);
    }
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  async #connect(): Promise<PoolClient> {
    try {
      return await this.pool.connect();
    } catch (thrown) {
      throw faultOf(this.name, thrown);
    }
  }
}
