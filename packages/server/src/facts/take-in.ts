import type { Fact, FactOutcome, OutcomeKind } from '@tagwright/engine';
import type { Deps } from '../deps.js';
import type { ServerError } from '../errors/index.js';
import { noteArrivals } from '../quality/note-arrivals.js';
import { withoutTraces } from './erasing.js';
import type { Row } from './rows.js';

/** What became of a row: as the engine says it, or why the fact never reached it. */
export type RowOutcome = Row & {
  readonly outcome: FactOutcome | { readonly outcome: 'refused'; readonly fault: ServerError };
};

export interface TakenIn {
  readonly outcomes: readonly RowOutcome[];
  readonly counts: Readonly<Record<OutcomeKind, number>>;
}

/** Takes in rows in their order, and counts them; `bytes` is their size as they came. Rejects like `Keeper.ingest`. */
export const takeIn = async (
  deps: Pick<Deps, 'store' | 'journal' | 'keeper' | 'metrics' | 'book' | 'clock' | 'log'>,
  rows: readonly Row[],
  bytes: number,
): Promise<TakenIn> => {
  const { keeper, metrics } = deps;
  const facts: Fact[] = [];
  for (const { told } of rows) if ('fact' in told) facts.push(told.fact);
  const report = await withoutTraces(deps, facts, () => keeper.ingest(facts, bytes));
  const counts = { ...report.counts, refused: report.counts.refused + rows.length - facts.length };
  for (const [outcome, count] of Object.entries(counts)) metrics.facts.inc({ outcome }, count);
  let next = 0;
  const outcomes = rows.map((row): RowOutcome => {
    if ('fault' in row.told) return { ...row, outcome: { outcome: 'refused', fault: row.told.fault } };
    const outcome = report.outcomes[next] as FactOutcome;
    next += 1;
    return { ...row, outcome };
  });
  noteArrivals(deps, outcomes);
  return { outcomes, counts };
};
