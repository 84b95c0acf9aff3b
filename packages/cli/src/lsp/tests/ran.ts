import { type Compilation, type Plan, prepare, runTest, type Span, wordingOf } from '@tagwright/dsl';
import { unmetLines } from '../../report/test/pretty.js';
import { palette } from '../../terminal/palette.js';
import type { Words } from '../../words/index.js';

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

/** Runs the tests of a file, or those of it with a name. */
export const runTestsOf = (
  book: Compilation & { readonly plan: Plan },
  file: string,
  name: string | undefined,
  words: Words,
): readonly Ran[] => {
  const { plan, tests } = book.tests ?? { plan: book.plan, tests: [] };
  const wording = wordingOf(book);
  const wanted = tests.filter((test) => wording(test)?.file === file && (name ?? test.name) === test.name);
  const drawing = { zone: plan.catalog.zone, words, colors: palette(false), wording };
  const prepared = prepare(plan);
  return wanted.map((test): Ran => {
    const { expectations, unmet } = runTest(prepared, test);
    const told = unmet.flatMap((each): Unmet[] => {
      const origin = book.origins.get(each.step);
      if (origin === undefined) return [];
      return [{ file: origin.file, span: origin.node.span, message: unmetLines(each, drawing).join('\n') }];
    });
    return { name: test.name, file, expectations, unmet: told };
  });
};
