import type { Base, BookDraft, BookFile } from './book-draft.js';

/** A draft as it is kept. */
export interface Kept {
  readonly base: number;
  readonly files: readonly BookFile[];
}

/** A draft as it lies in the browser's own store, where neither a reload nor a crashed tab reaches it. */
export interface KeptLocally extends Kept {
  /** When the server had kept the draft that this one goes on from, as the server told; undefined: it had none. */
  readonly after: string | undefined;
  /** Whether something was written that the server has not been told. */
  readonly isUnsent: boolean;
}

/** A draft as the server keeps it. */
export interface KeptOnServer extends Kept {
  readonly savedAt: string;
}

const nameFor = (owner: string): string => `tagwright.draft.${owner}`;

/** Keeps a draft of somebody in the browser; one that is the base again is forgotten. */
export const keepLocally = (owner: string, draft: BookDraft, known: Pick<KeptLocally, 'after' | 'isUnsent'>): void => {
  const kept: KeptLocally = { base: draft.base.version, files: draft.files, ...known };
  try {
    if (!draft.isChanged()) localStorage.removeItem(nameFor(owner));
    else localStorage.setItem(nameFor(owner), JSON.stringify(kept));
  } catch {
    // Its store is full or locked: the server has the draft in a moment.
  }
};

const areFiles = (files: unknown): files is readonly BookFile[] =>
  Array.isArray(files) &&
  files.every((file: Partial<BookFile> | null) => typeof file?.path === 'string' && typeof file.text === 'string');

/** The draft that somebody left in this browser. */
export const keptLocally = (owner: string): KeptLocally | undefined => {
  try {
    const kept = JSON.parse(localStorage.getItem(nameFor(owner)) ?? 'null') as Partial<KeptLocally> | null;
    // What another version of the app left there, or anybody else, is not ours to go on from.
    return typeof kept?.base === 'number' && areFiles(kept.files) ? (kept as KeptLocally) : undefined;
  } catch {
    return undefined;
  }
};

/**
 * The draft that somebody wrote last. Clocks of a browser and a server do not tell, so it goes by what is known of the
 * other: what this browser has not sent yet is the latest here; otherwise the server has what was written anywhere.
 */
export const latestOf = (local: KeptLocally | undefined, server: KeptOnServer | undefined): Kept | undefined => {
  if (local === undefined) return server;
  return local.isUnsent || local.after === server?.savedAt ? local : server;
};

/** Whether a draft says something else than the base. */
export const differs = ({ files }: Pick<Kept, 'files'>, base: Base): boolean => {
  const texts = new Map(base.files.map(({ path, text }) => [path, text]));
  return files.length !== texts.size || files.some(({ path, text }) => texts.get(path) !== text);
};
