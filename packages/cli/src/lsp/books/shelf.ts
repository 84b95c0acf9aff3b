import { readdirSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { RULE_FILE, ruleFilesBelow } from '../../book/find.js';
import { placesOfList } from '../../book/list.js';
import { isVisibleBelow } from '../../book/watch.js';
import type { Locale } from '../../words/index.js';
import { pathOfUri } from '../uris.js';
import { Book } from './book.js';

/** A file of a book. */
export interface InBook {
  readonly book: Book;
  readonly file: string;
}

/** Where texts that belong to no folder are kept apart. */
const NOWHERE = '';

/**
 * The books of an editor: one for each folder that it has open, as `tagwright check` finds it there, or for the folders
 * in it that the settings name. A file outside of them makes a book with the rule files beside it.
 */
export class Shelf {
  readonly #books = new Map<string, Book>();
  /** The folders whose books take in what lies deeper, too. */
  readonly #roots = new Set<string>();

  constructor(
    readonly locale: Locale,
    /** Folders of books, relative to an open folder; none: the open folder is the book. */
    readonly within: readonly string[],
  ) {}

  get books(): readonly Book[] {
    return [...this.#books.values()];
  }

  /** The folders that books lie in, each with all that is below it. */
  get roots(): readonly string[] {
    return [...this.#roots];
  }

  /** Adds the books of an open folder. */
  addFolder(folder: string): void {
    const inside = this.within.length === 0 ? ['.'] : this.within;
    for (const each of inside) this.#roots.add(resolve(folder, each));
    this.#moveIn(folder);
  }

  /** Takes the books of a folder away. What is open in it belongs to the files beside it from now on. */
  removeFolder(folder: string): void {
    for (const root of this.roots) if (root === folder || root.startsWith(folder + sep)) this.#roots.delete(root);
    this.#moveIn(folder);
  }

  /** Puts the files at and below a folder into the books that are theirs by now. */
  #moveIn(folder: string): void {
    const before = [...this.#books].filter(([root]) => root === folder || root.startsWith(folder + sep));
    for (const [root] of before) this.#books.delete(root);
    for (const root of this.#roots) this.#bookIn(root);
    this.rescan();
    for (const { uri, version, text } of before.flatMap(([, book]) => book.openTexts))
      this.bookFor(uri).book.show(uri, version, text);
  }

  /** Looks again which files there are on disk, and reads them all. */
  rescan(): void {
    for (const [root, book] of this.#books) {
      if (root === NOWHERE) continue;
      book.readAll(this.#roots.has(root) ? this.#filesOf(root) : filesIn(root));
    }
  }

  /** The book that a document belongs to; one is made for it where there is none yet. */
  bookFor(uri: string): InBook {
    const path = pathOfUri(uri);
    const book = path === undefined ? this.#bookIn(NOWHERE) : this.#bookAround(path);
    return { book, file: book.fileOf(uri) };
  }

  /** A document that was opened, or a file of a book. */
  find(uri: string): InBook | undefined {
    const path = pathOfUri(uri);
    const root = path === undefined ? NOWHERE : this.#rootAround(path);
    const book = this.#books.get(root ?? dirname(path ?? ''));
    const file = book?.fileOf(uri) ?? '';
    return book?.has(file) === true ? { book, file } : undefined;
  }

  /** Something happened to a file of the disk. */
  fileChanged(path: string, isGone: boolean): void {
    if (path.endsWith(RULE_FILE)) {
      const root = this.#rootAround(path);
      const book = this.#books.get(root ?? dirname(path));
      if (book === undefined || (root !== undefined && !isVisibleBelow(root, path))) return;
      const file = book.fileAt(path);
      if (isGone) book.forget(file);
      else book.read(file);
      return;
    }
    for (const book of this.books)
      for (const list of book.lists) if (placesOfList(list, [book.folder]).includes(path)) book.readList(list);
  }

  #bookAround(path: string): Book {
    const root = this.#rootAround(path);
    if (root !== undefined) return this.#bookIn(root);
    const folder = dirname(path);
    const isNew = !this.#books.has(folder);
    const book = this.#bookIn(folder);
    if (isNew) book.readAll(filesIn(folder));
    return book;
  }

  /** The deepest of the roots that a path lies below. */
  #rootAround(path: string): string | undefined {
    return this.roots.filter((root) => path.startsWith(root + sep)).sort((a, b) => b.length - a.length)[0];
  }

  #filesOf(root: string): readonly string[] {
    try {
      return ruleFilesBelow(root).filter((path) => this.#rootAround(path) === root);
    } catch {
      // A folder that is gone, or closed to us, has no files.
      return [];
    }
  }

  #bookIn(folder: string): Book {
    const book = this.#books.get(folder) ?? new Book(folder, this.locale);
    this.#books.set(folder, book);
    return book;
  }
}

/** The rule files of a folder itself. */
const filesIn = (folder: string): readonly string[] => {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && entry.name.endsWith(RULE_FILE))
      .map(({ name }) => join(folder, name));
  } catch {
    return [];
  }
};
