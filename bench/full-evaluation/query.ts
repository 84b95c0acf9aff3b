import type { SqliteStore } from '@tagwright/engine';

/** Runs a hand-written statement as of an instant; integers are bound as such, for a number would arrive as a double. */
export const bound = (store: SqliteStore, statement: string, now: number): void => {
  const prepared = store.database.prepare(statement);
  if (statement.includes(':now')) prepared.run({ now: BigInt(now) });
  else prepared.run();
};
