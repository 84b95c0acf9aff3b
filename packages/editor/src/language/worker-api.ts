import { proxy } from 'comlink';
import type { BookFile } from '../draft/book-draft.js';
import type { Locale } from '../words/index.js';
import { LanguageService } from './language-service.js';
import { WorkerBook } from './worker-book.js';

/**
 * What the worker is asked, by comlink: each call is answered later, in the order of asking. The book is the same for
 * all of its parts, so that what is shown together was worked out from one text.
 */
export class WorkerApi {
  #book = new WorkerBook('en');
  #language = new LanguageService(this.#book);

  /** Begins with a language; everything is to be opened again after it. */
  start(locale: Locale): void {
    this.#book = new WorkerBook(locale);
    this.#language = new LanguageService(this.#book);
  }

  open(files: readonly BookFile[]): void {
    this.#book.open(files);
  }

  write(path: string, text: string): void {
    this.#book.write(path, text);
  }

  language(): LanguageService {
    return proxy(this.#language);
  }
}
