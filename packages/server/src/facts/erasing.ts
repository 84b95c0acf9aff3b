import { type Fact, idsOfCustomer } from '@tagwright/engine';
import type { Deps } from '../deps.js';
import { forgetInJournal } from '../journal/forget.js';

/**
 * Has facts taken in, and where they erase anybody, sees to it that no entry of the journal that waits to be written names
 * him afterwards: it is written before, or he is taken out of it after.
 */
export const withoutTraces = async <Result>(
  { store, journal, keeper }: Pick<Deps, 'store' | 'journal' | 'keeper'>,
  facts: readonly Fact[],
  takeIn: () => Promise<Result>,
): Promise<Result> => {
  const told = facts.flatMap((fact: Fact | null | undefined) =>
    fact?.kind === 'erase' && ['string', 'number'].includes(typeof fact.customer) ? [String(fact.customer)] : [],
  );
  if (told.length === 0) return takeIn();
  const ids = new Set<string>();
  for (const customer of told) for (const id of await idsOfCustomer(store, customer)) ids.add(id);
  await journal.flush();
  const result = await takeIn();
  await journal.flush();
  await keeper.record(forgetInJournal, [...ids]);
  return result;
};
