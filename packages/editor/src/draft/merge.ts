import type { Api } from '../api/client.js';
import type { BookDraft, Conflict } from './book-draft.js';
import { isAmong } from './gather.js';
import { type Agreed, differs, type Kept } from './keep.js';
import { bookInForce, draftOnServer } from './load.js';
import { rebased } from './rebase.js';

/** What came of merging a draft with the one that the same person saved elsewhere. */
export interface Merged {
  readonly agreed: Agreed;
  /** Whether the draft is now what the server has. */
  readonly isAsSaved: boolean;
  /** Whether it took over anything that was not in it, or did not know which to take. */
  readonly isNews: boolean;
  /** Files in which both changed the same lines. */
  readonly conflicts: readonly Conflict[];
}

/**
 * Takes over into a draft what the server has of it by now, against what both were written on. Where it has none any more, it was
 * published or thrown away elsewhere, and the book in force is what it became.
 */
export const mergeWithServer = async (api: Api, draft: BookDraft, agreed: Agreed): Promise<Merged> => {
  const [current, saved] = await Promise.all([bookInForce(api), draftOnServer(api)]);
  const theirs: Kept = saved ?? { base: current.version, files: current.files, conflicts: [] };
  const mine = draft.files;
  const { files, conflicts } = rebased(agreed.files, mine, theirs.files);
  const unsettled = [...draft.conflicts, ...theirs.conflicts.filter((each) => !isAmong(each, draft.conflicts))];
  const version = Math.max(draft.base.version, theirs.base);
  draft.reset({ version, files: current.files }, files, [...unsettled, ...conflicts]);
  return {
    agreed: { savedAt: saved?.savedAt, files: theirs.files },
    isAsSaved: !differs({ files }, theirs) && draft.conflicts.length === theirs.conflicts.length,
    isNews: conflicts.length > 0 || differs({ files }, { files: mine }),
    conflicts,
  };
};
