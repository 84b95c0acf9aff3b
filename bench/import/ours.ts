import { createFactTables, importFolder, openSqlite } from '@tagwright/engine';
import { fiftyRules, planOf } from '../book.js';
import { answer, timed } from '../process/program.js';
import type { ImportOutcome, ImportTask } from './task.js';

/** The engine's own import, from opening the first file to the last index. */
answer(async ({ database, folder }: ImportTask): Promise<ImportOutcome> => {
  const { catalog } = planOf(fiftyRules());
  const store = await openSqlite(database);
  await createFactTables(store, catalog);
  const { seconds, result } = await timed(() => importFolder(store, catalog, folder));
  await store.close();
  if (!result.written) throw new Error(`nothing was imported: ${JSON.stringify(result.findings)}`);
  return { rows: result.tables.reduce((sum, { inserted }) => sum + inserted, 0), seconds };
});
