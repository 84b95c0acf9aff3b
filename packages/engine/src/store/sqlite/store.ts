import { existsSync } from 'node:fs';
import Sqlite, { type Database } from 'better-sqlite3';
import { EngineError } from '../errors/engine-error.js';
import { faultOf } from './faults.js';
import { registerFunctions } from './functions.js';

/** Text of one statement and the values of its `?`, in order. Integers are BigInt: SQLite stores a number as a double. */
export interface SqlStatement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** One open SQLite database. Every method throws {@link EngineError} where the file or the disk is at fault. */
export interface SqliteStore {
  readonly path: string;
  /** The connection itself, for prepared statements in bulk. */
  readonly database: Database;
  /** Runs a statement that returns nothing; the number of rows it changed. */
  run(statement: SqlStatement): number;
  /** Rows one at a time, so that a million of them never lie in memory. Integers beyond 2^53 - 1 are BigInt. */
  rows<Row>(statement: SqlStatement): IterableIterator<Row>;
  /** The only row, or the first. */
  row<Row>(statement: SqlStatement): Row | undefined;
  /** Does `work` in one write transaction (`BEGIN IMMEDIATE`): all of it, or nothing. */
  write<Result>(work: () => Result): Result;
  close(): void;
}

export interface StoreOptions {
  /** `create` (the default) makes the file if there is none; `existing` and `read-only` do not. */
  readonly mode?: 'create' | 'existing' | 'read-only';
  /** How long to wait for another writer, in ms. */
  readonly patience?: number;
}

/** Keeps everything in memory; gone when closed. */
export const IN_MEMORY = ':memory:';

export const openStore = (path: string, options: StoreOptions = {}): SqliteStore => {
  const mode = options.mode ?? 'create';
  if (mode !== 'create' && path !== IN_MEMORY && !existsSync(path)) throw new EngineError('database-missing', { path });
  return guarded(path, () => {
    const database = connect(path, mode, options.patience ?? 5000);
    try {
      prepare(database, mode);
      return storeOver(path, database);
    } catch (thrown) {
      database.close();
      throw thrown;
    }
  });
};

const connect = (path: string, mode: StoreOptions['mode'], patience: number): Database => {
  try {
    return new Sqlite(path, { readonly: mode === 'read-only', fileMustExist: mode !== 'create', timeout: patience });
  } catch (thrown) {
    // A folder that is not there is refused by the driver itself, before SQLite sees it.
    if (thrown instanceof TypeError)
      throw new EngineError('database-cannot-open', { path, reason: thrown.message }, { cause: thrown });
    throw thrown;
  }
};

const prepare = (database: Database, mode: StoreOptions['mode']): void => {
  // The first read: this is where a file that is no database shows.
  database.pragma('schema_version');
  if (mode !== 'read-only') {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    // An evaluation writes everything anew; the log does not have to stay that long.
    database.pragma('journal_size_limit = 67108864');
  }
  // Measured at 1M customers and 10M events: more memory than this makes evaluations no faster, less makes them slower.
  database.pragma('cache_size = -131072');
  database.pragma('temp_store = FILE');
  database.pragma('trusted_schema = OFF');
  registerFunctions(database);
};

const guarded = <Result>(path: string, work: () => Result): Result => {
  try {
    return work();
  } catch (thrown) {
    throw faultOf(path, thrown);
  }
};

const storeOver = (path: string, database: Database): SqliteStore => ({
  path,
  database,
  run: ({ sql, parameters }) => guarded(path, () => database.prepare(sql).run(...parameters).changes),
  row: <Row>({ sql, parameters }: SqlStatement) =>
    guarded(path, () => {
      const row = database
        .prepare(sql)
        .safeIntegers()
        .get(...parameters);
      return row === undefined ? undefined : (inNumbers(row) as Row);
    }),
  rows: function* <Row>({ sql, parameters }: SqlStatement) {
    const statement = guarded(path, () => database.prepare(sql).safeIntegers());
    const rows = guarded(path, () => statement.iterate(...parameters));
    try {
      for (;;) {
        const next = guarded(path, () => rows.next());
        if (next.done === true) return;
        yield inNumbers(next.value) as Row;
      }
    } finally {
      rows.return?.();
    }
  },
  write: (work) => guarded(path, () => database.transaction(work).immediate()),
  close: () => guarded(path, () => database.close()),
});

/** Integers become numbers where a number can hold them. */
const inNumbers = (row: unknown): unknown => {
  const cells = row as Record<string, unknown>;
  for (const [name, value] of Object.entries(cells)) {
    if (typeof value === 'bigint' && value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER)
      cells[name] = Number(value);
  }
  return cells;
};
