import { historyOf, prepare } from '@tagwright/dsl';
import { HISTORY_TABLE } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import { EngineError } from '../errors/engine-error.js';
import { customerFacts, factsOfSome } from '../history/customer-facts.js';
import { rememberedPopulation } from '../history/past-population.js';
import { restsOn } from '../history/plan-part.js';
import { heldPopulation } from '../results/held.js';
import type { Cell, Session } from '../store/store.js';
import type { DraftParts } from './draft.js';
import type { Looked } from './lay-out.js';
import { SAMPLE_TABLE } from './sample.js';

/** Rows are written this many at a time. */
const BATCH = 1000;

/**
 * The instants out of customers' histories that a draft asks for, in a temporary `tw_history`. Past thresholds are those
 * that were recorded for the published book; throws `draft-past-unknown` where the draft would need others.
 */
export const layOutHistories = async (session: Session, draft: DraftParts, looked: Looked): Promise<void> => {
  const { plan, newRanks, newColumns, newHistories } = draft;
  const { now, sample } = looked;
  const { ids } = restsOn(plan, newHistories);
  const isUnknown = (id: string): boolean => ids.has(id);
  if ([...newRanks].some(isUnknown) || newColumns.some(({ id, scope }) => scope === 'overall' && isUnknown(id)))
    throw new EngineError('draft-past-unknown', {});
  const histories = plan.histories.map(({ id }) => id);
  const room = ['customer', ...histories].map((name) =>
    name === 'customer'
      ? sql`${sql.id(name)} ${session.dialect.columnType('text')} primary key not null`
      : sql`${sql.id(name)} ${session.dialect.columnType('integer')}`,
  );
  const heldAt = await rememberedPopulation(session, plan, now, await heldPopulation(session, plan));
  await session.run(session.dialect.scratchTable(HISTORY_TABLE, sql.join(room)));
  const prepared = prepare(plan);
  let rows: Cell[][] = [];
  const write = async (): Promise<void> => {
    const columns = ['customer', ...histories];
    if (rows.length > 0)
      await session.insert(
        HISTORY_TABLE,
        columns,
        columns.map((_, index) => rows.map((row) => row[index] ?? null)),
      );
    rows = [];
  };
  const customers =
    sample === undefined
      ? customerFacts(session, plan, now)
      : factsOfSome(session, plan, await sampled(session), now, histories);
  for await (const facts of customers) {
    const found = historyOf(prepared, facts, now, heldAt);
    rows.push([facts.id, ...histories.map((id) => found[id] ?? null)]);
    if (rows.length === BATCH) await write();
  }
  await write();
};

const sampled = async (session: Session): Promise<readonly string[]> => {
  const ids: string[] = [];
  for await (const { customer } of session.rows<{ customer: string }>(
    sql`select customer from ${sql.id(SAMPLE_TABLE)} order by customer`,
  ))
    ids.push(customer);
  return ids;
};
