import { createFactTables, openStore } from '@tagwright/engine';
import type { ImportReport, Store } from '@tagwright/engine';
import { soundBook } from '../book/compile.js';
import type { SoundBook } from '../book/compile.js';
import type { Context, Run } from '../context.js';
import { EXIT, Refusal } from '../exit.js';
import { importData } from '../facts/import.js';
import { databaseNamed } from '../facts/open.js';
import type { FactOptions } from '../facts/options.js';
import { loadTagList } from '../facts/tag-list.js';
import { importOutcome, importTable } from '../report/imported.js';

interface ImportOptions extends FactOptions {
  readonly db: string;
  /** A CSV file of values that were set by hand. */
  readonly tags?: string;
  readonly format: 'pretty' | 'json';
}

/** All of a folder or nothing of it, unless bad rows are to be passed over. */
export const importCommand: Run<[book: readonly string[], options: ImportOptions]> = async (
  context,
  paths,
  options,
) => {
  const { nothing, nothingAdvice } = context.words.import;
  if (options.data === undefined && options.tags === undefined) throw new Refusal(nothing, nothingAdvice);
  const book = await soundBook(context, paths);
  if (book === undefined) return EXIT.findings;
  const store = await openStore(databaseNamed(options.db, context.io.cwd));
  let report: ImportReport;
  try {
    await createFactTables(store, book.plan.catalog);
    report = await load(context, store, book, options);
  } finally {
    await store.close();
  }
  const { out, err } = context;
  if (options.format === 'json') await out.write(`${JSON.stringify({ formatVersion: 1, ...report }, null, 2)}\n`);
  else if (!context.quiet) await out.lines(importTable(context, out, report));
  if (!context.quiet || !report.written) await err.lines([importOutcome(context, err, report)]);
  return report.written ? EXIT.fine : EXIT.findings;
};

const load = (context: Context, store: Store, { plan }: SoundBook, options: ImportOptions): Promise<ImportReport> => {
  const { data, tags } = options;
  if (data !== undefined) return importData(context, store, plan.catalog, data, options);
  return loadTagList(context, store, plan, tags ?? '', options);
};
