import {
  type HistoryColumn,
  type HistoryId,
  historyOf,
  type Plan,
  prepare,
  shiftInstant,
  unreachable,
} from '@tagwright/dsl';
import { HISTORY_TABLE, NOTHING_HELD, type Sql, STEP_TABLES } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import type { Cell, Session } from '../store/store.js';
import { factsOfSome } from './customer-facts.js';

/** What a step of some customers asks of histories; instants in ms UTC. */
export interface Advance {
  readonly plan: Plan;
  /** The instant for which `tw_history` was filled. */
  readonly t0: number;
  readonly now: number;
}

/**
 * Brings `tw_history` from one instant to a later one: those in `tw_only` are worked out from their facts, of all others
 * nothing turned in between. For plans whose histories ask nothing of the population.
 */
export const advanceHistories = async (session: Session, advance: Advance): Promise<void> => {
  const { plan, now } = advance;
  if (plan.histories.length === 0) return;
  const ids: string[] = [];
  for await (const { customer } of session.rows<{ customer: string }>(
    sql`select customer from ${sql.id(STEP_TABLES.only)}`,
  ))
    ids.push(customer);
  await session.run(sql`delete from ${sql.id(HISTORY_TABLE)} where customer in (${ONLY})`);
  for (const history of plan.histories) await advanceOthers(session, history, advance);
  const prepared = prepare(plan);
  const { at } = plan.catalog.customer;
  const columns = plan.histories.map(({ id }): HistoryId => id);
  const rows: Cell[][] = [];
  for await (const facts of factsOfSome(session, plan, ids, now, columns)) {
    const knownFrom = at === undefined ? null : (facts.fields[at] ?? null);
    if (knownFrom !== null && Number(knownFrom) > now) continue;
    const found = historyOf(prepared, facts, now, () => NOTHING_HELD);
    rows.push([facts.id, ...columns.map((id) => found[id] ?? null)]);
  }
  if (rows.length === 0) return;
  const names = ['customer', ...columns];
  await session.insert(
    HISTORY_TABLE,
    names,
    names.map((_, index) => rows.map((row) => row[index] ?? null)),
  );
};

const ONLY: Sql = sql`select customer from ${sql.id(STEP_TABLES.only)}`;

/** What the instants of all others become though nothing turned: the horizon moves on with the clock. */
const advanceOthers = async (
  session: Session,
  { id, of, horizon }: HistoryColumn,
  { plan, t0, now }: Advance,
): Promise<void> => {
  if (now === t0) return;
  const start = shiftInstant(now, horizon, 'back', plan.catalog.zone);
  const column = sql.id(id);
  const set = (value: Sql, condition: Sql): Promise<number> =>
    session.run(sql`update ${sql.id(HISTORY_TABLE)} set ${column} = ${value} where ${condition}`);
  switch (of.fn) {
    case 'true-since':
      await set(sql`${BigInt(start)}`, sql`${column} < ${BigInt(start)}`);
      return;
    case 'last-changed':
      await set(sql`null`, sql`${column} <= ${BigInt(start)}`);
      return;
    case 'last-true':
      // What held at the last step holds on.
      await set(sql`${BigInt(now)}`, sql`${column} = ${BigInt(t0)}`);
      await set(sql`null`, sql`${column} < ${BigInt(start)}`);
      return;
    default:
      unreachable(of);
  }
};
