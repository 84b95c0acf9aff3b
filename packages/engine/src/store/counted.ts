import type { Session } from './store.js';

/** Lets a database that plans by how full tables are know how full one is that has just been filled. */
export const counted = async (session: Session, table: string, columns?: readonly string[]): Promise<void> => {
  const statement = session.dialect.counted(table, columns);
  if (statement !== undefined) await session.run(statement);
};
