import { DIRTY_TABLE, lastSeq, type Store } from '@tagwright/engine';
import { sql } from 'kysely';
import type { Clock } from '../clock.js';
import type { Jobs } from '../jobs/index.js';
import type { Keeper } from '../keeper/keeper.js';
import type { Metrics } from './metrics.js';

/** What is looked up when somebody asks for the metrics. */
export const watchEverything = (
  metrics: Metrics,
  {
    store,
    keeper,
    jobs,
    clock,
  }: { readonly store: Store; readonly keeper: Keeper; readonly jobs: Jobs; readonly clock: Clock },
): void => {
  keeper.onStep(({ disagreements }) => metrics.disagreements.inc(disagreements.count));
  const health = () => keeper.health();
  metrics.watch('tagwright_keeper_up', 'Whether the process that writes takes work.', () => Number(health().isOpen));
  metrics.watch('tagwright_keeper_restarts', 'How often it was started again.', () => health().restarts);
  metrics.watch('tagwright_facts_waiting', 'Facts that wait to be written.', () => health().waiting.facts);
  metrics.watch(
    'tagwright_step_seconds',
    'How long the last step took.',
    () => (health().steps?.milliseconds ?? 0) / 1000,
  );
  metrics.watch(
    'tagwright_step_failures',
    'Steps that failed since the last one that did not.',
    () => health().fault?.times ?? 0,
  );
  metrics.watch(
    'tagwright_step_lag_seconds',
    'How long ago the instant is that the answers are of; it grows while nothing is due.',
    () => Math.max(0, clock() - (health().steps?.asOf ?? clock())) / 1000,
  );
  metrics.watch('tagwright_dirty_rows', 'Word of changed facts that no step has worked off.', () => dirtyRows(store));
  metrics.watch('tagwright_log_seq', 'The number of the last change in the log.', () => seqOf(store));
  metrics.watch('tagwright_jobs_running', 'Long work under way.', () => jobs.load().running);
  metrics.watch('tagwright_jobs_waiting', 'Long work that waits for a process.', () => jobs.load().waiting);
};

/** Before the first step there is no log. */
const seqOf = async (store: Store): Promise<number> =>
  (await store.columnsOf('tw_change')).length === 0 ? 0 : lastSeq(store);

const dirtyRows = async (store: Store): Promise<number> => {
  if ((await store.columnsOf(DIRTY_TABLE)).length === 0) return 0;
  const row = await store.row<{ rows: number }>(sql`select count(*) as rows from ${sql.id(DIRTY_TABLE)}`);
  return row?.rows ?? 0;
};
