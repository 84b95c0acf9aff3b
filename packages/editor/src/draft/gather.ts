import type { Conflict } from './book-draft.js';
import type { KeptLocally } from './keep.js';
import { rebased } from './rebase.js';

/** What several tabs left, as one draft. */
export interface Gathered {
  readonly kept: KeptLocally;
  /** Files in which two of them wrote the same lines: both are there to choose from. */
  readonly torn: readonly Conflict[];
}

/**
 * Makes one draft of what the same person wrote in several tabs that could not reach the server: what each of them changed, against what
 * it was written on. It is one of the earliest version among them, so that publishing it tells of all that came in between.
 */
export const gathered = (left: readonly KeptLocally[]): Gathered | undefined => {
  const [first, ...others] = left.toSorted((a, b) => a.base - b.base);
  if (first === undefined) return undefined;
  return others.reduce<Gathered>(
    ({ kept, torn }, other) => {
      const { files, conflicts } = rebased(other.agreed.files, kept.files, other.files);
      const unsettled = other.conflicts.filter((each) => !isAmong(each, kept.conflicts));
      return {
        kept: { ...kept, files, conflicts: [...kept.conflicts, ...unsettled, ...conflicts] },
        torn: [...torn, ...conflicts],
      };
    },
    { kept: first, torn: [] },
  );
};

/** Whether a conflict is one of these. */
export const isAmong = ({ path, mine, theirs }: Conflict, conflicts: readonly Conflict[]): boolean =>
  conflicts.some((each) => each.path === path && each.mine === mine && each.theirs === theirs);
