import type { Base, BookDraft, BookFile, Conflict } from './book-draft.js';

/** A draft as it is kept. */
export interface Kept {
  /** The version that it was made on. */
  readonly base: number;
  readonly files: readonly BookFile[];
  readonly conflicts: readonly Conflict[];
}

/** A draft as the server keeps it. */
export interface KeptOnServer extends Kept {
  /** When, as the server told; each save has a later one. */
  readonly savedAt: string;
}

/** What an author and the server agreed on last: what he wrote since is his, and what lies on the server by now is of his other tab or machine. */
export interface Agreed {
  /** undefined: the server had no draft of his. */
  readonly savedAt: string | undefined;
  readonly files: readonly BookFile[];
}

/** What the server has not been told yet, in the browser's own store, where neither a reload nor a crashed tab reaches it. */
export interface KeptLocally extends Kept {
  readonly agreed: Agreed;
}

/**
 * What a tab keeps in the browser for somebody. It lies there until the server has it: what one wrote is not left behind for the next
 * person at the machine, and two tabs leave each other's alone.
 */
export class LocalCopy {
  readonly #name: string;
  #written: string | undefined;

  constructor(owner: string) {
    this.#name = nameFor(owner);
  }

  keep(draft: BookDraft, agreed: Agreed): void {
    const { base, files, conflicts } = draft;
    const kept: KeptLocally = { base: base.version, files, conflicts, agreed };
    const text = JSON.stringify(kept);
    try {
      localStorage.setItem(this.#name, text);
      this.#written = text;
    } catch {
      // Its store is full or locked: the server has the draft in a moment.
    }
  }

  /** Takes over what an earlier tab left, to be forgotten once it is sent. */
  takeOver(): void {
    this.#written = this.#there();
  }

  forget(): void {
    if (this.#written !== undefined && this.#there() === this.#written) localStorage.removeItem(this.#name);
    this.#written = undefined;
  }

  #there(): string | undefined {
    try {
      return localStorage.getItem(this.#name) ?? undefined;
    } catch {
      return undefined;
    }
  }
}

const nameFor = (owner: string): string => `tagwright.draft.${owner}`;

/** The draft that somebody left in this browser, and that the server was not told of. */
export const keptLocally = (owner: string): KeptLocally | undefined => {
  try {
    const kept = JSON.parse(localStorage.getItem(nameFor(owner)) ?? 'null') as Partial<KeptLocally> | null;
    // What another version of the app left there, or anybody else, is not ours to go on from.
    const isOurs = typeof kept?.base === 'number' && areFiles(kept.files) && areFiles(kept.agreed?.files);
    return isOurs && Array.isArray(kept.conflicts) ? (kept as KeptLocally) : undefined;
  } catch {
    return undefined;
  }
};

const areFiles = (files: unknown): files is readonly BookFile[] =>
  Array.isArray(files) &&
  files.every((file: Partial<BookFile> | null) => typeof file?.path === 'string' && typeof file.text === 'string');

/** Whether a draft says something else than the base. */
export const differs = ({ files }: Pick<Kept, 'files'>, base: Pick<Base, 'files'>): boolean => {
  const texts = new Map(base.files.map(({ path, text }) => [path, text]));
  return files.length !== texts.size || files.some(({ path, text }) => texts.get(path) !== text);
};
