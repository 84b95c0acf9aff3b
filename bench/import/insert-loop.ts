import { createFactTables, customerTableLayout, eventTableLayout, indexEventIds, openSqlite } from '@tagwright/engine';
import type { Statement } from 'better-sqlite3';
import { shopStories } from '../../examples/shop/generate/shop.js';
import { fiftyRules, planOf } from '../book.js';
import { answer } from '../process/program.js';
import type { ImportOutcome, ImportTask } from './task.js';
import { storedRows, type StoredRow } from './stored-row.js';

/** Rows that are made ready while the clock stands still, before they are inserted while it runs. */
const BATCH = 50_000;

/**
 * The least that an import into this layout can be: prepared inserts of rows that need no reading, parsing or checking, in
 * one transaction, and then the same indexes. Only the database's part of it is timed.
 */
answer(async ({ database, size }: ImportTask): Promise<ImportOutcome> => {
  const { catalog } = planOf(fiftyRules());
  const store = await openSqlite(database);
  await createFactTables(store, catalog);
  const inserts = new Map<string, Statement>(
    [customerTableLayout(catalog.customer), ...catalog.events.map(eventTableLayout)].map(({ table, columns }) => [
      table,
      store.database.prepare(`insert into "${table}" values (${columns.map(() => '?').join(', ')})`),
    ]),
  );
  const ready = storedRows(catalog);
  let rows = 0;
  let milliseconds = 0;
  const clocked = async (work: () => void | Promise<void>): Promise<void> => {
    const started = performance.now();
    await work();
    milliseconds += performance.now() - started;
  };

  let batch: { insert: Statement; row: StoredRow }[] = [];
  const insertBatch = async (): Promise<void> => {
    await clocked(() => {
      for (const { insert, row } of batch) insert.run(...row);
    });
    rows += batch.length;
    batch = [];
  };
  store.database.exec('begin immediate');
  for (const story of shopStories(size)) {
    for (const row of story) {
      const insert = inserts.get(row.table);
      if (insert === undefined) throw new Error(`the catalog has no table ${row.table}`);
      batch.push({ insert, row: ready(row) });
    }
    if (batch.length >= BATCH) await insertBatch();
  }
  await insertBatch();
  await clocked(async () => {
    store.database.exec('commit');
    for (const event of catalog.events) await indexEventIds(store, event);
  });
  await store.close();
  return { rows, seconds: milliseconds / 1000 };
});
