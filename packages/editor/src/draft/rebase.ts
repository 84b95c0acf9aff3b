import { diff3Merge } from 'node-diff3';
import type { BookFile } from './book-draft.js';

/** A file in which both changed the same lines, as it was in the base, in the draft and in the book in force. */
export interface Conflict {
  readonly path: string;
  readonly mine: string | undefined;
  readonly theirs: string | undefined;
}

export interface Rebased {
  readonly files: readonly BookFile[];
  /** Where both changed the same lines, or one the file and the other took it away: `files` has the draft's text. */
  readonly conflicts: readonly Conflict[];
}

/**
 * A draft that was begun on one version, brought onto a later one: what only one of the two changed is taken over, line
 * by line (a three-way merge, as git does it).
 */
export const rebased = (base: readonly BookFile[], mine: readonly BookFile[], theirs: readonly BookFile[]): Rebased => {
  const [before, own, other] = [base, mine, theirs].map(
    (files) => new Map(files.map(({ path, text }) => [path, text])),
  );
  const paths = [...new Set([...(own?.keys() ?? []), ...(other?.keys() ?? [])])].toSorted();
  const files: BookFile[] = [];
  const conflicts: Conflict[] = [];
  for (const path of paths) {
    const texts = { base: before?.get(path), mine: own?.get(path), theirs: other?.get(path) };
    const { text, isTorn } = mergedText(texts);
    if (text !== undefined) files.push({ path, text });
    if (isTorn) conflicts.push({ path, mine: texts.mine, theirs: texts.theirs });
  }
  return { files, conflicts };
};

interface Three {
  readonly base: string | undefined;
  readonly mine: string | undefined;
  readonly theirs: string | undefined;
}

const mergedText = ({ base, mine, theirs }: Three): { readonly text: string | undefined; readonly isTorn: boolean } => {
  if (mine === theirs || theirs === base) return { text: mine, isTorn: false };
  if (mine === base) return { text: theirs, isTorn: false };
  if (mine === undefined || theirs === undefined) return { text: mine ?? theirs, isTorn: true };
  const regions = diff3Merge(lines(mine), lines(base ?? ''), lines(theirs), { excludeFalseConflicts: true });
  if (regions.some(({ conflict }) => conflict !== undefined)) return { text: mine, isTorn: true };
  return { text: regions.flatMap(({ ok }) => ok ?? []).join('\n'), isTorn: false };
};

const lines = (text: string): string[] => text.split('\n');
