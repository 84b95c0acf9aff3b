import { DummyDriver, Kysely, type RawBuilder, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { SqlStatement } from './sqlite.js';

/** Kysely as a writer of SQL alone: statements run on the store's own connection. */
const writer = new Kysely<Record<string, never>>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

/** The text of a fragment, identifiers quoted and values as parameters. */
export const compile = (fragment: RawBuilder<unknown>): SqlStatement => fragment.compile(writer);
