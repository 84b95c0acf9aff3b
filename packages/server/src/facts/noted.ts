import type { Fact } from '@tagwright/engine';
import type { Caller } from '../auth/roles.js';
import type { Journal } from '../journal/journal.js';
import type { RowOutcome } from './take-in.js';

/** More customers than this are noted as a number. */
const MOST_NAMED = 20;

type Told<Kind extends Fact['kind']> = Extract<Fact, { kind: Kind }>;

/**
 * Writes into the journal what facts undid, as the routes that undo one thing do: who merged, parted and erased customers,
 * and of which events some were deleted. Where anybody was erased, nobody is named: he may have been known by any of the ids.
 */
export const noteUndone = (journal: Journal, caller: Caller, outcomes: readonly RowOutcome[]): void => {
  const facts = outcomes.flatMap(({ told, outcome }) =>
    'fact' in told && outcome.outcome !== 'refused' && outcome.outcome !== 'duplicate' ? [told.fact] : [],
  );
  const of = <Kind extends Fact['kind']>(kind: Kind): readonly Told<Kind>[] =>
    facts.filter((fact): fact is Told<Kind> => fact.kind === kind);
  const erased = of('erase').length;
  const note = (action: string, customers: readonly string[]): void => {
    if (erased === 0 && customers.length <= MOST_NAMED)
      for (const customer of customers) journal.note(caller, action, { kind: 'customer', customer: String(customer) });
    else if (customers.length > 0) journal.note(caller, action, { kind: 'customer', count: customers.length });
  };
  note(
    'merge',
    of('merge').map(({ customer }) => customer),
  );
  note(
    'unmerge',
    of('unmerge').map(({ merged }) => merged),
  );
  for (const name of new Set(of('delete-event').map(({ event }) => event)))
    journal.note(caller, 'delete', { kind: 'event', name });
  if (erased > 0) journal.note(caller, 'erase', { kind: 'customer', count: erased });
};
