import type { Plan } from '@tagwright/dsl';
import type { Caller } from '../auth/roles.js';
import type { Deps } from '../deps.js';
import { ServerError } from '../errors/index.js';

/** The book in force as somebody may see it. Throws `no-book`. */
export const seenPlan = (deps: Pick<Deps, 'book' | 'visibility'>, caller: Caller): Promise<Plan> => {
  const inForce = deps.book.current();
  if (inForce === undefined) throw new ServerError(409, 'no-book', {});
  return deps.visibility.seenBy(caller.role, inForce.plan);
};
