import { PlainBuffer, type TextBuffer } from './buffer.js';

/** A file of a book: rules (`.tag`), or what one of its lists names. */
export interface BookFile {
  readonly path: string;
  readonly text: string;
}

/** The published book that a draft was begun on. */
export interface Base {
  /** 0 where nothing was published yet. */
  readonly version: number;
  readonly files: readonly BookFile[];
}

/**
 * A file in which others changed the same lines as its author, while he has not chosen yet: all of it with his lines there, and with
 * theirs; undefined where that side took the file away.
 */
export interface Conflict {
  readonly path: string;
  readonly mine: string | undefined;
  readonly theirs: string | undefined;
}

/** What changed of a draft. */
export type DraftChange =
  | { readonly kind: 'text'; readonly path: string }
  /** Files came, went, or the whole draft is another. */
  | { readonly kind: 'files' };

type Listener = (change: DraftChange) => void;

interface OpenFile {
  readonly buffer: TextBuffer;
  readonly leave: () => void;
}

/** The book as somebody is writing it. Text is its only state: everything that is shown is worked out from it. */
export class BookDraft {
  #base: Base;
  readonly #files = new Map<string, OpenFile>();
  readonly #listeners = new Set<Listener>();
  readonly #endings = new Set<() => void>();
  #conflicts: readonly Conflict[];
  #revision = 0;
  #arrangement = 0;

  constructor(base: Base, files: readonly BookFile[] = base.files, conflicts: readonly Conflict[] = []) {
    this.#base = base;
    this.#conflicts = conflicts;
    this.#fill(files);
  }

  get base(): Base {
    return this.#base;
  }

  /** What has to be settled before the draft can be published. */
  get conflicts(): readonly Conflict[] {
    return this.#conflicts;
  }

  /** Counts the changes of any file. */
  get revision(): number {
    return this.#revision;
  }

  /** Counts the changes of anything but texts: of which files there are, what the draft goes on from, what is in conflict. */
  get arrangement(): number {
    return this.#arrangement;
  }

  /** The paths of all files, sorted. */
  get paths(): readonly string[] {
    return [...this.#files.keys()].toSorted();
  }

  /** Paths of rules alone. */
  get rulePaths(): readonly string[] {
    return this.paths.filter(isRules);
  }

  get files(): readonly BookFile[] {
    return this.paths.map((path) => ({ path, text: this.textOf(path) }));
  }

  has(path: string): boolean {
    return this.#files.has(path);
  }

  /** The buffer of a file; undefined where there is none. */
  buffer(path: string): TextBuffer | undefined {
    return this.#files.get(path)?.buffer;
  }

  /** The text of a file; empty where there is none. */
  textOf(path: string): string {
    return this.buffer(path)?.text ?? '';
  }

  /** Whether a file, or anything at all, differs from the base. */
  isChanged(path?: string): boolean {
    const before = new Map(this.#base.files.map((file) => [file.path, file.text]));
    const differs = (each: string): boolean => before.get(each) !== this.buffer(each)?.text;
    if (path !== undefined) return differs(path);
    return before.size !== this.#files.size || [...this.#files.keys()].some(differs);
  }

  /** Adds a file, or gives it another text as one step of undoing. */
  write(path: string, text: string): void {
    const known = this.buffer(path);
    if (known !== undefined) {
      known.apply([{ span: { start: 0, end: known.text.length }, text }]);
      return;
    }
    this.#open(path, new PlainBuffer(text));
    this.#tell({ kind: 'files' });
  }

  remove(path: string): void {
    this.#files.get(path)?.leave();
    if (this.#files.delete(path)) this.#tell({ kind: 'files' });
  }

  /** Lets another buffer with the same text hold a file from now on: that of an editor which undoes by itself. */
  adopt(path: string, buffer: TextBuffer): void {
    if (this.textOf(path) !== buffer.text) throw new Error(`the buffer has another text than ${path}`);
    this.#files.get(path)?.leave();
    this.#open(path, buffer);
    this.#tell({ kind: 'files' });
  }

  /** Forgets a conflict, after the file was given the text that was chosen. */
  settle(conflict: Conflict): void {
    this.#conflicts = this.#conflicts.filter((each) => each !== conflict);
    this.#tell({ kind: 'files' });
  }

  /** Begins anew on a base, with its files or others. */
  reset(base: Base, files: readonly BookFile[] = base.files, conflicts: readonly Conflict[] = []): void {
    this.#base = base;
    this.#conflicts = conflicts;
    const kept = new Set(files.map(({ path }) => path));
    for (const path of this.paths) {
      if (kept.has(path)) continue;
      this.#files.get(path)?.leave();
      this.#files.delete(path);
    }
    for (const { path, text } of files) {
      if (this.has(path)) this.write(path, text);
      else this.#open(path, new PlainBuffer(text));
    }
    this.#tell({ kind: 'files' });
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Lets go of what was made for the draft, which nobody shows any more. */
  end(): void {
    for (const task of this.#endings) task();
    this.#endings.clear();
  }

  onEnd(task: () => void): void {
    this.#endings.add(task);
  }

  #fill(files: readonly BookFile[]): void {
    for (const { path, text } of files) this.#open(path, new PlainBuffer(text));
  }

  #open(path: string, buffer: TextBuffer): void {
    this.#files.set(path, { buffer, leave: buffer.subscribe(() => this.#tell({ kind: 'text', path })) });
  }

  #tell(change: DraftChange): void {
    this.#revision++;
    if (change.kind === 'files') this.#arrangement++;
    for (const listener of this.#listeners) listener(change);
  }
}

/** Whether a file holds rules, by its name. */
export const isRules = (path: string): boolean => path.endsWith('.tag');
