import { compile, prepare, runTest, type BookSources } from '@tagwright/dsl';

/** Runs the tests of a book; what was expected and did not come out, in words, and how many expectations there were. */
export const runBook = (sources: BookSources): { readonly expectations: number; readonly unmet: readonly string[] } => {
  const { tests, origins } = compile(sources);
  if (tests === undefined) throw new Error('the book has errors');
  const prepared = prepare(tests.plan);
  const outcomes = tests.tests.map((test) => runTest(prepared, test));
  const textOf = (node: object): string => {
    const origin = origins.get(node);
    const file = sources.files.find(({ path }) => path === origin?.file);
    return file === undefined || origin === undefined
      ? '?'
      : file.text.slice(origin.node.span.start, origin.node.span.end);
  };
  return {
    expectations: outcomes.reduce((sum, outcome) => sum + outcome.expectations, 0),
    unmet: outcomes.flatMap(({ test, unmet }) =>
      unmet.map(({ step, now }) => `${test.name}, ${new Date(now).toISOString()}: ${textOf(step)}`),
    ),
  };
};
