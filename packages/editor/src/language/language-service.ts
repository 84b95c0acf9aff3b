import { problems } from '@tagwright/dsl/service';
import type { WorkerBook } from './worker-book.js';

/** What an editor asks about the text; answered in the worker, in plain data. */
export class LanguageService {
  readonly #book: WorkerBook;

  constructor(book: WorkerBook) {
    this.#book = book;
  }

  /** What is wrong with a file, in words, without what only follows from meaning. */
  problems(path: string) {
    return problems(this.#book.workspace, path);
  }
}
