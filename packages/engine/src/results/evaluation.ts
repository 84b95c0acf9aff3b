import { TABLES } from '@tagwright/dsl/sql';
import { EngineError } from '../errors/engine-error.js';
import type { SqliteStore } from '../store/sqlite.js';

/** Which answers a database holds. */
export interface Evaluated {
  /** The hash of the book. */
  readonly book: string;
  /** ms UTC. */
  readonly asOf: number;
}

/** The last evaluation; throws `not-evaluated` where there was none. */
export const evaluated = (store: SqliteStore): Evaluated => {
  const parameters = [TABLES.meta];
  const present = store.row({ sql: `select 1 from sqlite_master where type = 'table' and name = ?`, parameters });
  const found =
    present === undefined
      ? undefined
      : store.row<Evaluated>({ sql: `select book, as_of as asOf from ${TABLES.meta}`, parameters: [] });
  if (found === undefined) throw new EngineError('not-evaluated', { path: store.path });
  return found;
};

/** How many customers were known at that instant. */
export const populationSize = (store: SqliteStore): number =>
  store.row<{ size: number }>({ sql: `select count(*) as size from ${TABLES.state}`, parameters: [] })?.size ?? 0;
