import { sql } from 'kysely';
import type { Session } from './store.js';

/**
 * Does work in a transaction that is taken back, whatever becomes of it: temporary tables go with it, and nothing of the
 * database has changed. On a server all of it sees one state of the data.
 */
export const takenBack = async <Result>(session: Session, work: () => Promise<Result>): Promise<Result> => {
  await session.run(session.dialect.name === 'sqlite' ? sql`begin` : sql`begin isolation level repeatable read`);
  try {
    return await work();
  } finally {
    await session.run(sql`rollback`);
  }
};
