import { wordingOf } from '@tagwright/dsl';
import type { TestOutcome } from '@tagwright/dsl';
import { soundBook } from '../book/compile.js';
import { listsOf } from '../book/load.js';
import { whileWatching, type Round } from '../book/watch.js';
import type { Context, Run } from '../context.js';
import { EXIT, Refusal } from '../exit.js';
import { coverageJson, coverageLines, shownShare } from '../report/test/coverage.js';
import { jsonTests } from '../report/test/json.js';
import { junitTests } from '../report/test/junit.js';
import { testLines, testSummary } from '../report/test/pretty.js';
import { type Coverage, coverageOf, percentSeen } from '../testing/covered.js';
import { runTests } from '../testing/run-tests.js';

interface TestOptions {
  readonly run?: string;
  readonly watch?: boolean;
  readonly coverage?: boolean;
  readonly threshold?: number;
  readonly format: 'pretty' | 'json' | 'junit';
}

/** Findings where a test fails, or less is covered than was asked for. */
export const test: Run<[paths: readonly string[], options: TestOptions]> = async (context, paths, options) => {
  const asked = options.run === undefined ? undefined : patternOf(context, options.run);
  const once = (): Promise<Round> => testOnce(context, paths, options, asked);
  return options.watch === true ? whileWatching(context, paths, once) : (await once()).code;
};

const testOnce = async (
  context: Context,
  paths: readonly string[],
  options: TestOptions,
  asked: RegExp | undefined,
): Promise<Round> => {
  const book = await soundBook(context, paths);
  if (book === undefined) return { code: EXIT.findings };
  const { plan, tests } = book.tests ?? { plan: book.plan, tests: [] };
  const wantsCoverage = options.coverage === true || options.threshold !== undefined;
  const wanted = tests.filter(({ name }) => asked?.test(name) ?? true);
  if (asked !== undefined && wanted.length === 0 && tests.length > 0)
    throw new Refusal(context.words.test.noneFits(asked.source, tests.length), context.words.test.badPatternAdvice);
  const { outcomes, looked } = await runTests({ plan, tests: wanted }, { coverage: wantsCoverage });
  const coverage = looked === undefined ? undefined : coverageOf(book, plan, looked);
  const wording = wordingOf(book);
  const { out, words, quiet } = context;
  const drawing = { zone: plan.catalog.zone, words };
  switch (options.format) {
    case 'json':
      await out.write(jsonTests(outcomes, wording, coverage && coverageJson(coverage, book.sources)));
      break;
    case 'junit':
      await out.write(junitTests(outcomes, wording, drawing));
      break;
    case 'pretty': {
      const pretty = { ...drawing, colors: out.colors, wording };
      for (const outcome of outcomes) if (!quiet || !passes(outcome)) await out.lines(testLines(outcome, pretty));
      if (!quiet) await out.lines([testSummary(outcomes, pretty)]);
      if (coverage !== undefined) await out.lines(coverageLines(coverage, book.sources, out, words));
    }
  }
  const isEnough = await reaches(context, coverage, options.threshold);
  return { code: outcomes.every(passes) && isEnough ? EXIT.fine : EXIT.findings, lists: listsOf(book) };
};

const reaches = async (
  { err, words }: Context,
  coverage: Coverage | undefined,
  threshold: number | undefined,
): Promise<boolean> => {
  if (coverage === undefined || threshold === undefined || percentSeen(coverage) >= threshold) return true;
  await err.lines([err.colors.bad(words.coverage.below(shownShare(percentSeen(coverage)), `${threshold}%`))]);
  return false;
};

const passes = ({ unmet }: TestOutcome): boolean => unmet.length === 0;

function patternOf({ words }: Context, pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    throw new Refusal(words.test.badPattern(pattern), words.test.badPatternAdvice);
  }
}
