import type { Plan } from '@tagwright/dsl';
import type { Caller } from '../auth/roles.js';
import type { InForce } from '../book/book.js';
import type { Deps } from '../deps.js';
import { ServerError } from '../errors/index.js';

/** The book in force, and as much of its plan as somebody may see. */
export interface BookSeen {
  readonly inForce: InForce;
  /** Its parts are those that `inForce.origins` knows, where the texts of the book are known. */
  readonly plan: Plan;
}

/** The book in force as somebody sees it. Throws `no-book`. */
export const bookSeenBy = async (
  { book, visibility }: Pick<Deps, 'book' | 'visibility'>,
  { role }: Pick<Caller, 'role'>,
): Promise<BookSeen> => {
  const inForce = book.current();
  if (inForce === undefined) throw new ServerError(409, 'no-book', {});
  return { inForce, plan: await visibility.seenBy(role, inForce.compilation?.plan ?? inForce.plan) };
};
