import type { RankId, RankThreshold } from '@tagwright/dsl';
import { type Dialect, type Sql, summands } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import { fixed } from '../store/fixed.js';
import { remembered } from '../store/remembered.js';
import type { Session } from '../store/store.js';
import { type KeptRanks, type KeptShape, orderOf } from './kept.js';
import type { Entry, RunningSum } from './places.js';
import { RANK_TABLES } from './tables.js';
import { movedWithin, was } from './take-in.js';

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

export const changesOf = async (session: Session, kept: KeptRanks): Promise<readonly Change[]> => {
  const changes: Change[] = [];
  for (const statement of statementsOf(kept))
    changes.push(...(await session.all<ChangeRow>(statement(session.dialect))).map(changeOf));
  return changes;
};

const statementsOf = remembered(({ moved, shapes }: KeptRanks) => {
  const asked = shapes.flatMap((shape) => shape.ranks.map((rank) => ({ shape, rank })));
  return Array.from({ length: Math.ceil(asked.length / TOGETHER) }, (_, index) =>
    fixed((dialect) =>
      sql.join(
        asked
          .slice(index * TOGETHER, (index + 1) * TOGETHER)
          .map(({ shape, rank }) => changeQuery(moved, shape, rank, dialect)),
        sql` union all `,
      ),
    ),
  );
});

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
const changeQuery = (moved: string, shape: KeptShape, rank: RankThreshold, dialect: Dialect): Sql => {
  const sums = rank.cut === 'average' ? sumChanges(shape, dialect) : NO_SUMS;
  const beyond = orderOf(rank, shape) === 'upwards' ? sql`<` : sql`>`;
  const theta = sql.id('place', shape.storage === 'real' ? 'value_real' : 'value');
  const isAhead = sql`(entry.value ${beyond} ${theta} or (entry.value = ${theta} and entry.customer < place.customer))`;
  const placed = (group: Sql): Sql =>
    sql`left join ${sql.id(RANK_TABLES.place)} as place on place.rank = ${rank.id} and place.group_value = ${group}`;
  const [group, byGroup] = shape.isGrouped
    ? [sql`entry.group_value`, sql` group by entry.group_value`]
    : [sql`cast('' as text)`, sql` having count(*) > 0`];
  const known = sql.join(
    ['size', 'ahead', 'value', 'value_real', 'customer', 'total', 'counted'].map((name) => sql.id('place', name)),
  );
  return sql`select cast(${rank.id} as text) as rank, change.*, ${known} from (
      select ${group} as group_value, sum(entry.sign) as grown,
      sum(case when ${isAhead} then entry.sign else 0 end) as ahead_more, ${sums}
      from (${entries(moved, shape)}) as entry ${placed(shape.isGrouped ? sql`entry.group_value` : sql`''`)}${byGroup}
    ) as change ${placed(sql`change.group_value`)}`;
};

/** The entries that are gone, and those that are new. */
const entries = (moved: string, shape: KeptShape): Sql => {
  const half = (sign: 1 | -1): Sql => {
    const name = sign === 1 ? (column: string) => column : was;
    const group = shape.isGrouped ? sql`, ${sql.id(name(shape.group))} as group_value` : sql``;
    return sql`select customer, ${sql.id(name(shape.value))} as value, ${sql.lit(sign)} as sign${group}
      from ${sql.id(moved)} where ${movedWithin(shape)} and ${sql.id(name(shape.value))} is not null`;
  };
  return sql`${half(-1)} union all ${half(1)}`;
};

const sumChanges = (shape: KeptShape, dialect: Dialect): Sql => {
  const summed = summands(shape, sql`entry.value`, dialect);
  const half = (sign: 1 | -1): Sql => dialect.sum(summed, sql` filter (where entry.sign = ${sql.lit(sign)})`, true);
  return sql`${half(1)} as added, ${half(-1)} as removed, sum(case when ${summed} is null then 0 else entry.sign end) as counted_more`;
};

const NO_SUMS = sql`cast(0 as bigint) as added, cast(0 as bigint) as removed, cast(0 as bigint) as counted_more`;
