import { existsSync } from 'node:fs';
import Sqlite, { type Database } from 'better-sqlite3';
import { EngineError } from '../../errors/engine-error.js';
import type { Session, Store, StoreOptions } from '../store.js';
import { Turns } from '../turns.js';
import { guarded } from './faults.js';
import { registerFunctions } from './functions.js';
import { SqliteSession } from './session.js';
import { InTurn, Pinned } from './in-turn.js';

/** Keeps everything in memory; gone when closed. */
export const IN_MEMORY = ':memory:';

/** One SQLite database over one connection; `:memory:` is none that lasts. Throws `EngineError`. */
export const openSqlite = async (path: string, options: StoreOptions = {}): Promise<SqliteStore> => {
  const mode = options.mode ?? 'create';
  if (mode !== 'create' && path !== IN_MEMORY && !existsSync(path)) throw new EngineError('database-missing', { path });
  return guarded(path, () => {
    const database = connect(path, mode, options.patience ?? 5000);
    try {
      prepare(database, mode);
      return new SqliteStore(path, database);
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
    // Steps write the same pages over and over: with the thousand that SQLite waits for, nearly every other commit would
    // bring them all home, and wait for the disk once more. Measured with facts in hundreds: a third of the time.
    database.pragma('wal_autocheckpoint = 10000');
    // An evaluation writes everything anew; the log does not have to stay that long.
    database.pragma('journal_size_limit = 67108864');
  }
  // Measured at 1M customers and 10M events: more memory than this makes evaluations no faster, less makes them slower.
  database.pragma('cache_size = -131072');
  database.pragma('temp_store = FILE');
  database.pragma('trusted_schema = OFF');
  registerFunctions(database);
};

/** `database` is the connection itself, for who has it to himself. */
export class SqliteStore extends InTurn implements Store {
  constructor(
    readonly name: string,
    readonly database: Database,
  ) {
    super(new SqliteSession(name, database), new Turns());
  }

  /** There is one connection: what is one's own are the turns, and not losing one's place within a transaction. */
  session<Result>(work: (session: Session) => Promise<Result>): Promise<Result> {
    return work(new Pinned(this.connection, this.turns));
  }

  async aside<Result>(work: (session: Session) => Promise<Result>): Promise<Result> {
    if (this.name === IN_MEMORY) return this.session(work);
    const other = await openSqlite(this.name, { mode: 'read-only' });
    try {
      return await other.session(work);
    } finally {
      await other.close();
    }
  }

  async close(): Promise<void> {
    guarded(this.name, () => this.database.close());
  }
}
