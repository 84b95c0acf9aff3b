import type { Catalog } from '@tagwright/dsl';
import type { Finding } from '../errors/findings.js';
import type { Store } from '../store/store.js';
import { filesOfFolder, finding, type FoundFiles, matchFiles } from './files/find.js';
import { ImportRun } from './import-run.js';
import { tableSpecs } from './reading/table-spec.js';
import type { ImportOptions, ImportReport } from './report.js';

/**
 * Imports a folder with one CSV or NDJSON file (either may be gzipped) per table of the catalog, named by the table.
 *
 * All of it is written, or nothing: a report with `written: false` says why not. Throws `EngineError` where the
 * database itself is at fault. While it runs, nothing else may write through `store`.
 */
export const importFolder = (
  store: Store,
  catalog: Catalog,
  folder: string,
  options: ImportOptions = {},
): Promise<ImportReport> => importFound(store, catalog, filesOfFolder(folder, tableSpecs(catalog)), folder, options);

/** {@link importFolder} with the files named one by one. */
export const importFiles = (
  store: Store,
  catalog: Catalog,
  paths: readonly string[],
  options: ImportOptions = {},
): Promise<ImportReport> =>
  importFound(store, catalog, matchFiles(paths, tableSpecs(catalog), 'error'), undefined, options);

const importFound = async (
  store: Store,
  catalog: Catalog,
  found: FoundFiles,
  folder: string | undefined,
  options: ImportOptions,
): Promise<ImportReport> => {
  const hasFolder = !found.findings.some(({ code }) => code === 'folder-missing');
  const missing = hasFolder ? await missingTables(store, catalog, found, folder, options) : [];
  return store.session((session) =>
    new ImportRun(session, catalog, found.files, options).run([...found.findings, ...missing]),
  );
};

/** Without customers there is nobody to import events for, unless the database knows them or they are to be made. */
const missingTables = async (
  store: Store,
  catalog: Catalog,
  { files }: FoundFiles,
  folder: string | undefined,
  { createCustomers = false }: ImportOptions,
): Promise<readonly Finding[]> => {
  const has = (table: string): boolean => files.some(({ spec }) => spec.table === table);
  const { table } = catalog.customer;
  const isKnown = (await store.columnsOf(table)).length > 0;
  const findings: Finding[] = [];
  if (!has(table) && !createCustomers && !isKnown)
    findings.push(finding('customer-table-missing', 'error', table, { table, folder }));
  // Who names the files one by one knows what is left out.
  if (folder !== undefined)
    for (const event of catalog.events)
      if (!has(event.table))
        findings.push(finding('event-table-missing', 'warning', event.table, { table: event.table }));
  return findings;
};
