import { type FactOutcome, readValue } from '@tagwright/engine';
import type { Deps } from '../deps.js';
import type { Row } from '../facts/rows.js';
import { LATENESS, type LateFacts, recordArrivals, type RefusedFacts } from './arrivals.js';

const DAY = 86_400_000;

/** A row as it came, and what became of it. */
type Arrived = Row & {
  readonly outcome: FactOutcome | { readonly outcome: 'refused'; readonly fault: { readonly code: string } };
};

type Noting = Pick<Deps, 'keeper' | 'book' | 'clock' | 'log'>;

/**
 * Counts which facts of a batch were refused, and which are late. Nobody waits for it, and where it fails the facts are
 * in all the same.
 */
export const noteArrivals = (deps: Noting, outcomes: readonly Arrived[]): void => {
  const found = { refused: refusedIn(outcomes), late: lateIn(deps, outcomes) };
  if (found.refused.length === 0 && found.late.length === 0) return;
  deps.keeper.record(recordArrivals, found).catch((err: unknown) => {
    deps.log.warn({ err }, 'what arrived late or was refused could not be counted');
  });
};

const refusedIn = (outcomes: readonly Arrived[]): readonly RefusedFacts[] => {
  const counted = new Map<string, RefusedFacts>();
  for (const { outcome } of outcomes) {
    if (outcome.outcome !== 'refused') continue;
    const about =
      'fault' in outcome
        ? { code: outcome.fault.code, about: '', field: '' }
        : { code: outcome.finding.code, about: outcome.finding.file, field: outcome.finding.column ?? '' };
    const key = JSON.stringify(about);
    counted.set(key, { ...about, count: (counted.get(key)?.count ?? 0) + 1 });
  }
  return [...counted.values()];
};

const lateIn = ({ book, clock }: Noting, outcomes: readonly Arrived[]): readonly LateFacts[] => {
  const plan = book.current()?.plan;
  if (plan === undefined) return [];
  const { events, zone } = plan.catalog;
  const counted = new Map<string, LateFacts>();
  for (const { told, outcome } of outcomes) {
    // First of all: what was refused may be no fact, and not even an object.
    if (outcome.outcome !== 'added' && outcome.outcome !== 'corrected') continue;
    if (!('fact' in told) || told.fact.kind !== 'event') continue;
    const { event: name, at } = told.fact;
    const about = events.find(({ names, table }) => table === name || names.includes(name))?.table;
    const instant = typeof at === 'number' ? at : Number(readValue({ kind: 'time' }, zone, at) ?? NaN);
    const days = LATENESS.findLast((least) => clock() - instant >= least * DAY);
    if (about === undefined || days === undefined) continue;
    const key = `${days} ${about}`;
    counted.set(key, { about, days, count: (counted.get(key)?.count ?? 0) + 1 });
  }
  return [...counted.values()];
};
