import { checkBook, type CheckedBook, type Pinyin } from '../check/index.js';
import type { Diagnostic, TextEdit } from '../diagnostics/diagnostic.js';
import type { MessageLocale } from '../diagnostics/messages/index.js';
import { parse, reparse, type ParsedFile } from '../syntax/index.js';
import { applyInOrder } from './edits.js';

export interface WorkspaceOptions {
  /** The language of what is shown. */
  readonly locale?: MessageLocale;
  /** How Chinese text sounds (`@tagwright/dsl/pinyin` knows): completion finds 最近消费 for `zjxf`. */
  readonly pinyin?: Pinyin;
  /** What follows from what the conditions of a book without errors mean (`planBook` of `@tagwright/dsl` knows). */
  readonly advise?: Advise;
  /** Is told each book that is checked: what is known of the one before can be carried over (`carriedTo` of `@tagwright/dsl`). */
  readonly checked?: (book: CheckedBook) => void;
}

export type Advise = (book: CheckedBook, texts: ReadonlyMap<string, string>) => readonly Diagnostic[];

/**
 * A rule book as it is being written: files, lists, and what was made of them. Everything is worked out when it is
 * first asked for and kept until a change touches it: trees until their file changes, what the checker found out about
 * a declaration until it or something that its names lead to changes. Reading never throws, whatever the texts hold.
 */
export class Workspace {
  readonly #texts = new Map<string, string>();
  readonly #parsed = new Map<string, ParsedFile>();
  /** The trees of files as they were before their last change. */
  readonly #earlier = new Map<string, ParsedFile>();
  readonly #lists = new Map<string, string>();
  #locale: MessageLocale;
  #pinyin: Pinyin | undefined;
  readonly #advise: Advise | undefined;
  readonly #checked: WorkspaceOptions['checked'];
  #advice: readonly Diagnostic[] | undefined;
  #book: CheckedBook | undefined;
  /** The last book that was checked, from which the next takes over what no change has touched. */
  #last: CheckedBook | undefined;

  constructor(options: WorkspaceOptions = {}) {
    this.#locale = options.locale ?? 'en';
    this.#pinyin = options.pinyin;
    this.#advise = options.advise;
    this.#checked = options.checked;
  }

  /** The same book once more, to be changed apart from this one: what is known of it has not to be found out again. */
  fork({ checked }: Pick<WorkspaceOptions, 'checked'> = {}): Workspace {
    const fork = new Workspace({
      locale: this.#locale,
      ...(this.#pinyin === undefined ? {} : { pinyin: this.#pinyin }),
      ...(checked === undefined ? {} : { checked }),
    });
    for (const [file, text] of this.#texts) fork.#texts.set(file, text);
    for (const [path, text] of this.#lists) fork.#lists.set(path, text);
    for (const file of this.files) fork.#parsed.set(file, this.parsed(file));
    fork.#book = this.book;
    fork.#last = this.book;
    return fork;
  }

  get locale(): MessageLocale {
    return this.#locale;
  }

  set locale(locale: MessageLocale) {
    this.#locale = locale;
  }

  get pinyin(): Pinyin | undefined {
    return this.#pinyin;
  }

  /** What is heard of names counts from now on: a book in which names were suggested is checked anew. */
  set pinyin(pinyin: Pinyin | undefined) {
    this.#pinyin = pinyin;
    if (this.#last?.diagnostics.some(({ params }) => 'nearest' in params) !== true) return;
    this.#last = undefined;
    this.#forget();
  }

  /** Adds a file, or gives it another text. Paths are relative to the book's folder. */
  open(file: string, text: string): void {
    if (this.#texts.get(file) === text) return;
    this.#texts.set(file, text);
    this.#forget(file);
  }

  /** Edits a file: each edit is of the text as the one before left it, as LSP sends them. */
  change(file: string, edits: readonly TextEdit[]): void {
    this.open(file, applyInOrder(this.#texts.get(file) ?? '', edits));
  }

  /** Takes a file out of the book. */
  close(file: string): void {
    if (!this.#texts.delete(file)) return;
    this.#forget(file);
  }

  /** The text of a list's file, by the path as the book writes it; undefined: there is none. */
  setList(path: string, text: string | undefined): void {
    if (this.#lists.get(path) === text) return;
    if (text === undefined) this.#lists.delete(path);
    else this.#lists.set(path, text);
    this.#forget();
  }

  /** The paths of all files, sorted. */
  get files(): readonly string[] {
    return [...this.#texts.keys()].toSorted();
  }

  /** The text of a file; empty for one that is not there. */
  text(file: string): string {
    return this.#texts.get(file) ?? '';
  }

  parsed(file: string): ParsedFile {
    const known = this.#parsed.get(file);
    if (known !== undefined) return known;
    const earlier = this.#earlier.get(file);
    const parsed = earlier === undefined ? parse(file, this.text(file)) : reparse(earlier, this.text(file));
    if (this.#texts.has(file)) this.#parsed.set(file, parsed);
    return parsed;
  }

  /** The whole book, checked. */
  get book(): CheckedBook {
    if (this.#book === undefined) {
      this.#book = this.#check();
      this.#last = this.#book;
      this.#checked?.(this.#book);
    }
    return this.#book;
  }

  /** What parser and checker found in a file, in the order of its text: cheap enough for every keystroke. */
  diagnostics(file: string): readonly Diagnostic[] {
    return inOrder([...this.parsed(file).diagnostics, ...this.book.diagnostics.filter((found) => found.file === file)]);
  }

  /**
   * What follows from what the conditions mean: cases never reached, gaps, overlaps. It looks at the whole book and is
   * empty as long as the book has errors; ask when typing rests.
   */
  advice(file: string): readonly Diagnostic[] {
    this.#advice ??= this.#isSound() ? (this.#advise?.(this.book, this.#texts) ?? []) : [];
    return inOrder(this.#advice.filter((found) => found.file === file));
  }

  /** Takes advice that was worked out elsewhere, on the texts as they are now. */
  advise(found: readonly Diagnostic[]): void {
    this.#advice = this.#isSound() ? found : [];
  }

  /** {@link diagnostics}, and {@link advice} where it was asked for since the last change. */
  findings(file: string): readonly Diagnostic[] {
    return this.#advice === undefined
      ? this.diagnostics(file)
      : inOrder([...this.diagnostics(file), ...this.advice(file)]);
  }

  #isSound(): boolean {
    const all = [...this.files.flatMap((file) => this.parsed(file).diagnostics), ...this.book.diagnostics];
    return all.every(({ level }) => level !== 'error');
  }

  #forget(file?: string): void {
    this.#book = undefined;
    this.#advice = undefined;
    const parsed = file === undefined ? undefined : this.#parsed.get(file);
    if (file === undefined || parsed === undefined) return;
    this.#earlier.set(file, parsed);
    this.#parsed.delete(file);
  }

  #check(): CheckedBook {
    const trees = this.files.map((file) => this.parsed(file).file);
    const lists = new Map(
      trees.flatMap(({ decls }) =>
        decls.flatMap((decl) =>
          decl.kind === 'ListDecl' ? [[decl.path.text, this.#lists.get(decl.path.text)] as const] : [],
        ),
      ),
    );
    const pinyin = this.#pinyin === undefined ? {} : { pinyin: this.#pinyin };
    return checkBook(trees, lists, { texts: new Map(this.#texts), ...pinyin }, this.#last);
  }
}

const inOrder = (found: readonly Diagnostic[]): readonly Diagnostic[] =>
  found.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
