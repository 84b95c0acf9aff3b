import { writeFileSync } from 'node:fs';
import { createFactTables, importFolder, openStore, refresh } from '@tagwright/engine';
import { fiftyRules, planOf } from '../book.js';
import { answer, timed } from '../process/program.js';
import { AS_OF } from '../shop/folder.js';
import type { PrepareOutcome, PrepareTask } from './prepared.js';
import { deleteEventsAfter, eventsAfter, lastEventsFrom, linesOf } from './told.js';

answer(async ({ database, folder, toCome, until }: PrepareTask): Promise<PrepareOutcome> => {
  const plan = planOf(fiftyRules());
  const store = await openStore(database);
  await createFactTables(store, plan.catalog);
  const imported = await importFolder(store, plan.catalog, folder);
  if (!imported.written) throw new Error(`nothing was imported: ${JSON.stringify(imported.findings)}`);
  const cut = 'instant' in until ? until.instant : await lastEventsFrom(store, plan.catalog, until.left);
  const facts = await eventsAfter(store, plan.catalog, cut);
  writeFileSync(toCome, linesOf(facts));
  await deleteEventsAfter(store, plan.catalog, cut);
  const asOf = 'instant' in until ? cut : AS_OF;
  const { seconds } = await timed(() => refresh(store, plan, asOf, { strict: true }));
  // The first step lays down what later ones go on from.
  await refresh(store, plan, asOf + 1, { strict: true });
  await store.close();
  return { asOf: asOf + 1, left: facts.length, seconds };
});
