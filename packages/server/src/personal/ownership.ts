import type { Session, Store } from '@tagwright/engine';
import { sql } from 'kysely';

/** The setting of a connection by which row-level security knows for whom it speaks. */
export const OWNER_SETTING = 'tagwright.owner';

/** For everybody: where somebody is erased, or a key withdrawn. No key has this id. */
export const EVERYBODY = '*';

const speakFor = async (session: Session, owner: string, within: 'transaction' | 'connection'): Promise<void> => {
  await session.row(sql`select set_config(${OWNER_SETTING}, ${owner}, ${sql.lit(within === 'transaction')})`);
};

/** Writes within a transaction for an owner; what follows in it speaks for nobody again. */
export const writingAs = async <Result>(
  session: Session,
  owner: string,
  work: (session: Session) => Promise<Result>,
): Promise<Result> => {
  if (session.dialect.name !== 'postgres') return work(session);
  await speakFor(session, owner, 'transaction');
  const result = await work(session);
  // Where the work fails, the setting goes with the transaction.
  await speakFor(session, '', 'transaction');
  return result;
};

/** Reads for an owner, on a connection that speaks for nobody before and after. */
export const readingAs = <Result>(
  store: Store,
  owner: string,
  work: (session: Session) => Promise<Result>,
): Promise<Result> => {
  if (store.dialect.name !== 'postgres') return work(store);
  return store.session(async (session) => {
    await speakFor(session, owner, 'connection');
    try {
      return await work(session);
    } finally {
      await speakFor(session, '', 'connection');
    }
  });
};
