import { resolve } from 'node:path';
import type { Catalog } from '@tagwright/dsl';
import { createFactTables, IN_MEMORY, isServer, openStore } from '@tagwright/engine';
import type { Store } from '@tagwright/engine';
import type { Context } from '../context.js';
import { EXIT, Refusal } from '../exit.js';
import type { ExitCode } from '../exit.js';
import { importOutcome, importTable } from '../report/imported.js';
import { importData } from './import.js';
import type { FactOptions } from './options.js';

/**
 * Opens the facts that the options name, for as long as the work takes: a database that is there, a folder of data
 * files in a passing database, or the folder's files loaded into a lasting one first. Data that could not be loaded end
 * it with findings.
 */
export async function withFacts(
  context: Context,
  catalog: Catalog,
  options: FactOptions,
  work: (store: Store) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { data, db } = options;
  if (data === undefined && db === undefined)
    throw new Refusal(context.words.facts.none, context.words.facts.noneAdvice);
  const name = db === undefined ? IN_MEMORY : databaseNamed(db, context.io.cwd);
  const store = await openStore(name, { mode: data === undefined ? 'existing' : 'create' });
  try {
    await createFactTables(store, catalog);
    if (data !== undefined) {
      const report = await importData(context, store, catalog, data, options);
      if (!report.written) {
        await context.err.lines([
          ...importTable(context, context.err, report),
          importOutcome(context, context.err, report),
        ]);
        return EXIT.findings;
      }
    }
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Opens a database that is there, for as long as the work takes. */
export async function withKeptFacts<Result>(
  { io }: Context,
  db: string,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  const store = await openStore(databaseNamed(db, io.cwd), { mode: 'existing' });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** A server's address as it is, a file's name from the folder that we are in. */
export const databaseNamed = (db: string, cwd: string): string => (isServer(db) ? db : resolve(cwd, db));
