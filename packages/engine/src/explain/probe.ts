import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Store } from '../store/store.js';
import type { StoredValue } from '../results/metrics.js';

type Sql = RawBuilder<unknown>;
export type Answer = StoredValue | null;

/** A result set has room for 2000 columns, and a statement for 32766 parameters. */
const QUESTIONS_PER_STATEMENT = 200;

/** Collects questions about one row, and asks them together. */
export interface Probe {
  /** The answer, once {@link Probe.run} was called. */
  ask(expression: Sql): () => Answer;
  /** False if there is no such row. */
  run(store: Store, rows: Sql): Promise<boolean>;
}

export const createProbe = (): Probe => {
  const questions: Sql[] = [];
  const answers: Answer[] = [];
  return {
    ask: (expression) => {
      const index = questions.push(expression) - 1;
      return () => answers[index] ?? null;
    },
    run: async (store, rows) => {
      for (let start = 0; start < Math.max(questions.length, 1); start += QUESTIONS_PER_STATEMENT) {
        const batch = questions.slice(start, start + QUESTIONS_PER_STATEMENT);
        const columns = [
          sql`1 as found`,
          ...batch.map((question, index) => sql`${question} as ${sql.id(`q${index}`)}`),
        ];
        const row = await store.row<Record<string, Answer>>(sql`select ${sql.join(columns)}${rows}`);
        if (row === undefined) return false;
        batch.forEach((_, index) => answers.push(row[`q${index}`] ?? null));
      }
      return true;
    },
  };
};
