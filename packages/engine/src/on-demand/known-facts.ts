import type { CustomerFacts, Plan } from '@tagwright/dsl';
import { factsOfSome } from '../history/customer-facts.js';
import type { Session } from '../store/store.js';

/**
 * What is recorded of some customers, as far as a part of a plan looks at it, past and ahead: by id, without those of
 * whom there is nothing.
 */
export const knownFacts = async (
  session: Session,
  part: Plan,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CustomerFacts>> => {
  const found = new Map<string, CustomerFacts>();
  for await (const facts of factsOfSome(session, part, [...new Set(ids)], Number.MAX_SAFE_INTEGER))
    found.set(facts.id, facts);
  return found;
};
