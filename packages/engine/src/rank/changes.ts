import type { Plan, RankId, RankThreshold } from '@tagwright/dsl';
import { type Dialect, isRanked, shapeRows, type Sql, summands } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import type { Session } from '../store/store.js';
import { type KeptRanks, type KeptShape, orderOf } from './kept.js';
import type { Entry, RunningSum } from './places.js';
import { RANK_TABLES, SCRATCH } from './tables.js';

/** Where a value or a group lay before the step. */
const was = (column: string): string => `was_${column}`;

const columnsOf = (shapes: readonly KeptShape[]): readonly string[] =>
  shapes.flatMap(({ value, group, isGrouped }) => (isGrouped ? [value, group] : [value]));

/**
 * Works out the ranked values of everybody in `only`, gathers who has others than are kept, and brings what is kept up
 * to date. How many these are.
 */
export const takeInChanges = async (
  session: Session,
  { table, shapes }: KeptRanks,
  plan: Plan,
  now: number,
  only: string,
): Promise<number> => {
  const { dialect } = session;
  const columns = columnsOf(shapes);
  const { after, moved } = SCRATCH;
  const declared = shapes.flatMap(({ value, group, storage, isGrouped }) => [
    [value, storage] as const,
    ...(isGrouped ? [[group, 'text'] as const] : []),
  ]);
  const customer = sql`customer ${dialect.columnType('text')} primary key not null`;
  const room = (name: string): Sql => sql`${sql.id(name)}`;
  const typed = (rename: (name: string) => string): readonly Sql[] =>
    declared.map(([name, storage]) => sql`${sql.id(rename(name))} ${dialect.columnType(storage)}`);
  const asIs = (name: string): string => name;
  await session.run(sql`drop table if exists ${room(after)}`);
  await session.run(sql`drop table if exists ${room(moved)}`);
  await session.run(dialect.scratchTable(after, sql.join([customer, ...typed(asIs)])));
  await session.run(dialect.scratchTable(moved, sql.join([customer, ...typed(asIs), ...typed(was)])));
  await session.run(sql`insert into ${room(after)} ${shapeRows(shapes, plan, now, dialect, only)}`);
  await session.run(
    sql`insert into ${room(after)} (customer) select customer from ${sql.id(only)} where true on conflict do nothing`,
  );
  const differs = sql.join(
    columns.map((name) => sql`${sql.id('later', name)} is distinct from ${sql.id('kept', name)}`),
    sql` or `,
  );
  const both = sql.join([
    ...columns.map((name) => sql.id('later', name)),
    ...columns.map((name) => sql.id('kept', name)),
  ]);
  const count = await session.run(
    sql`insert into ${room(moved)} select later.customer, ${both} from ${room(after)} as later
      left join ${sql.id(table)} as kept on kept.customer = later.customer where ${differs}`,
  );
  if (count > 0) await keep(session, table, shapes);
  return count;
};

/** Shape by shape, so that an index is touched only where its values moved. */
const keep = async (session: Session, table: string, shapes: readonly KeptShape[]): Promise<void> => {
  for (const shape of shapes) {
    const columns = columnsOf([shape]).map((name) => sql.id(name));
    const taken = columns.map((name) => sql`${name} = excluded.${name}`);
    await session.run(
      sql`insert into ${sql.id(table)} (customer, ${sql.join(columns)}) select customer, ${sql.join(columns)}
        from ${sql.id(SCRATCH.moved)} where ${movedWithin(shape)} on conflict (customer) do update set ${sql.join(taken)}`,
    );
  }
  await session.run(
    sql`delete from ${sql.id(table)} where customer in (select customer from ${sql.id(SCRATCH.moved)} where not ${isRanked(shapes)})`,
  );
};

const movedWithin = (shape: KeptShape): Sql =>
  sql`(${sql.join(
    columnsOf([shape]).map((name) => sql`${sql.id(name)} is distinct from ${sql.id(was(name))}`),
    sql` or `,
  )})`;

/** What the changes come to for a rank, or for a group of it, beside what is known of it from before. */
export interface Change {
  readonly rank: RankId;
  readonly group: string;
  /** How many were ranked before, and how many more are now. */
  readonly size: number;
  readonly grown: number;
  /** Where θ stood; undefined where there was none. `ahead` counts those who come before it now. */
  readonly at: Entry | undefined;
  /** The sum of an average as it is now; undefined where 64 bits do not hold it, or a part of it. */
  readonly sum: RunningSum | undefined;
  readonly before: RunningSum | undefined;
}

