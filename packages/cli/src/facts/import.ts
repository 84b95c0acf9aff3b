import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Catalog } from '@tagwright/dsl';
import { importFolder } from '@tagwright/engine';
import type { ImportProgress, ImportReport, Store } from '@tagwright/engine';
import type { Context } from '../context.js';
import { Refusal } from '../exit.js';
import { importFindings } from '../report/imported.js';
import { progressOn } from '../terminal/progress.js';
import type { FactOptions } from './options.js';

/** Loads a folder of data files, with a progress bar, and says what is wrong with them. */
export async function importData(
  context: Context,
  store: Store,
  catalog: Catalog,
  data: string,
  options: FactOptions,
): Promise<ImportReport> {
  const { io, err, words, quiet, locale } = context;
  const folder = resolve(io.cwd, data);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new Refusal(words.facts.noSuchFolder(data), words.facts.noneAdvice);
  }
  const progress = progressOn(err, quiet, megabytes);
  let at = '';
  const onProgress = ({ stage, table, bytesDone, bytesTotal }: ImportProgress): void => {
    const label = words.facts.progress(stage, table);
    if (label !== at) progress.begin(label, bytesTotal);
    at = label;
    progress.advance(bytesDone);
  };
  let report: ImportReport;
  try {
    report = await importFolder(store, catalog, folder, {
      locale,
      onProgress,
      ...(options.encoding === undefined ? {} : { encoding: options.encoding }),
      ...(options.rejects === undefined ? {} : { rejects: resolve(io.cwd, options.rejects) }),
      skipBadRows: options.skipBadRows === true,
      createCustomers: options.createCustomers === true,
    });
  } finally {
    progress.end();
  }
  await err.lines(importFindings(context, err, report));
  return report;
}

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;
