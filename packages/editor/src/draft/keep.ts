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
  /** Its tab said that it goes, and writes no more of it. */
  readonly isLeft?: boolean;
}

/** What lies in this browser of somebody's draft: one entry for each tab in which he wrote. */
export interface LeftInBrowser {
  readonly name: string;
  readonly kept: KeptLocally;
}

/**
 * What a tab keeps in the browser for somebody, under a name of its own: tabs that cannot reach the server do not write over each
 * other. It lies there until the server has it, so that what one wrote is not left behind for the next person at the machine. As
 * long as the tab lives it holds a lock of that name, by which others know that it will send the entry itself.
 */
export class LocalCopy {
  readonly name: string;
  /** Entries of earlier tabs that this one goes on from; they go once it has them in an entry of its own. */
  #taken: readonly string[] = [];
  #kept: KeptLocally | undefined;
  #release: (() => void) | undefined;

  constructor(owner: string) {
    this.name = `${nameFor(owner)}/${atRandom()}`;
  }

  keep(draft: BookDraft, agreed: Agreed): void {
    const { base, files, conflicts } = draft;
    this.#hold();
    if (this.#write({ base: base.version, files, conflicts, agreed })) this.#forgetTaken();
    // Its store is full or locked: the server has the draft in a moment.
  }

  /** Goes on from what earlier tabs left. */
  takeOver(names: readonly string[]): void {
    this.#taken = [...this.#taken, ...names.filter((name) => name !== this.name)];
  }

  forget(): void {
    this.#kept = undefined;
    removeEntry(this.name);
    this.#forgetTaken();
  }

  /** Leaves what is not sent to whoever opens the app next. */
  leave(): void {
    if (this.#kept !== undefined) this.#write({ ...this.#kept, isLeft: true });
    this.#release?.();
    this.#release = undefined;
  }

  #write(kept: KeptLocally): boolean {
    try {
      localStorage.setItem(this.name, JSON.stringify(kept));
      this.#kept = kept;
      return true;
    } catch {
      return false;
    }
  }

  #forgetTaken(): void {
    for (const name of this.#taken) removeEntry(name);
    this.#taken = [];
  }

  #hold(): void {
    if (this.#release !== undefined) return;
    const held = new Promise<void>((resolve) => {
      this.#release = resolve;
    });
    void locks()?.request(this.name, () => held);
  }
}

const nameFor = (owner: string): string => `tagwright.draft.${owner}`;

const atRandom = (): string =>
  [...crypto.getRandomValues(new Uint32Array(2))].map((each) => each.toString(36)).join('');

/** Browsers have them only where the connection is safe. */
const locks = (): LockManager | undefined => globalThis.navigator?.locks;

const removeEntry = (name: string): void => {
  try {
    localStorage.removeItem(name);
  } catch {
    // A store that cannot be reached holds nothing of ours.
  }
};

/**
 * What tabs of somebody left in this browser, and the server was not told of: those that went, and those that crashed. Where it
 * cannot be known whether a tab lives its entry is taken, too; both then send the same.
 * @param own The entry of the tab that asks.
 */
export const leftInBrowser = async (owner: string, own?: string): Promise<readonly LeftInBrowser[]> => {
  const [held, entries] = [await namesHeld(), entriesOf(owner)];
  return entries.filter(({ name, kept }) => name === own || kept.isLeft === true || !held.has(name));
};

const namesHeld = async (): Promise<ReadonlySet<string | undefined>> => {
  const { held = [] } = (await locks()?.query()) ?? {};
  return new Set(held.map(({ name }) => name));
};

const entriesOf = (owner: string): readonly LeftInBrowser[] => {
  try {
    const names = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? '');
    return names
      .filter((name) => name === nameFor(owner) || name.startsWith(`${nameFor(owner)}/`))
      .toSorted()
      .flatMap((name) => {
        const kept = readEntry(name);
        return kept === undefined ? [] : [{ name, kept }];
      });
  } catch {
    return [];
  }
};

const readEntry = (name: string): KeptLocally | undefined => {
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? 'null') as Partial<KeptLocally> | null;
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
