import { IN_MEMORY, openStore, type Store } from '@tagwright/engine';

/** A kind of database that hands out empty ones. */
export interface Database {
  /** As a story calls it: `SQLite`. */
  readonly name: string;
  /** Does work on a database with nothing in it, which is nobody else's meanwhile. */
  empty<Result>(work: (store: Store) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** All kinds that have to do the same; `server` is the address of a PostgreSQL server. */
export async function openDatabases(server: string): Promise<readonly Database[]> {
  return [sqlite, await openPostgres(server)];
}

export const sqlite: Database = {
  name: 'SQLite',
  empty: async (work) => {
    const store = await openStore(IN_MEMORY);
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  },
  close: async () => {},
};

/** Schemas on a server, with connections that are kept: each schema is made anew when it is asked for again. */
async function openPostgres(server: string): Promise<Database> {
  const admin = await openStore(server);
  const all: { readonly schema: string; readonly store: Store }[] = [];
  const free: typeof all = [];
  const run = (sql: string) => admin.run({ sql, parameters: [] });
  const another = async () => {
    const schema = `law_story_${process.pid}_${all.length}`;
    await run(`create schema ${schema}`);
    const address = new URL(server);
    address.searchParams.set('options', `-csearch_path=${schema}`);
    const made = { schema, store: await openStore(address.href) };
    all.push(made);
    return made;
  };
  return {
    name: 'PostgreSQL',
    empty: async (work) => {
      const taken = free.pop() ?? (await another());
      await run(`drop schema if exists ${taken.schema} cascade`);
      await run(`create schema ${taken.schema}`);
      try {
        return await work(taken.store);
      } finally {
        free.push(taken);
      }
    },
    close: async () => {
      for (const { schema, store } of all) {
        await store.close();
        await run(`drop schema if exists ${schema} cascade`);
      }
      await admin.close();
    },
  };
}
