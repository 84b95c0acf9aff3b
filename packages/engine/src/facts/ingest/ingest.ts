import type { Catalog } from '@tagwright/dsl';
import type { Session } from '../../store/store.js';
import { applyFacts } from './apply.js';
import type { Fact, FactOutcome, IngestOptions, IngestReport, OutcomeKind } from './fact.js';
import { FactReader } from './read-fact.js';
import { createIngestTables } from './tables.js';

/**
 * Takes in facts in one transaction, together with word of whose answers may differ now. A fact that cannot be taken is
 * refused by itself, with a finding; the others are kept. Everything is durable once the promise resolves. Throws
 * `EngineError` where the database itself is at fault, and then nothing of it is kept. Within a transaction it is a part of that.
 */
export const ingest = async (
  store: Session,
  catalog: Catalog,
  facts: readonly Fact[],
  options: IngestOptions,
): Promise<IngestReport> => {
  const reader = new FactReader(catalog, options.tags);
  const told = facts.map((fact, index) => ({ fact, index, now: options.now }));
  return store.write(async (session) => {
    await createIngestTables(session, catalog);
    return reportOn(await applyFacts(session, catalog, reader, options, told));
  });
};

export const reportOn = (outcomes: readonly FactOutcome[]): IngestReport => {
  const counts: Record<OutcomeKind, number> = { added: 0, duplicate: 0, corrected: 0, deleted: 0, refused: 0 };
  for (const { outcome } of outcomes) counts[outcome] += 1;
  return { outcomes, counts };
};
