import { createFactTables, openStore } from '@tagwright/engine';
import type { ImportReport } from '@tagwright/engine';
import { Option } from 'commander';
import { soundBook } from '../book/compile.js';
import type { Run } from '../context.js';
import { EXIT } from '../exit.js';
import { importData } from '../facts/import.js';
import { databaseNamed } from '../facts/open.js';
import { withReadingOptions } from '../facts/options.js';
import type { FactOptions } from '../facts/options.js';
import { importOutcome, importTable } from '../report/imported.js';
import type { Declare } from './declare.js';

interface ImportOptions extends FactOptions {
  readonly data: string;
  readonly db: string;
  readonly format: 'pretty' | 'json';
}

/** `tagwright import`: data files into a database that stays. */
export const declareImport: Declare = (program, words, act) => {
  const command = program
    .command('import')
    .description(words.import.about)
    .argument('[book...]', words.run.book)
    .requiredOption('--data <dir>', words.facts.data)
    .requiredOption('--db <database>', words.import.db);
  withReadingOptions(command, words.facts)
    .addOption(new Option('--format <format>', words.import.format).choices(['pretty', 'json']).default('pretty'))
    .action(act(importCommand));
};

const importCommand: Run<[book: readonly string[], options: ImportOptions]> = async (context, paths, options) => {
  const book = await soundBook(context, paths);
  if (book === undefined) return EXIT.findings;
  const { catalog } = book.plan;
  const store = await openStore(databaseNamed(options.db, context.io.cwd));
  let report: ImportReport;
  try {
    await createFactTables(store, catalog);
    report = await importData(context, store, catalog, options.data, options);
  } finally {
    await store.close();
  }
  const { out, err } = context;
  if (options.format === 'json') await out.write(`${JSON.stringify({ formatVersion: 1, ...report }, null, 2)}\n`);
  else if (!context.quiet) await out.lines(importTable(context, out, report));
  if (!context.quiet || !report.written) await err.lines([importOutcome(context, err, report)]);
  return report.written ? EXIT.fine : EXIT.findings;
};
