import type { Store, StoreOptions } from './store.js';
import { openPostgres } from './postgres/store.js';
import { openSqlite } from './sqlite/store.js';

export { IN_MEMORY } from './sqlite/store.js';

/** Whether a name is that of a database on a server, and not of a file. */
export const isServer = (name: string): boolean => /^postgres(ql)?:\/\//i.test(name);

/**
 * Opens a database: `postgres://user:password@host:port/database` on a PostgreSQL server, anything else a SQLite file
 * (`:memory:` is none, and gone when closed). Throws `EngineError`.
 */
export const openStore = (name: string, options: StoreOptions = {}): Promise<Store> =>
  isServer(name) ? openPostgres(name, options) : openSqlite(name, options);
