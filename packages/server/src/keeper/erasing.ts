import type { Plan } from '@tagwright/dsl';
import {
  type Fact,
  type FactOutcome,
  idsOfCustomer,
  ingest,
  type IngestReport,
  type OutcomeKind,
  type Store,
} from '@tagwright/engine';
import { eraseFromServer } from './erasure.js';

export interface ErasingSettings {
  /** ms UTC. */
  readonly now: number;
  readonly createCustomers: boolean;
}

/**
 * Takes in facts that erase somebody, as one transaction: who is erased goes from the server's own tables in it too, under
 * whatever id he was known.
 */
export const ingestErasing = (
  store: Store,
  { catalog, tags }: Pick<Plan, 'catalog' | 'tags'>,
  facts: readonly Fact[],
  { now, createCustomers }: ErasingSettings,
): Promise<IngestReport> =>
  store.write(async (session) => {
    const reports: IngestReport[] = [];
    for (const part of upToErasures(facts)) {
      const last = part.at(-1);
      const rest = isErasure(last) ? part.slice(0, -1) : part;
      // Who is one with whom may be told just before.
      if (rest.length > 0) reports.push(await ingest(session, catalog, rest, { now, tags, createCustomers }));
      if (!isErasure(last)) continue;
      const ids = await idsOfCustomer(session, String(last.customer));
      reports.push(await ingest(session, catalog, [last], { now, tags, createCustomers }));
      await eraseFromServer(session, ids, now);
    }
    return joined(reports);
  });

/** Of what comes from outside any may be something else. */
export const isErasure = (fact: Fact | null | undefined): fact is Extract<Fact, { kind: 'erase' }> =>
  fact?.kind === 'erase' && ['string', 'number'].includes(typeof fact.customer) && String(fact.customer) !== '';

/** Facts in their order, each erasure the last of its part. */
const upToErasures = (facts: readonly Fact[]): readonly (readonly Fact[])[] => {
  const parts: Fact[][] = [[]];
  for (const fact of facts) {
    parts.at(-1)?.push(fact);
    if (isErasure(fact)) parts.push([]);
  }
  return parts.filter((part) => part.length > 0);
};

/** Reports on facts that follow each other as one on all of them: places are those among all. */
const joined = (reports: readonly IngestReport[]): IngestReport => {
  const outcomes: FactOutcome[] = [];
  const counts: Record<OutcomeKind, number> = { added: 0, duplicate: 0, corrected: 0, deleted: 0, refused: 0 };
  for (const report of reports) {
    const before = outcomes.length;
    for (const kind of Object.keys(counts) as OutcomeKind[]) counts[kind] += report.counts[kind];
    for (const each of report.outcomes) {
      const line = each.outcome === 'refused' ? each.finding.line : undefined;
      outcomes.push(
        each.outcome === 'refused' && line !== undefined
          ? { ...each, finding: { ...each.finding, line: line + before } }
          : each,
      );
    }
  }
  return { outcomes, counts };
};
