import type { StorageClass } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import type { Session } from '../store/store.js';

/** What all tables of ranked values begin with, and nothing else does. */
export const RANK_PREFIX = 'tw_rank_';

/** What is kept so that thresholds can follow changes. */
export const RANK_TABLES = {
  /** Which tables of ranked values there are, and what they hold: a digest of the ranks. */
  kept: 'tw_rank_kept',
  /** Where θ of each rank and group stands among the ranked values: see `places`. */
  place: 'tw_rank_place',
} as const;

const PLACE_COLUMNS: readonly (readonly [name: string, storage: StorageClass, required: boolean])[] = [
  ['rank', 'text', true],
  ['group_value', 'text', true],
  ['size', 'integer', true],
  ['ahead', 'integer', true],
  ['value', 'integer', false],
  ['value_real', 'real', false],
  ['customer', 'text', false],
  ['total', 'text', false],
  ['counted', 'integer', false],
];

/** Makes what is kept beside the ranked values, where it is not there yet. */
export const createRankTables = async (session: Session): Promise<void> => {
  if ((await session.columnsOf(RANK_TABLES.place)).length > 0) return;
  const { dialect } = session;
  const text = dialect.columnType('text');
  const columns = PLACE_COLUMNS.map(
    ([name, storage, required]) =>
      sql`${sql.id(name)} ${dialect.columnType(storage)}${required ? sql` not null` : sql``}`,
  );
  await session.run(dialect.table(RANK_TABLES.kept, sql`name ${text} primary key not null, ranks ${text} not null`));
  await session.run(dialect.table(RANK_TABLES.place, sql`${sql.join(columns)}, primary key (rank, group_value)`));
};

/**
 * Lets go of all ranked values. Whoever changes the state otherwise than by a step does this: the next step works the
 * thresholds out from nothing, and keeps them from there on.
 */
export const dropRanks = async (session: Session): Promise<void> => {
  if ((await session.columnsOf(RANK_TABLES.place)).length === 0) return;
  const names: string[] = [];
  for await (const { name } of session.rows<{ name: string }>(sql`select name from ${sql.id(RANK_TABLES.kept)}`))
    names.push(name);
  for (const name of names) await session.run(sql`drop table if exists ${sql.id(name)}`);
  await session.run(sql`delete from ${sql.id(RANK_TABLES.kept)}`);
  await session.run(sql`delete from ${sql.id(RANK_TABLES.place)}`);
};
