import { Option } from 'commander';
import { loadBook } from '../book/load.js';
import type { Run } from '../context.js';
import { EXIT } from '../exit.js';
import { DIAGNOSTIC_FORMATS, printDiagnostics, summaryLine, tally } from '../report/diagnostics/index.js';
import type { DiagnosticFormat } from '../report/diagnostics/index.js';
import type { Declare } from './declare.js';

interface CheckOptions {
  readonly format: DiagnosticFormat;
}

/** `tagwright check`: here the diagnostics are the result, so they go to stdout. */
export const declareCheck: Declare = (program, words, act) => {
  program
    .command('check')
    .description(words.check.about)
    .argument('[paths...]', words.check.paths)
    .addOption(new Option('--format <format>', words.check.format).choices(DIAGNOSTIC_FORMATS).default('pretty'))
    .action(act(check));
};

const check: Run<[paths: readonly string[], options: CheckOptions]> = async (context, paths, { format }) => {
  const { diagnostics, sources } = await loadBook(context, paths);
  const counts = tally(diagnostics);
  await printDiagnostics(context, context.out, diagnostics, sources, format);
  if (format === 'pretty' && !context.quiet) {
    await context.out.lines([summaryLine(context, context.out, counts, sources.size)]);
  }
  return counts.error > 0 ? EXIT.findings : EXIT.fine;
};
