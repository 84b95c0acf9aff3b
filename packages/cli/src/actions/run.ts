import { tiesAtThresholds } from '@tagwright/dsl';
import { answersAt, assignments, evaluate, NO_DISAGREEMENTS, reachedThresholds } from '@tagwright/engine';
import type { EvaluationSummary, Store } from '@tagwright/engine';
import { soundBook } from '../book/compile.js';
import type { SoundBook } from '../book/compile.js';
import type { Context, Run } from '../context.js';
import { EXIT, Refusal } from '../exit.js';
import type { ExitCode } from '../exit.js';
import { answersOf } from '../facts/answers.js';
import { asOf } from '../facts/instant.js';
import { withFacts } from '../facts/open.js';
import type { FactOptions } from '../facts/options.js';
import { summaryOf } from '../facts/summary.js';
import { printDiagnostics } from '../report/diagnostics/index.js';
import { seconds } from '../report/imported.js';
import { csvAnswers } from '../report/run/csv.js';
import { disagreementLines } from '../report/run/disagreements.js';
import { jsonAnswers } from '../report/run/json.js';
import { summaryLines } from '../report/run/summary.js';

interface RunOptions extends FactOptions {
  readonly asOf?: string;
  readonly format: 'pretty' | 'json' | 'csv';
  readonly metrics?: boolean;
  readonly anew?: boolean;
}

/** The answers for everybody: kept and carried on in a database, or of a folder’s files and then gone. */
export const runBook: Run<[book: readonly string[], options: RunOptions]> = async (context, paths, options) => {
  if (options.metrics === true && options.format !== 'json') {
    throw new Refusal(context.words.run.metricsNeedJson, context.words.run.metricsNeedJsonAdvice);
  }
  const started = context.io.clock();
  const book = await soundBook(context, paths);
  if (book === undefined) return EXIT.findings;
  const now = asOf(context, options.asOf, book.plan.catalog.zone);
  return withFacts(context, book.plan.catalog, options, async (store) => {
    const show = async (there: Store, evaluation: EvaluationSummary, found = NO_DISAGREEMENTS): Promise<ExitCode> => {
      await context.err.lines(disagreementLines(found, context.err, context.words.run));
      return answer(context, there, book, evaluation, started, options);
    };
    // What is not kept needs no log of changes either.
    if (options.db === undefined) return show(store, await evaluate(store, book.plan, now));
    return answersAt(store, book.plan, now, show, { anew: options.anew === true });
  });
};

async function answer(
  context: Context,
  store: Store,
  book: SoundBook,
  evaluation: EvaluationSummary,
  started: number,
  options: RunOptions,
): Promise<ExitCode> {
  const { out, err, words, io, quiet } = context;
  const { plan } = book;
  switch (options.format) {
    case 'json':
      await out.pieces(jsonAnswers(await answersOf(store, plan, evaluation, options.metrics === true)));
      break;
    case 'csv':
      await out.pieces(csvAnswers(assignments(store, plan)));
      break;
    case 'pretty': {
      await out.lines(summaryLines(await summaryOf(context, store, book, evaluation), out, words.run));
      if (!quiet) await printTies(context, store, book);
      if (!quiet) await err.lines([err.colors.faint(words.run.took(seconds((io.clock() - started) / 1000)))]);
      break;
    }
  }
  return EXIT.fine;
}

/** What only the data can tell of a rule: a rank whose ties at the threshold take in far more than it says. */
async function printTies(context: Context, store: Store, { plan, origins, sources }: SoundBook): Promise<void> {
  if (plan.ranks.length === 0) return;
  const texts = new Map([...sources].map(([path, { text }]) => [path, text]));
  const ties = tiesAtThresholds({ plan, origins, texts }, await reachedThresholds(store, plan));
  if (ties.length > 0) await printDiagnostics(context, context.err, ties, sources);
}
