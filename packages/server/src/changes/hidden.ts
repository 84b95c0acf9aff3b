import type { Plan } from '@tagwright/dsl';
import { bookVersions, standing } from '@tagwright/engine';
import type { KeyRole } from '../auth/roles.js';
import type { Foundation } from '../foundation.js';

/** Plans of books that are in force no more, by the one that was in force when they were read. */
const PAST = new WeakMap<Plan, Promise<readonly Plan[]>>();

/**
 * Names of tags and segments of which a role may see nothing in the log, because they read fields that are hidden from it:
 * in the book in force, or in one before that entries are left of.
 */
export const hiddenNames = async (
  { store, book, visibility }: Pick<Foundation, 'store' | 'book' | 'visibility'>,
  role: KeyRole,
): Promise<ReadonlySet<string>> => {
  const hidden = await visibility.hiddenFrom(role);
  if (hidden.customer.size === 0 && hidden.events.size === 0) return new Set();
  // Another process may have put a book in force whose entries are in the log by now.
  if ((await standing(store))?.book !== book.current()?.hash) await book.look();
  const current = book.current()?.plan;
  if (current === undefined) return new Set();
  let past = PAST.get(current);
  if (past === undefined) {
    past = bookVersions(store).then((versions) => versions.map(({ plan }) => plan));
    // What failed is asked again.
    past.catch(() => PAST.delete(current));
    PAST.set(current, past);
  }
  return new Set([current, ...(await past)].flatMap((plan) => [...visibility.readsHidden(plan, hidden)]));
};
