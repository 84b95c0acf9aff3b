import { prepare, runTest, type Span, wordingOf } from '@tagwright/dsl';
import { unmetLines } from '../../report/test/pretty.js';
import { palette } from '../../terminal/palette.js';
import type { Words } from '../../words/index.js';
import type { Book } from '../books/book.js';

/** What became of a test. */
export interface Ran {
  readonly name: string;
  readonly file: string;
  readonly expectations: number;
  readonly unmet: readonly Unmet[];
}

/** An expectation that was not met: where it is written, and the condition as it was seen. */
export interface Unmet {
  readonly file: string;
  readonly span: Span;
  readonly message: string;
}

interface Kept {
  /** Of the book that they were run on. */
  readonly revision: number;
  readonly ran: readonly Ran[];
}

/** What became of tests that were run from the editor, until their book changes. */
export class TestRuns {
  readonly #kept = new WeakMap<Book, Kept>();

  constructor(readonly words: Words) {}

  /** The last outcomes of the tests of a book as it is now. */
  of(book: Book): readonly Ran[] {
    const kept = this.#kept.get(book);
    return kept?.revision === book.revision ? kept.ran : [];
  }

  /** Runs the tests of a file, or those of it with a name; undefined while the book has errors. */
  run(book: Book, file: string, name: string | undefined): readonly Ran[] | undefined {
    const planned = book.planned();
    if (planned?.plan === undefined) return undefined;
    const { plan, tests } = planned.tests ?? { plan: planned.plan, tests: [] };
    const wording = wordingOf({ origins: planned.origins, parsed: book.parsed });
    const wanted = tests.filter((test) => wording(test)?.file === file && (name ?? test.name) === test.name);
    const drawing = { zone: plan.catalog.zone, words: this.words, colors: palette(false), wording };
    const prepared = prepare(plan);
    const ran = wanted.map((test): Ran => {
      const { expectations, unmet } = runTest(prepared, test);
      const told = unmet.flatMap((each): Unmet[] => {
        const origin = planned.origins.get(each.step);
        if (origin === undefined) return [];
        return [{ file: origin.file, span: origin.node.span, message: unmetLines(each, drawing).join('\n') }];
      });
      return { name: test.name, file, expectations, unmet: told };
    });
    const others = this.of(book).filter((each) => !ran.some((one) => one.file === each.file && one.name === each.name));
    this.#kept.set(book, { revision: book.revision, ran: [...others, ...ran] });
    return ran;
  }
}
