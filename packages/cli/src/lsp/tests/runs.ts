import type { Book } from '../books/book.js';
import type { Meaning } from '../meaning/meaning.js';
import type { Ran } from './ran.js';

interface Kept {
  /** Of the book that they were run on. */
  readonly revision: number;
  readonly ran: readonly Ran[];
}

/** What became of tests that were run from the editor, until their book changes. */
export class TestRuns {
  readonly #kept = new WeakMap<Book, Kept>();

  constructor(readonly meaning: Meaning) {}

  /** The last outcomes of the tests of a book as it is now. */
  of(book: Book): readonly Ran[] {
    const kept = this.#kept.get(book);
    return kept?.revision === book.revision ? kept.ran : [];
  }

  /** Runs the tests of a file, or those of it with a name; undefined while the book has errors. */
  async run(book: Book, file: string, name: string | undefined): Promise<readonly Ran[] | undefined> {
    if (book.faults.size > 0) return undefined;
    const { revision } = book;
    const ran = await this.meaning.ask(book, { kind: 'tests', file, name });
    if (ran === undefined || revision !== book.revision) return ran;
    const others = this.of(book).filter((each) => !ran.some((one) => one.file === each.file && one.name === each.name));
    this.#kept.set(book, { revision, ran: [...others, ...ran] });
    return ran;
  }
}
