import { resolve } from 'node:path';
import type { Plan } from '@tagwright/dsl';
import { importTagList } from '@tagwright/engine';
import type { ImportReport, Store } from '@tagwright/engine';
import type { Context } from '../context.js';
import { importFindings } from '../report/imported.js';
import type { FactOptions } from './options.js';

/** Loads a CSV file of who has which tag, as values that are set by hand, and says what is wrong with it. */
export async function loadTagList(
  context: Context,
  store: Store,
  { catalog, tags }: Plan,
  file: string,
  options: FactOptions,
): Promise<ImportReport> {
  const { io, err, locale } = context;
  const report = await importTagList(store, catalog, resolve(io.cwd, file), {
    now: io.clock(),
    tags,
    locale,
    ...(options.encoding === undefined ? {} : { encoding: options.encoding }),
    ...(options.rejects === undefined ? {} : { rejects: resolve(io.cwd, options.rejects) }),
    skipBadRows: options.skipBadRows === true,
    createCustomers: options.createCustomers === true,
  });
  await err.lines(importFindings(context, err, report));
  return report;
}
