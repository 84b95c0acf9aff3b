import type { Ast, Diagnostic, PlannedBook, Span } from '@tagwright/dsl';
import type { Workspace } from '@tagwright/dsl/service';
import type { Planner } from '../planner.js';
import type { WorkerBook } from '../worker-book.js';

/** The part of a book that can be worked out as it is. */
export interface SoundPart {
  readonly planned: PlannedBook;
  /** The book itself, or without what is broken of it: a place in it is the same place in the book. */
  readonly workspace: Workspace;
  /** The declarations that are left out, because they have errors or rest on one that has. */
  readonly broken: readonly { readonly file: string; readonly span: Span }[];
}

/** How often what rests on something broken is looked for; deeper chains than this are rare, and then nothing is shown. */
const ROUNDS = 6;

/**
 * Keeps a book going while a declaration of it is being written: those with errors are blanked out, and then those that
 * rest on them, so that only they go without counts.
 */
export class SoundBook {
  /** What is left, from one broken text to the next: the tags that are left have other numbers than they have in the book. */
  #rest: Planner | undefined;
  #known: { readonly book: WorkerBook; readonly revision: number; readonly part: SoundPart | undefined } | undefined;

  /** Undefined where hardly anything of the book can be read. */
  of(book: WorkerBook): SoundPart | undefined {
    if (this.#known?.book !== book) this.#rest = undefined;
    if (this.#known?.book !== book || this.#known.revision !== book.revision)
      this.#known = { book, revision: book.revision, part: this.#partOf(book) };
    return this.#known.part;
  }

  #partOf(book: WorkerBook): SoundPart | undefined {
    const { planned, workspace } = book;
    if (planned?.plan !== undefined) return { planned, workspace, broken: [] };
    const broken: { readonly file: string; readonly span: Span }[] = [];
    const texts = new Map(workspace.files.map((file) => [file, workspace.text(file)]));
    const rest = (this.#rest ??= book.fork());
    let found = errorsIn(workspace);
    for (let round = 0; round < ROUNDS; round++) {
      const parsed = round === 0 ? workspace : rest.workspace;
      for (const [file, errors] of found) {
        const spans = declarationsWith(parsed.parsed(file).file.decls, errors);
        broken.push(...spans.map((span) => ({ file, span })));
        texts.set(file, blanked(texts.get(file) ?? '', spans));
      }
      open(rest.workspace, book, texts);
      found = errorsIn(rest.workspace);
      if (found.size > 0) continue;
      const left = rest.plan();
      return left.plan === undefined ? undefined : { planned: left, workspace: rest.workspace, broken };
    }
    return undefined;
  }
}

const open = (workspace: Workspace, book: WorkerBook, texts: ReadonlyMap<string, string>): void => {
  for (const file of workspace.files) if (!texts.has(file)) workspace.close(file);
  for (const [file, text] of texts) workspace.open(file, text);
  for (const { decls } of book.workspace.book.files)
    for (const decl of decls)
      if (decl.kind === 'ListDecl') workspace.setList(decl.path.text, book.text(decl.path.text));
};

/** The errors of a book, by file. */
const errorsIn = (workspace: Workspace): ReadonlyMap<string, readonly Diagnostic[]> =>
  new Map(
    workspace.files.flatMap((file) => {
      const errors = workspace.diagnostics(file).filter(({ level }) => level === 'error');
      return errors.length === 0 ? [] : [[file, errors]];
    }),
  );

/** Where the declarations with errors stand; an error outside of every declaration is left out by itself. */
const declarationsWith = (decls: readonly Ast.Decl[], errors: readonly Diagnostic[]): readonly Span[] => {
  const spans = new Map<Ast.Decl | Diagnostic, Span>();
  for (const error of errors) {
    const around = decls.filter(({ span }) => span.start <= error.span.end && error.span.start <= span.end);
    if (around.length === 0) spans.set(error, error.span);
    for (const decl of around) spans.set(decl, decl.span);
  }
  return [...spans.values()];
};

/** The text with blanks in place of some of it, as long as before. */
const blanked = (text: string, spans: readonly Span[]): string =>
  spans.reduce(
    (rest, { start, end }) => rest.slice(0, start) + rest.slice(start, end).replaceAll(/[^\n]/g, ' ') + rest.slice(end),
    text,
  );