/** So many queries in one statement: SQLite takes five hundred. */
const TOGETHER = 50;

export const changesOf = async (session: Session, { shapes }: KeptRanks): Promise<readonly Change[]> => {
  const queries = shapes.flatMap((shape) => shape.ranks.map((rank) => changeQuery(shape, rank, session.dialect)));
  const changes: Change[] = [];
  for (let from = 0; from < queries.length; from += TOGETHER) {
    const together = sql.join(queries.slice(from, from + TOGETHER), sql` union all `);
    for await (const row of session.rows<ChangeRow>(together)) changes.push(changeOf(row));
  }
  return changes;
};

interface ChangeRow {
  readonly rank: RankId;
  readonly group_value: string;
  readonly grown: number;
  readonly ahead_more: number;
  readonly added: number | bigint | null;
  readonly removed: number | bigint | null;
  readonly counted_more: number;
  readonly size: number | null;
  readonly ahead: number | null;
  readonly value: number | bigint | null;
  readonly value_real: number | null;
  readonly customer: string | null;
  readonly total: string | null;
  readonly counted: number | null;
}

const changeOf = (row: ChangeRow): Change => {
  const value = row.value ?? row.value_real;
  const ahead = Number(row.ahead ?? 0) + Number(row.ahead_more);
  return {
    rank: row.rank,
    group: row.group_value,
    size: Number(row.size ?? 0),
    grown: Number(row.grown),
    at: value === null || row.customer === null ? undefined : { ahead, value, customer: row.customer },
    sum: sumOf(row),
    before: row.total === null ? undefined : { total: BigInt(row.total), counted: Number(row.counted) },
  };
};

const sumOf = ({ size, total, counted, added, removed, counted_more }: ChangeRow): RunningSum | undefined => {
  const before = size === null ? '0' : total;
  if (before === null || added === null || removed === null) return undefined;
  return {
    total: BigInt(before) + BigInt(added) - BigInt(removed),
    counted: Number(counted ?? 0) + Number(counted_more),
  };
};

/** Who left and who joined, by group, with what is known of the group. */
const changeQuery = (shape: KeptShape, rank: RankThreshold, dialect: Dialect): Sql => {
  const sums = rank.cut === 'average' ? sumChanges(shape, dialect) : NO_SUMS;
  const beyond = orderOf(rank, shape) === 'upwards' ? sql`<` : sql`>`;
  const theta = sql.id('place', shape.storage === 'real' ? 'value_real' : 'value');
  const isAhead = sql`(change.value ${beyond} ${theta} or (change.value = ${theta} and change.customer < place.customer))`;
  const known = sql.join(
    ['size', 'ahead', 'value', 'value_real', 'customer', 'total', 'counted'].map((name) => sql.id('place', name)),
  );
  return sql`select cast(${rank.id} as text) as rank, change.group_value, sum(change.sign) as grown,
    sum(case when ${isAhead} then change.sign else 0 end) as ahead_more, ${sums}, ${known}
    from (${entries(shape)}) as change left join ${sql.id(RANK_TABLES.place)} as place
    on place.rank = ${rank.id} and place.group_value = change.group_value
    group by change.group_value, ${known}`;
};

/** The entries that are gone, and those that are new. */
const entries = (shape: KeptShape): Sql => {
  const half = (sign: 1 | -1): Sql => {
    const name = sign === 1 ? (column: string) => column : was;
    const group = shape.isGrouped ? sql.id(name(shape.group)) : sql`cast('' as text)`;
    return sql`select customer, ${sql.id(name(shape.value))} as value, ${group} as group_value, ${sql.lit(sign)} as sign
      from ${sql.id(SCRATCH.moved)} where ${movedWithin(shape)} and ${sql.id(name(shape.value))} is not null`;
  };
  return sql`${half(-1)} union all ${half(1)}`;
};

const sumChanges = (shape: KeptShape, dialect: Dialect): Sql => {
  const summed = summands(shape, sql`change.value`, dialect);
  const half = (sign: 1 | -1): Sql => dialect.sum(summed, sql` filter (where change.sign = ${sql.lit(sign)})`, true);
  return sql`${half(1)} as added, ${half(-1)} as removed, sum(case when ${summed} is null then 0 else change.sign end) as counted_more`;
};

const NO_SUMS = sql`cast(0 as bigint) as added, cast(0 as bigint) as removed, cast(0 as bigint) as counted_more`;
