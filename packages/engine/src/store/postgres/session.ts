import { type Dialect, postgres } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import type pg from 'pg';
import {
  type Cell,
  compiledFor,
  type PresentColumn,
  type Session,
  type SqlStatement,
  type WriteOptions,
} from '../store.js';
import { EngineError } from '../../errors/engine-error.js';
import type { Turns } from '../turns.js';
import { type ColumnRow, columnsThere, presentColumn } from '../columns.js';
import { copyIn } from './copy.js';
import { faultOf, isConflict } from './faults.js';
import { types } from './values.js';

/** Advisory locks are numbered by who uses them; this one stands for `tagwright`. */
const LOCK = 0x7467;
/** A conflict that comes back so often is no coincidence. */
const MOST_TRIES = 5;

/** One connection. */
export class PostgresSession implements Session {
  readonly dialect: Dialect = postgres;
  #depth = 0;
  #isSpoilt = false;

  constructor(
    readonly name: string,
    readonly client: pg.ClientBase,
    readonly turns: Turns,
  ) {}

  get turnsTaken(): number {
    return this.turns.taken;
  }

  /** Whether nobody else should be given this connection. */
  get isSpoilt(): boolean {
    return this.#isSpoilt || this.#depth > 0;
  }

  async run(statement: SqlStatement): Promise<number> {
    return (await this.#query(statement)).rowCount ?? 0;
  }

  async row<Row>(statement: SqlStatement): Promise<Row | undefined> {
    return (await this.#query(statement)).rows[0] as Row | undefined;
  }

  async all<Row>(statement: SqlStatement): Promise<readonly Row[]> {
    return (await this.#query(statement)).rows as Row[];
  }

  /** Within one connection they are all read at once: what follows may not wait behind them. */
  async *rows<Row>(statement: SqlStatement): AsyncGenerator<Row> {
    yield* (await this.#query(statement)).rows as Row[];
  }

  insert(table: string, columns: readonly string[], values: readonly (readonly Cell[])[]): Promise<void> {
    return this.#guarded(() => copyIn(this.client, table, columns, values));
  }

  async columnsOf(table: string): Promise<readonly PresentColumn[]> {
    const names = postgres.givenTexts([table]);
    return (await this.all<ColumnRow>(columnsThere(postgres, { names }))).map(presentColumn);
  }

  write<Result>(work: (session: Session) => Promise<Result>, options: WriteOptions = {}): Promise<Result> {
    return this.#depth === 0 ? this.turns.take(() => this.inTurn(work, options)) : this.#part(work);
  }

  /**
   * A write by whoever has the turn of this process. The lock is the connection's and not the transaction's: one that is waited for inside would leave the transaction
   * with the view of the data that it had before.
   */
  async inTurn<Result>(work: (session: Session) => Promise<Result>, options: WriteOptions): Promise<Result> {
    const key = sql`${BigInt(LOCK)}::integer, hashtext(current_schema())`;
    await this.#query(sql`select pg_advisory_lock(${key})`);
    try {
      for (let tries = 1; ; tries += 1) {
        try {
          return await this.#transaction(work, options);
        } catch (thrown) {
          if (!isConflict(thrown) || tries === MOST_TRIES) throw thrown;
        }
      }
    } finally {
      if (!this.#isSpoilt) await this.#query(sql`select pg_advisory_unlock(${key})`);
    }
  }

  async #transaction<Result>(
    work: (session: Session) => Promise<Result>,
    { bulk = false }: WriteOptions,
  ): Promise<Result> {
    await this.#say('begin isolation level repeatable read');
    this.#depth = 1;
    try {
      // What a server allows by itself is meant for many small questions at once.
      await this.#say(`set local work_mem = '64MB'; set local maintenance_work_mem = '${bulk ? 256 : 64}MB'`);
      const result = await work(this);
      await this.#say('commit');
      return result;
    } catch (thrown) {
      await this.#undo('rollback');
      throw thrown;
    } finally {
      this.#depth = 0;
    }
  }

  async #part<Result>(work: (session: Session) => Promise<Result>): Promise<Result> {
    const name = `tw_${this.#depth}`;
    await this.#say(`savepoint ${name}`);
    this.#depth += 1;
    try {
      const result = await work(this);
      await this.#say(`release ${name}`);
      return result;
    } catch (thrown) {
      await this.#undo(`rollback to ${name}; release ${name}`);
      throw thrown;
    } finally {
      this.#depth -= 1;
    }
  }

  /** The first fault is what is told; where there is no way back, the connection is given up. */
  async #undo(rollback: string): Promise<void> {
    try {
      await this.client.query(rollback);
    } catch {
      this.#isSpoilt = true;
    }
  }

  #say(text: string): Promise<unknown> {
    return this.#guarded(() => this.client.query(text));
  }

  #query(statement: SqlStatement): Promise<pg.QueryResult> {
    const { sql: text, parameters } = compiledFor(postgres, statement);
    return this.#guarded(() => this.client.query({ text, values: [...parameters], types }));
  }

  async #guarded<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (thrown) {
      const fault = faultOf(this.name, thrown);
      if (fault instanceof EngineError && fault.code === 'server-lost') this.#isSpoilt = true;
      throw fault;
    }
  }
}
