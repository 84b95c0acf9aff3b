import type { Plan } from '@tagwright/dsl';
import { type Fact, ingest, type IngestReport, type Store } from '@tagwright/engine';
import { JOURNAL_TABLE } from './journal/entries.js';
import { type ErasingSettings, ingestErasing, isErasure } from './keeper/erasing.js';
import './recordings.js';
import { createServerTables } from './tables.js';

/**
 * Takes in facts as the engine does, into a database that a server may work on too: who is erased goes from the server's own
 * tables with the same transaction. Rejects like `ingest`.
 */
export const ingestBesideServer = async (
  store: Store,
  plan: Pick<Plan, 'catalog' | 'tags'>,
  facts: readonly Fact[],
  settings: ErasingSettings,
): Promise<IngestReport> => {
  const hasServer = (await store.columnsOf(JOURNAL_TABLE)).length > 0;
  if (!hasServer || !facts.some(isErasure)) return ingest(store, plan.catalog, facts, { ...settings, tags: plan.tags });
  // A server of an older version has not all of them yet.
  await store.write((session) => createServerTables(session));
  return ingestErasing(store, plan, facts, settings);
};
