import { existsSync } from 'node:fs';
import { relative, sep } from 'node:path';
import type { ParsedFile } from '@tagwright/dsl';
import { pinyinOf } from '@tagwright/dsl/pinyin';
import { Workspace } from '@tagwright/dsl/service';
import type { Locale } from '../../words/index.js';
import { readList } from '../../book/list.js';
import { listsOf } from '../../book/load.js';
import { placeInside } from '../../book/links.js';
import { readTextFile } from '../../book/text-file.js';
import { Refusal } from '../../exit.js';
import { wordsOf } from '../../words/index.js';
import { pathOfUri, uriOfPath } from '../uris.js';

/** An open document, whose text counts, whatever the file on disk says. */
interface OpenText {
  readonly uri: string;
  readonly version: number;
}

/**
 * A rule book as it is on disk and in open editors. Its files go by their paths relative to its folder, with `/` on every
 * platform; a text that was never saved goes by its URI.
 */
export class Book {
  readonly workspace: Workspace;
  /** Why a file could not be read, in words. */
  readonly faults = new Map<string, string>();
  readonly #open = new Map<string, OpenText>();
  readonly #onDisk = new Set<string>();
  /** What has a text, from wherever. */
  readonly #present = new Set<string>();
  /** What was read of the files of lists; undefined: there is none. */
  readonly #lists = new Map<string, string | undefined>();
  readonly #locale: Locale;
  /** Goes up with whatever changes in it. */
  revision = 0;

  constructor(
    readonly folder: string,
    locale: Locale,
  ) {
    this.#locale = locale;
    this.workspace = new Workspace({ locale, pinyin: pinyinOf });
  }

  get files(): readonly string[] {
    return [...new Set([...this.workspace.files, ...this.faults.keys()])];
  }

  fileOf(uri: string): string {
    const path = pathOfUri(uri);
    return path === undefined ? uri : this.fileAt(path);
  }

  fileAt(path: string): string {
    return relative(this.folder, path).split(sep).join('/');
  }

  /** As the client writes it where it has the file open. */
  uriOf(file: string): string {
    return this.#open.get(file)?.uri ?? (isUri(file) ? file : uriOfPath(this.pathOf(file)));
  }

  versionOf(file: string): number | undefined {
    return this.#open.get(file)?.version;
  }

  /** The documents of it that are open, as they are now. */
  get openTexts(): readonly (OpenText & { readonly text: string })[] {
    return [...this.#open].map(([file, open]) => ({ ...open, text: this.workspace.text(file) }));
  }

  has(file: string): boolean {
    return this.#open.has(file) || this.#onDisk.has(file);
  }

  /** A document was opened, or has another text. */
  show(uri: string, version: number, text: string): void {
    const file = this.fileOf(uri);
    this.#open.set(file, { uri, version });
    this.#put(file, text);
  }

  /** A document was closed: what is on disk counts again. */
  hide(uri: string): void {
    const file = this.fileOf(uri);
    this.#open.delete(file);
    if (this.#onDisk.has(file)) this.read(file);
    else this.#put(file, undefined);
  }

  /** Reads exactly these files of the disk, and forgets others that it had from there. */
  readAll(paths: readonly string[]): void {
    const found = new Set(paths.map((path) => this.fileAt(path)));
    for (const file of this.#onDisk) if (!found.has(file)) this.forget(file);
    for (const file of found) this.read(file);
    for (const path of this.#lists.keys()) this.readList(path);
  }

  /** Reads a file of the disk, anew or for the first time. */
  read(file: string): void {
    this.#onDisk.add(file);
    if (this.#open.has(file)) return;
    try {
      this.#put(file, this.#textOf(file));
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      this.#put(file, undefined);
      this.faults.set(file, thrown.message);
    }
  }

  #textOf(file: string): string {
    const words = wordsOf(this.#locale).book;
    const path = this.pathOf(file);
    return readTextFile(existsSync(path) ? placeInside(path, file, [this.folder], words) : path, file, words);
  }

  /** A file of the disk is gone. */
  forget(file: string): void {
    this.#onDisk.delete(file);
    if (!this.#open.has(file)) this.#put(file, undefined);
  }

  get parsed(): readonly ParsedFile[] {
    return this.workspace.files.map((file) => this.workspace.parsed(file));
  }

  /** The files of lists that the rules name, as they write them. */
  get lists(): readonly string[] {
    return listsOf(this);
  }

  /** What was read of them; undefined: there is no such file. */
  get listTexts(): ReadonlyMap<string, string | undefined> {
    return this.#lists;
  }

  /** Reads the files of lists that the rules name by now and did not name before. */
  readNewLists(): void {
    for (const path of this.lists) if (!this.#lists.has(path)) this.readList(path);
  }

  /** Reads the file of a list; one that cannot be read is as one that is not there. */
  readList(path: string): void {
    const text = this.#textOfList(path);
    if (this.#lists.has(path) && this.#lists.get(path) === text) return;
    this.#lists.set(path, text);
    this.workspace.setList(path, text);
    this.revision += 1;
  }

  #textOfList(path: string): string | undefined {
    try {
      return readList(path, [this.folder], wordsOf(this.#locale).book);
    } catch (thrown) {
      if (thrown instanceof Refusal) return undefined;
      throw thrown;
    }
  }

  /** The text that counts for a file; undefined: there is none. */
  #put(file: string, text: string | undefined): void {
    const { workspace } = this;
    this.faults.delete(file);
    const before = this.#present.has(file) ? workspace.text(file) : undefined;
    if (before === text) return;
    if (text === undefined) {
      this.#present.delete(file);
      workspace.close(file);
    } else {
      this.#present.add(file);
      workspace.open(file, text);
    }
    this.revision += 1;
  }

  pathOf(file: string): string {
    return `${this.folder}${sep}${file.split('/').join(sep)}`;
  }
}

const isUri = (file: string): boolean => /^[a-z][\w+.-]+:/i.test(file);
