import { type BookChange, bookChanges } from '@tagwright/dsl';
import { differenceOf, type MovedByBook, type Store } from '@tagwright/engine';
import { findRuleFiles } from '../book/find.js';
import type { Context } from '../context.js';
import { Refusal } from '../exit.js';
import { type NamedBook, namedBook, PUBLISHED } from '../reference/reference.js';

/** What changed from one book to another one. */
export interface BookDiff {
  readonly from: NamedBook;
  readonly to: NamedBook;
  /** Undefined where the rules of either have errors. */
  readonly changes: readonly BookChange[] | undefined;
  /** Between versions alone, whom they moved; undefined where nobody knows any more. */
  readonly members: { readonly moved: readonly MovedByBook[] | undefined } | undefined;
}

/** Looks two books up by their names, and holds one against the other. */
export const difference = async (
  context: Context,
  from: string,
  to: string,
  store: Store | undefined,
): Promise<BookDiff> => {
  const surroundings = { session: store, root: rootOf(context, [to, from]) };
  const earlier = await namedBook(context, from, surroundings);
  const later = await namedBook(context, to, surroundings);
  const isVersion = later.version !== undefined && (earlier.version !== undefined || from === '0');
  return {
    from: earlier,
    to: later,
    changes: isSound(earlier) && later.plan !== undefined ? bookChanges(earlier.plan, later.plan) : undefined,
    members:
      store === undefined || later.version === undefined || !isVersion
        ? undefined
        : { moved: (await differenceOf(store, earlier.version, later.version)).members },
  };
};

const isSound = ({ plan, files }: NamedBook): boolean => plan !== undefined || files.length === 0;

/** The folder that commits are looked up in: the one that is compared, else the one that we are in. */
const rootOf = ({ io, words }: Context, names: readonly string[]): string => {
  for (const name of names) {
    if (name === PUBLISHED || /^\d+$/.test(name)) continue;
    try {
      return findRuleFiles([name], io.cwd, words.book).folders[0] ?? io.cwd;
    } catch (thrown) {
      // A commit, that is, and no folder.
      if (!(thrown instanceof Refusal)) throw thrown;
    }
  }
  return io.cwd;
};
