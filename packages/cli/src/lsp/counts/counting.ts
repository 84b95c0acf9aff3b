import type { Plan } from '@tagwright/dsl';
import { evaluated, type GroupSize, groupSizes, latestBook, openStore } from '@tagwright/engine';

/** How many customers have each value and are in each segment of the book in force. */
export interface Counted {
  readonly plan: Plan;
  readonly sizes: readonly GroupSize[];
  /** When they were worked out, ms UTC. */
  readonly asOf: number;
}

/** A statement that takes longer is given up, ms. */
const PATIENCE = 60_000;

/** Reads the counts out of a database without writing anything. Throws `EngineError` where there are none. */
export const countsIn = async (database: string): Promise<Counted | undefined> => {
  const store = await openStore(database, { mode: 'read-only', statementTimeout: PATIENCE });
  try {
    const { asOf } = await evaluated(store);
    const book = await latestBook(store);
    return book && { plan: book.plan, sizes: await groupSizes(store, book.plan), asOf };
  } finally {
    await store.close();
  }
};
