import type { Span } from '@tagwright/dsl';
import * as service from '@tagwright/dsl/service';
import { proxyMarker } from 'comlink';
import { type FoundProblem, problemsOf } from './found-problem.js';
import { tokenData } from './token-data.js';
import type { WorkerBook } from './worker-book.js';

/** What is wrong with one file. */
export interface FileProblems {
  readonly path: string;
  readonly problems: readonly FoundProblem[];
}

/**
 * What an editor asks about the text, answered in the worker as plain data. Offsets and spans are of the text that the
 * worker was told last; whoever asks looks whether his text is still that one when the answer comes.
 */
export class LanguageService {
  readonly [proxyMarker] = true as const;
  readonly #book: WorkerBook;

  constructor(book: WorkerBook) {
    this.#book = book;
  }

  get #workspace(): service.Workspace {
    return this.#book.workspace;
  }

  /** What parser and checker found in each file: cheap enough for every keystroke. */
  problems(): readonly FileProblems[] {
    const { files } = this.#workspace;
    return files.map((path) => ({ path, problems: problemsOf(this.#workspace, path, 'text') }));
  }

  /** What follows from what the conditions mean, for each file; empty while there are errors. Ask when typing rests. */
  advice(): readonly FileProblems[] {
    const { files } = this.#workspace;
    return files.map((path) => ({ path, problems: problemsOf(this.#workspace, path, 'meaning') }));
  }

  /** Everything that rules may name, for pickers. */
  palette(): service.Palette {
    return service.palette(this.#workspace);
  }

  async completion(path: string, offset: number): Promise<readonly service.Completion[]> {
    await this.#book.hear();
    return service.completion(this.#workspace, path, offset);
  }

  hover(path: string, offset: number): service.Hover | undefined {
    return service.hover(this.#workspace, path, offset);
  }

  signatureHelp(path: string, offset: number): service.SignatureHelp | undefined {
    return service.signatureHelp(this.#workspace, path, offset);
  }

  definition(path: string, offset: number): readonly service.Location[] {
    return service.definition(this.#workspace, path, offset);
  }

  references(path: string, offset: number): readonly service.Reference[] {
    return service.references(this.#workspace, path, offset);
  }

  prepareRename(path: string, offset: number): service.RenameStart {
    return service.prepareRename(this.#workspace, path, offset);
  }

  /** The edits, over all files, that give the thing under the cursor another name. */
  rename(path: string, offset: number, name: string): service.Renaming {
    return service.rename(this.#workspace, path, offset, name);
  }

  codeActions(path: string, range: Span): readonly service.CodeAction[] {
    return service.codeActions(this.#workspace, path, range);
  }

  formatting(path: string): ReturnType<typeof service.formatting> {
    return service.formatting(this.#workspace, path);
  }

  rangeFormatting(path: string, range: Span): ReturnType<typeof service.rangeFormatting> {
    return service.rangeFormatting(this.#workspace, path, range);
  }

  foldingRanges(path: string): readonly service.FoldingRange[] {
    return service.foldingRanges(this.#workspace, path);
  }

  /** For each offset what grows when a selection there is widened. */
  selectionRanges(path: string, offsets: readonly number[]): readonly (readonly Span[])[] {
    return offsets.map((offset) => service.selectionRanges(this.#workspace, path, offset));
  }

  documentSymbols(path: string): readonly service.DocumentSymbol[] {
    return service.documentSymbols(this.#workspace, path);
  }

  async workspaceSymbols(query: string): Promise<readonly service.WorkspaceSymbol[]> {
    await this.#book.hear();
    return service.workspaceSymbols(this.#workspace, query);
  }

  /** What each word stands for, as {@link tokenData}: ten thousand words as objects would take an editor longer than the colours are worth. */
  tokenData(path: string): Uint32Array {
    return tokenData(service.semanticTokens(this.#workspace, path), this.#workspace.text(path));
  }
}
