import { isServer, openStore, type Session, type Store } from '@tagwright/engine';
import { sql } from 'kysely';
import type { JobContext } from './job.js';

export interface OpenContext extends JobContext {
  close(): Promise<void>;
}

/** What jobs over a database work with. Throws `EngineError`. */
export const openContext = async (database: string): Promise<OpenContext> => {
  const store = await openStore(database, { mode: 'read-only' });
  // A file that is read only still has temporary tables; a server refuses them to who only reads.
  let second: Promise<Store> | undefined;
  const scratchStore = (): Promise<Store> =>
    isServer(database) ? (second ??= openStore(database, { mode: 'existing' })) : Promise.resolve(store);
  return {
    store,
    scratch: async (work) => (await scratchStore()).session((session) => takenBack(session, work)),
    close: async () => {
      await store.close();
      await (await second)?.close();
    },
  };
};

const takenBack = async <Result>(session: Session, work: (session: Session) => Promise<Result>): Promise<Result> => {
  await session.run(session.dialect.name === 'sqlite' ? sql`begin` : sql`begin isolation level repeatable read`);
  try {
    return await work(session);
  } finally {
    await session.run(sql`rollback`);
  }
};
