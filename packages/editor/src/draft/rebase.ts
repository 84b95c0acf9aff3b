import { diff3Merge } from 'node-diff3';
import type { BookFile, Conflict } from './book-draft.js';

export interface Rebased {
  readonly files: readonly BookFile[];
  /** Where both changed the same lines, or one the file and the other took it away: `files` has the draft's lines. */
  readonly conflicts: readonly Conflict[];
}

/**
 * A draft that was begun on one text, brought onto a later one: what only one of the two changed is taken over, line by line
 * (a three-way merge, as git does it).
 */
export const rebased = (base: readonly BookFile[], mine: readonly BookFile[], theirs: readonly BookFile[]): Rebased => {
  const [before, own, other] = [base, mine, theirs].map(
    (files) => new Map(files.map(({ path, text }) => [path, text])),
  );
  const paths = [...new Set([...(own?.keys() ?? []), ...(other?.keys() ?? [])])].toSorted();
  const files: BookFile[] = [];
  const conflicts: Conflict[] = [];
  for (const path of paths) {
    const merged = mergedText({ base: before?.get(path), mine: own?.get(path), theirs: other?.get(path) });
    const text = merged.mine ?? merged.theirs;
    if (text !== undefined) files.push({ path, text });
    if (merged.isTorn) conflicts.push({ path, mine: merged.mine, theirs: merged.theirs });
  }
  return { files, conflicts };
};

/**
 * The text of a file once its conflict is settled in favour of one side; undefined: there is no such file. What was written in it
 * after the merge stays, but for the lines that were fought over.
 */
export const settledText = (
  { mine, theirs }: Conflict,
  now: string | undefined,
  whose: 'mine' | 'theirs',
): string | undefined => {
  const [chosen, shown] = whose === 'mine' ? [mine, mine ?? theirs] : [theirs, mine ?? theirs];
  if (chosen === undefined || now === undefined) return chosen;
  return mergedText({ base: shown, mine: now, theirs: chosen }).theirs;
};

interface Three {
  readonly base: string | undefined;
  readonly mine: string | undefined;
  readonly theirs: string | undefined;
}

interface Merged {
  /** With the lines of this side where both changed the same; undefined: there is no such file. */
  readonly mine: string | undefined;
  readonly theirs: string | undefined;
  readonly isTorn: boolean;
}

const mergedText = ({ base, mine, theirs }: Three): Merged => {
  if (mine === theirs || theirs === base) return whole(mine);
  if (mine === base) return whole(theirs);
  if (mine === undefined || theirs === undefined) return { mine, theirs, isTorn: true };
  const regions = diff3Merge(lines(mine), lines(base ?? ''), lines(theirs), { excludeFalseConflicts: true });
  const of = (side: 'a' | 'b'): string =>
    regions.flatMap(({ ok, conflict }) => ok ?? conflict?.[side] ?? []).join('\n');
  return { mine: of('a'), theirs: of('b'), isTorn: regions.some(({ conflict }) => conflict !== undefined) };
};

const whole = (text: string | undefined): Merged => ({ mine: text, theirs: text, isTorn: false });

const lines = (text: string): string[] => text.split('\n');
