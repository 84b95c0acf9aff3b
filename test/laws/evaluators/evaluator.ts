import type { Plan } from '@tagwright/dsl';
import type { Answer, Book, Facts } from '../../oracle/index.js';

/** What facts are of. */
export type Things = Pick<Book, 'customer' | 'events'>;

/** Something that answers what a plan says of facts: one of several that have to agree. */
export interface Evaluator {
  /** As a story calls it: `SQLite`. */
  readonly name: string;
  /** What it says at each of the instants (ms UTC). */
  answers(plan: Plan, things: Things, facts: Facts, nows: readonly number[]): Promise<readonly Answer[]>;
  close(): Promise<void>;
}
