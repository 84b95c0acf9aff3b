import { prepare, runTest, wordingOf } from '@tagwright/dsl';
import type { TestOutcome } from '@tagwright/dsl';
import { Option } from 'commander';
import { soundBook } from '../book/compile.js';
import type { Context, Run } from '../context.js';
import { EXIT, Refusal } from '../exit.js';
import { jsonTests } from '../report/test/json.js';
import { testLines, testSummary } from '../report/test/pretty.js';
import type { Declare } from './declare.js';

interface TestOptions {
  readonly run?: string;
  readonly format: 'pretty' | 'json';
}

/** `tagwright test`: the tests that stand beside the rules, each on a clock and on customers of its own. */
export const declareTest: Declare = (program, words, act) => {
  program
    .command('test')
    .description(words.test.about)
    .argument('[paths...]', words.run.book)
    .addOption(new Option('--run <pattern>', words.test.run))
    .addOption(new Option('--format <format>', words.test.format).choices(['pretty', 'json']).default('pretty'))
    .action(act(test));
};

const test: Run<[paths: readonly string[], options: TestOptions]> = async (context, paths, { run, format }) => {
  const asked = run === undefined ? undefined : patternOf(context, run);
  const book = await soundBook(context, paths);
  if (book === undefined) return EXIT.findings;
  const { plan, tests } = book.tests ?? { plan: book.plan, tests: [] };
  const prepared = prepare(plan);
  const outcomes = tests.filter(({ name }) => asked?.test(name) ?? true).map((each) => runTest(prepared, each));
  const wording = wordingOf(book);
  const { out, words, quiet } = context;
  if (format === 'json') {
    await out.write(jsonTests(outcomes, wording));
  } else {
    const drawing = { zone: plan.catalog.zone, words, colors: out.colors, wording };
    for (const outcome of outcomes) {
      if (quiet && passes(outcome)) continue;
      await out.lines(testLines(outcome, drawing));
    }
    if (!quiet) await out.lines([testSummary(outcomes, drawing)]);
  }
  return outcomes.every(passes) ? EXIT.fine : EXIT.findings;
};

const passes = ({ unmet }: TestOutcome): boolean => unmet.length === 0;

function patternOf({ words }: Context, pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    throw new Refusal(words.test.badPattern(pattern), words.test.badPatternAdvice);
  }
}
