import { createFactTables, importFolder, openStore } from '@tagwright/engine';
import { fiftyRules, planOf } from '../book.js';
import { answer } from '../process/program.js';

export interface ImportTask {
  readonly database: string;
  readonly folder: string;
}

/** A shop's facts in a database, without answers. */
answer(async ({ database, folder }: ImportTask): Promise<boolean> => {
  const { catalog } = planOf(fiftyRules());
  const store = await openStore(database);
  await createFactTables(store, catalog);
  const { written } = await importFolder(store, catalog, folder);
  await store.close();
  return written;
});
