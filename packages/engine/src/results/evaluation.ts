import { TABLES } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import { EngineError } from '../errors/engine-error.js';
import type { Session, Store } from '../store/store.js';

/** Which answers a database holds. */
export interface Evaluated {
  /** The hash of the book. */
  readonly book: string;
  /** ms UTC. */
  readonly asOf: number;
}

/** The last evaluation; throws `not-evaluated` where there was none. */
export const evaluated = async (store: Store): Promise<Evaluated> => {
  const found = await evaluatedIn(store, store.name, evaluatedBefore.has(store));
  evaluatedBefore.add(store);
  return found;
};

/** Here the table is: each evaluation takes the place of the one before. Within a transaction it may be taken back. */
const evaluatedBefore = new WeakSet<Store>();

/** The same over a connection to the database of that name; `isThere`: whether there is a table to look at, if known. */
export const evaluatedIn = async (store: Session, path: string, isThere = false): Promise<Evaluated> => {
  const found =
    isThere || (await store.columnsOf(TABLES.meta)).length > 0
      ? await store.row<Evaluated>(sql`select book, as_of as "asOf" from ${sql.id(TABLES.meta)}`)
      : undefined;
  if (found === undefined) throw new EngineError('not-evaluated', { path });
  return found;
};

/** How many customers were known at that instant. */
export const populationSize = async (session: Session): Promise<number> =>
  (await session.row<{ size: number }>(sql`select count(*) as size from ${sql.id(TABLES.state)}`))?.size ?? 0;
