import type { Evaluator } from './evaluator.js';
import { javascript } from './javascript.js';
import { openPostgresEvaluator, sqlite } from './sql.js';

export type { Evaluator, Things } from './evaluator.js';

/** All evaluators that have to agree; `server` is the address of a PostgreSQL server. */
export async function openEvaluators(server: string): Promise<readonly Evaluator[]> {
  return [sqlite, await openPostgresEvaluator(server), javascript];
}
