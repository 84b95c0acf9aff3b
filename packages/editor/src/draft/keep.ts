import type { Base, BookDraft, BookFile } from './book-draft.js';

/** A draft as it lies in the browser's own store, where neither a reload nor a crashed tab reaches it. */
export interface Kept {
  readonly base: number;
  /** Instant, ms UTC. */
  readonly at: number;
  readonly files: readonly BookFile[];
}

const nameFor = (owner: string): string => `tagwright.draft.${owner}`;

/** Keeps a draft of somebody in the browser; one that is the base again is forgotten. */
export const keepLocally = (owner: string, draft: BookDraft, now: number): void => {
  try {
    if (!draft.isChanged()) localStorage.removeItem(nameFor(owner));
    else localStorage.setItem(nameFor(owner), JSON.stringify(keptOf(draft, now)));
  } catch {
    // Its store is full or locked: the server has the draft in a moment.
  }
};

/** The draft that somebody left in this browser. */
export const keptLocally = (owner: string): Kept | undefined => {
  try {
    const text = localStorage.getItem(nameFor(owner));
    return text === null ? undefined : (JSON.parse(text) as Kept);
  } catch {
    return undefined;
  }
};

export const forgetLocally = (owner: string): void => localStorage.removeItem(nameFor(owner));

const keptOf = (draft: BookDraft, at: number): Kept => ({ base: draft.base.version, at, files: draft.files });

/** The later of two drafts, of which either may not be there. */
export const laterOf = (one: Kept | undefined, other: Kept | undefined): Kept | undefined =>
  one === undefined || (other !== undefined && other.at > one.at) ? other : one;

/** Whether a draft says something else than the base. */
export const differs = ({ files }: Pick<Kept, 'files'>, base: Base): boolean => {
  const texts = new Map(base.files.map(({ path, text }) => [path, text]));
  return files.length !== texts.size || files.some(({ path, text }) => texts.get(path) !== text);
};
