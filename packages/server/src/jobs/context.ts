import { EngineError, ExactCounts, isServer, openStore, type Session, type Store, takenBack } from '@tagwright/engine';
import type { JobContext, Transaction } from './job.js';

export interface OpenContext extends JobContext {
  close(): Promise<void>;
}

/** What jobs over a database work with, one at a time. Throws `EngineError`. */
export const openContext = async (database: string): Promise<OpenContext> => {
  const store = await openStore(database, { mode: 'read-only' });
  // A file that is read only still has temporary tables; a server refuses them to who only reads.
  const own = isServer(database) ? await openStore(database, { mode: 'existing' }) : store;
  let kept: Kept | undefined;
  const forget = async (): Promise<void> => {
    const gone = kept;
    kept = undefined;
    await gone?.release();
  };
  return {
    store,
    counts: new ExactCounts(database),
    scratch: async (work) => {
      kept ??= await keep(own);
      try {
        const { session } = kept;
        const transaction: Transaction = (within) => takenBack(session, within);
        return await work(session, transaction);
      } catch (thrown) {
        if (thrown instanceof EngineError && thrown.code === 'server-lost') await forget();
        throw thrown;
      }
    },
    close: async () => {
      await forget();
      if (own !== store) await own.close();
      await store.close();
    },
  };
};

/** A connection that is the same from one job to the next: what one of them lays down outside of a transaction stays. */
interface Kept {
  readonly session: Session;
  release(): Promise<void>;
}

const keep = (store: Store): Promise<Kept> =>
  new Promise((resolve, reject) => {
    const held = store.session(
      (session) => new Promise<void>((end) => resolve({ session, release: async () => (end(), await held) })),
    );
    held.catch(reject);
  });
