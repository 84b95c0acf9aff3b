import type { Plan } from '@tagwright/dsl';
import type { Context } from '../context.js';
import { printDiagnostics, summaryLine, tally } from '../report/diagnostics/index.js';
import { loadBook } from './load.js';
import type { Book } from './load.js';

/** A book without errors. */
export interface SoundBook extends Book {
  readonly plan: Plan;
}

/**
 * The book that paths stand for, if it can be evaluated; else undefined, its errors printed. Warnings are only counted:
 * `tagwright check` is the place to read them.
 */
export async function soundBook(context: Context, paths: readonly string[]): Promise<SoundBook | undefined> {
  const { err, words, quiet } = context;
  const book = await loadBook(context, paths);
  const { plan, diagnostics, sources } = book;
  if (plan !== undefined) {
    const { warning } = tally(diagnostics);
    if (warning > 0 && !quiet) await err.lines([err.colors.warning(words.book.warnings(warning))]);
    return { ...book, plan };
  }
  const errors = diagnostics.filter(({ level }) => level === 'error');
  await printDiagnostics(context, err, errors, sources);
  await err.lines([summaryLine(context, err, tally(errors), sources.size), words.book.hasErrors]);
  return undefined;
}
