import { type HistoryId, historyOf, type Plan, prepare } from '@tagwright/dsl';
import { HISTORY_TABLE, historyTableSql } from '@tagwright/dsl/sql';
import type { Cell, Session } from '../store/store.js';
import { customerFacts } from './customer-facts.js';
import { type HeldAt, pastPopulation } from './past-population.js';

/** Rows are written this many at a time. */
const BATCH = 1000;

/**
 * Fills `tw_history` for everybody who is known at `now` (ms UTC): the instants out of their histories, re-derived from
 * each customer's own facts. `heldAt` says what the population said, where that is known already. The tables of the
 * evaluation are used on the way, so this comes before it.
 */
export const fillHistories = async (
  session: Session,
  plan: Plan,
  now: number,
  { wideSums = false, heldAt }: { readonly wideSums?: boolean; readonly heldAt?: HeldAt } = {},
): Promise<void> => {
  const said = heldAt ?? (await pastPopulation(session, plan, now, wideSums));
  for (const statement of historyTableSql(plan, session.dialect)) await session.run(statement);
  const prepared = prepare(plan);
  const ids = plan.histories.map(({ id }): HistoryId => id);
  let rows: Cell[][] = [];
  const write = async (): Promise<void> => {
    if (rows.length === 0) return;
    const columns = ['customer', ...ids];
    await session.insert(
      HISTORY_TABLE,
      columns,
      columns.map((_, index) => rows.map((row) => row[index] ?? null)),
    );
    rows = [];
  };
  for await (const facts of customerFacts(session, plan, now)) {
    const found = historyOf(prepared, facts, now, said);
    rows.push([facts.id, ...ids.map((id) => found[id] ?? null)]);
    if (rows.length === BATCH) await write();
  }
  await write();
};
