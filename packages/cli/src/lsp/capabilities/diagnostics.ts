import type { Diagnostic as Found, Level } from '@tagwright/dsl';
import { problems, type Problem } from '@tagwright/dsl/service';
import {
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver';
import type { Book } from '../books/book.js';
import type { Meaning } from '../meaning/meaning.js';
import { explanationUri } from './explanations.js';
import { locationOf, rangeIn, type Session } from '../session.js';
import type { TestRuns } from '../tests/runs.js';

const SEVERITIES: { readonly [L in Level]: DiagnosticSeverity } = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  hint: DiagnosticSeverity.Information,
};

/** What has such a code may as well not be there: editors show it pale. */
const UNNECESSARY: ReadonlySet<string> = new Set(['unreachable-case']);

/** How long typing has to pause before findings are told, and before advice is worked out, in ms. */
const PAUSE = 80;
const REST = 400;

/**
 * Tells the client what is wrong, in all files of all books, open or not: soon after a change what parser and checker
 * find, and once typing rests what follows from what the conditions mean. Only files where something differs are told of.
 */
export class DiagnosticsTold {
  readonly #told = new Map<string, string>();
  readonly #advising = new Set<Book>();
  #isClosed = false;
  #pause: NodeJS.Timeout | undefined;
  #rest: NodeJS.Timeout | undefined;

  constructor(
    readonly session: Session,
    readonly runs: TestRuns,
    readonly meaning: Meaning,
    /** Called once everything was told that there is to say. */
    readonly rested: () => void,
  ) {}

  /** Something changed. */
  soon(): void {
    this.#wait();
    this.#pause = setTimeout(() => this.#safely(() => this.tell()), PAUSE);
    this.#rest = setTimeout(() => {
      this.#safely(() => {
        this.tell();
        this.rested();
        for (const book of this.session.shelf.books) this.#advise(book).catch((fault) => this.#log(fault));
      });
    }, REST);
  }

  /** Takes in what follows from what the conditions mean, once a thread has found it, unless the book is another by then. */
  async #advise(book: Book): Promise<void> {
    if (this.#advising.has(book)) return;
    this.#advising.add(book);
    try {
      let revision: number;
      let found: readonly Found[];
      do {
        ({ revision } = book);
        found = await this.meaning.ask(book, { kind: 'advice' });
      } while (revision !== book.revision);
      book.workspace.advise(found);
      this.tell();
    } finally {
      this.#advising.delete(book);
    }
  }

  /** A fault of our own goes into the client's log; what else the server does goes on. */
  #safely(work: () => void): void {
    try {
      work();
    } catch (fault) {
      this.#log(fault);
    }
  }

  #log(fault: unknown): void {
    if (this.#isClosed) return;
    this.session.connection.console.error(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
  }

  tell(): void {
    const present = new Map<string, string>();
    for (const book of this.session.shelf.books) {
      book.readNewLists();
      for (const file of book.files) this.#tellOf(book, file, present);
    }
    for (const uri of this.#told.keys()) {
      if (present.has(uri)) continue;
      this.#told.delete(uri);
      this.#send({ uri, diagnostics: [] });
    }
  }

  close(): void {
    this.#isClosed = true;
    this.#wait();
  }

  #wait(): void {
    clearTimeout(this.#pause);
    clearTimeout(this.#rest);
  }

  #tellOf(book: Book, file: string, present: Map<string, string>): void {
    const uri = book.uriOf(file);
    const diagnostics = [...findingsOf(this.session, book, file), ...unmetOf(this.session, this.runs, book, file)];
    const text = JSON.stringify(diagnostics);
    if (diagnostics.length > 0 || this.#told.has(uri)) present.set(uri, text);
    if ((this.#told.get(uri) ?? '[]') === text) return;
    this.#told.set(uri, text);
    present.set(uri, text);
    const version = book.versionOf(file);
    this.#send({ uri, diagnostics, ...(version === undefined ? {} : { version }) });
  }

  #send(told: PublishDiagnosticsParams): void {
    // A client that has gone hears nothing more, which is no fault.
    this.session.connection.sendDiagnostics(told).catch(() => {});
  }
}

const SOURCE = 'tagwright';

const findingsOf = (session: Session, book: Book, file: string): readonly Diagnostic[] => {
  const fault = book.faults.get(file);
  if (fault === undefined)
    return problems(book.workspace, file).map((problem) => findingOf(session, book, file, problem));
  const start = { line: 0, character: 0 };
  return [{ source: SOURCE, severity: DiagnosticSeverity.Error, range: { start, end: start }, message: fault }];
};

const findingOf = (session: Session, book: Book, file: string, problem: Problem): Diagnostic => {
  const { code, level, span, message, related } = problem;
  const { client, words } = session;
  return {
    source: SOURCE,
    code,
    ...(client.showsContent ? { codeDescription: { href: explanationUri(code) } } : {}),
    severity: SEVERITIES[level],
    range: rangeIn(session, book, file, span),
    message,
    ...(UNNECESSARY.has(code) ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(client.relatedInformation && related.length > 0
      ? {
          relatedInformation: related.map((place) => ({
            location: locationOf(session, book, place),
            message: words.diagnostics.seeAlso,
          })),
        }
      : {}),
  };
};

const unmetOf = (session: Session, runs: TestRuns, book: Book, file: string): readonly Diagnostic[] =>
  runs
    .of(book)
    .flatMap(({ unmet }) => unmet)
    .filter((each) => each.file === file)
    .map(({ span, message }) => ({
      source: SOURCE,
      severity: DiagnosticSeverity.Error,
      range: rangeIn(session, book, file, span),
      message,
    }));
