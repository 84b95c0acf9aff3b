import type { Session } from './store.js';

/** Lets a database that plans by how full tables are know how full scratch tables are that have just been filled. */
export const counted = async (session: Session, ...tables: readonly string[]): Promise<void> => {
  const statement = session.dialect.counted(tables);
  if (statement !== undefined) await session.run(statement);
};
