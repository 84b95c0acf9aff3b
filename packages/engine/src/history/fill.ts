import { type HeldAt, type HistoryId, historyOf, type Plan, prepare } from '@tagwright/dsl';
import { HISTORY_TABLE, historyTableSql } from '@tagwright/dsl/sql';
import type { Cell, Session } from '../store/store.js';
import { customerFacts } from './customer-facts.js';

/** Rows are written this many at a time. */
const BATCH = 1000;

/**
 * Fills `tw_history` for everybody who is known at `now` (ms UTC): the instants out of their histories, re-derived from
 * each customer's own facts, and from what the population said at the instants that they go back to.
 */
export const fillHistories = async (session: Session, plan: Plan, now: number, heldAt: HeldAt): Promise<void> => {
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
    const found = historyOf(prepared, facts, now, heldAt);
    rows.push([facts.id, ...ids.map((id) => found[id] ?? null)]);
    if (rows.length === BATCH) await write();
  }
  await write();
};
