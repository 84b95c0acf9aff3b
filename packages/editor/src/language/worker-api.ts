import type { BookFile } from '../draft/book-draft.js';
import type { Edit } from '../draft/buffer.js';
import type { Locale } from '../words/index.js';
import { BookTests } from './book-tests.js';
import { LanguageService } from './language-service.js';
import { LiveRules } from './live/live-rules.js';
import { WorkerBook } from './worker-book.js';

/**
 * What the worker is asked, by comlink: each call is answered later, in the order of asking. The book is the same for
 * all of its parts, so that what is shown together was worked out from one text. Parts are asked over the same port
 * (`worker.language.hover(…)`), or an answer could be of a text from before an edit that was sent earlier.
 */
export class WorkerApi {
  readonly #book = new WorkerBook('en');
  readonly language = new LanguageService(this.#book);
  readonly live = new LiveRules(this.#book);
  readonly tests = new BookTests(this.#book);

  /** Changes the language of whatever is told from now on. */
  speak(locale: Locale): void {
    this.#book.speak(locale);
  }

  /** Loads how Chinese sounds; resolves to whether names are found by it. It comes by itself when something is written. */
  hear(): Promise<boolean> {
    return this.#book.hear();
  }

  /** Takes these files for the whole book. */
  open(files: readonly BookFile[]): void {
    this.#book.open(files);
  }

  /** Replaces a piece of a file's text. */
  edit(path: string, edit: Edit): void {
    void this.#book.hear();
    this.#book.edit(path, edit);
  }
}
