import type { Column, Plan, RankThreshold } from '@tagwright/dsl';
import {
  measureForAll,
  measureForFew,
  roomForColumns,
  roomForOverall,
  type NamedSql,
  TABLES,
} from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import type { Session } from '../store/store.js';
import type { DraftParts } from './draft.js';
import { layOutHistories } from './histories.js';
import { SAMPLE_TABLE, type Sample } from './sample.js';
import type { StoredTable } from './stored-tables.js';

/** Whom a preview looks at, and when. */
export interface Looked {
  /** ms UTC. */
  readonly now: number;
  /** Undefined: everybody. */
  readonly sample: Sample | undefined;
  readonly stored: StoredTable;
}

/** What the state lacks, for everybody. */
const DRAFTED = 'tw_drafted';

/**
 * Puts what a draft needs beyond the stored state before it: columns measured from facts, figures over everybody,
 * histories, and room for thresholds of its own. Inside a transaction that is taken back none of it stays.
 */
export const layOut = async (session: Session, draft: DraftParts, looked: Looked): Promise<Plan> => {
  const { plan, newColumns, newRanks, newHistories } = draft;
  if (newColumns.some(({ scope }) => scope === 'overall')) await layOutOverall(session, draft, looked);
  if (newColumns.length > 0) {
    await (looked.sample === undefined
      ? measureEverybody(session, draft, looked)
      : measureSample(session, draft, looked));
  }
  if (newHistories.length > 0) await layOutHistories(session, draft, looked);
  if (newRanks.size === 0) return plan;
  const table = sql.id(TABLES.threshold);
  await session.run(sql`create temp table ${table} as select * from ${looked.stored(TABLES.threshold)}`);
  await session.run(sql`create index ${sql.id('tw_draft_threshold')} on ${table} (rank, group_value)`);
  const { sample } = looked;
  if (sample === undefined) return plan;
  return { ...plan, ranks: plan.ranks.map((rank) => (newRanks.has(rank.id) ? ofSample(rank, sample) : rank)) };
};

/** So many of the sample stand for so many of everybody. */
const ofSample = (rank: RankThreshold, { size, population }: Sample): RankThreshold => {
  const { cut } = rank;
  if (cut === 'average' || !('count' in cut) || cut.count === 0) return rank;
  return { ...rank, cut: { from: cut.from, count: Math.max(1, Math.ceil((cut.count * size) / population)) } };
};

const layOutOverall = async (session: Session, { plan, newColumns }: DraftParts, { stored }: Looked): Promise<void> => {
  const columns = plan.columns.filter(({ scope }) => scope === 'overall');
  const kept = idsOf(['one', ...columns.filter((column) => !newColumns.includes(column)).map(({ id }) => id)]);
  await session.run(roomForOverall(columns, session.dialect));
  await session.run(sql`insert into ${sql.id(TABLES.overall)} (${kept}) select ${kept} from ${stored(TABLES.overall)}`);
};

const measureSample = async (session: Session, draft: DraftParts, { now, stored }: Looked): Promise<void> => {
  const { plan, newColumns } = draft;
  const { dialect } = session;
  const columns = plan.columns.filter(isOfCustomer);
  const isNew = (column: Column): boolean => newColumns.includes(column);
  const kept = columns.filter((column) => !isNew(column)).map(({ id }) => id);
  await session.run(roomForColumns(TABLES.state, columns, dialect));
  await session.run(
    sql`insert into ${sql.id(TABLES.state)} (${idsOf(['customer', ...kept])}) select ${sql.join(['customer', ...kept].map((name) => sql.id('state', name)))} from ${sql.id(SAMPLE_TABLE)} as sample cross join ${stored(TABLES.state)} as state where (state.customer = sample.customer)`,
  );
  await runAll(session, measureForFew(plan, newColumns, now, { dialect, wideSums: true }));
};

const measureEverybody = async (session: Session, draft: DraftParts, { now, stored }: Looked): Promise<void> => {
  const { plan, newColumns } = draft;
  const { dialect } = session;
  await runAll(session, measureForAll(plan, newColumns, now, DRAFTED, { dialect, wideSums: true }));
  const columns = plan.columns
    .filter(isOfCustomer)
    .map((column) => sql.id(newColumns.includes(column) ? 'drafted' : 'state', column.id));
  await session.run(
    sql`create temp view ${sql.id(TABLES.state)} as select ${sql.join([sql.id('state', 'customer'), ...columns])} from ${stored(TABLES.state)} as state join ${sql.id(DRAFTED)} as drafted on (drafted.customer = state.customer)`,
  );
};

const isOfCustomer = ({ scope }: Column): boolean => scope === 'customer';

const idsOf = (names: readonly string[]) => sql.join(names.map((name) => sql.id(name)));

export const runAll = async (session: Session, statements: readonly NamedSql[]): Promise<void> => {
  for (const statement of statements) await session.run(statement);
};
