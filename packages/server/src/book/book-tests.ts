import {
  type Compilation,
  conditionReasons,
  prepare,
  runTest,
  type TestOutcome,
  UNNAMED,
  wordingOf,
} from '@tagwright/dsl';

/** An expectation of a test that is not met, with the condition as it was seen: what `tagwright test` prints as JSON. */
export interface FailedTest {
  readonly name: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly unmet: readonly {
    readonly file: string | null;
    readonly line: number | null;
    readonly text: string | null;
    readonly at: string;
    readonly customer: string | null;
    readonly condition: object;
  }[];
}

/** What became of the tests that stand beside the rules. */
export interface TestsRun {
  readonly count: number;
  readonly failed: readonly FailedTest[];
}

/** Runs the tests of a book without errors, each on a clock and on customers of its own. */
export const runBookTests = (compilation: Compilation): TestsRun => {
  const { tests } = compilation;
  if (tests === undefined) return { count: 0, failed: [] };
  const prepared = prepare(tests.plan);
  const outcomes = tests.tests.map((test) => runTest(prepared, test));
  return { count: outcomes.length, failed: outcomes.filter(({ unmet }) => unmet.length > 0).map(drawn(compilation)) };
};

const drawn = (compilation: Compilation) => {
  const wording = wordingOf(compilation);
  const placeOf = (part: object) => {
    const place = wording(part);
    return { file: place?.file ?? null, line: place?.line ?? null };
  };
  return ({ test, unmet }: TestOutcome): FailedTest => ({
    name: test.name,
    ...placeOf(test),
    unmet: unmet.map(({ step, now, customer, seen }) => ({
      ...placeOf(step),
      text: wording(step)?.text ?? null,
      at: new Date(now).toISOString(),
      customer: customer === UNNAMED ? null : customer,
      condition: conditionReasons(seen, wording),
    })),
  });
};
