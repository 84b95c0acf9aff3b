import { listsOf, loadBook } from '../book/load.js';
import { whileWatching, type Round } from '../book/watch.js';
import type { Context, Run } from '../context.js';
import { EXIT } from '../exit.js';
import { printDiagnostics, summaryLine, tally } from '../report/diagnostics/index.js';
import type { DiagnosticFormat } from '../report/diagnostics/formats.js';

interface CheckOptions {
  readonly format: DiagnosticFormat;
  readonly watch?: boolean;
}

/** Findings where the book has errors; warnings alone are fine. */
export const check: Run<[paths: readonly string[], options: CheckOptions]> = async (
  context,
  paths,
  { format, watch },
) => {
  const once = (): Promise<Round> => checkOnce(context, paths, format);
  return watch === true ? whileWatching(context, paths, once) : (await once()).code;
};

const checkOnce = async (context: Context, paths: readonly string[], format: DiagnosticFormat): Promise<Round> => {
  const book = await loadBook(context, paths);
  const { diagnostics, sources } = book;
  const counts = tally(diagnostics);
  await printDiagnostics(context, context.out, diagnostics, sources, format);
  if (format === 'pretty' && !context.quiet) {
    await context.out.lines([summaryLine(context, context.out, counts, sources.size)]);
  }
  return { code: counts.error > 0 ? EXIT.findings : EXIT.fine, lists: listsOf(book) };
};
