import type { RankId } from '@tagwright/dsl';
import { TABLES } from '@tagwright/dsl/sql';
import { type RawBuilder, sql } from 'kysely';
import type { Session } from '../store/store.js';
import type { KeptShape } from './kept.js';
import { RANK_TABLES } from './tables.js';

/**
 * Where θ of a rank, or of a group of it, stands. A cut's θ is the value of an entry (value, customer), and `ahead` is
 * how many entries stand before that one in the rank's order: when others come and go, the number follows them, whether
 * the entry itself is still there or not, and the k-th is so many steps away. An average has the sum of its integers
 * and how many these are.
 */
export interface Place {
  /** '' where the rank has no groups. */
  readonly group: string;
  /** How many are ranked. */
  readonly size: number;
  readonly at: Entry | undefined;
  readonly sum: RunningSum | undefined;
}

export interface Entry {
  readonly ahead: number;
  readonly value: number | bigint;
  readonly customer: string;
}

/** `total` is missing where it left 64 bits: such an average is missing too. */
export interface RunningSum {
  readonly total: bigint;
  readonly counted: number;
}

/** What there is to write about one rank and group: nobody is left where the size is 0. */
export interface Placed {
  readonly rank: RankId;
  readonly shape: KeptShape;
  readonly place: Place;
  /** As the threshold goes into the table: in storage units, or a mean. */
  readonly theta: number | bigint | null;
  readonly tie: string | null;
}

/** So many rows of values in one statement: far from the most parameters that a database takes. */
const TOGETHER = 200;

/** Writes where thresholds stand now, and the thresholds themselves. */
export const writePlaces = async (session: Session, placed: readonly Placed[]): Promise<void> => {
  for (let from = 0; from < placed.length; from += TOGETHER)
    await writeSome(session, placed.slice(from, from + TOGETHER));
};

const writeSome = async (session: Session, placed: readonly Placed[]): Promise<void> => {
  const stay = placed.filter(({ place }) => place.size > 0);
  const gone = placed.filter(({ place }) => place.size === 0);
  if (gone.length > 0)
    await session.run(sql`delete from ${sql.id(RANK_TABLES.place)} where ${anyOf(gone, (group) => group)}`);
  await session.run(
    sql`delete from ${sql.id(TABLES.threshold)} where ${anyOf(placed, (group, { isGrouped }) => (isGrouped ? group : null))}`,
  );
  if (stay.length === 0) return;
  await session.run(sql`insert into ${sql.id(RANK_TABLES.place)}
    (rank, group_value, size, ahead, value, value_real, customer, total, counted)
    values ${sql.join(stay.map(placeRow))} on conflict (rank, group_value) do update set size = excluded.size,
    ahead = excluded.ahead, value = excluded.value, value_real = excluded.value_real, customer = excluded.customer,
    total = excluded.total, counted = excluded.counted`);
  await session.run(sql`insert into ${sql.id(TABLES.threshold)} (rank, group_value, theta, theta_real, tie, size)
    values ${sql.join(stay.map(thresholdRow))}`);
};

const anyOf = (
  placed: readonly Placed[],
  groupOf: (group: string, shape: KeptShape) => string | null,
): RawBuilder<unknown> =>
  sql.join(
    placed.map(({ rank, shape, place }) => {
      const group = groupOf(place.group, shape);
      return sql`(rank = ${rank} and ${group === null ? sql`group_value is null` : sql`group_value = ${group}`})`;
    }),
    sql` or `,
  );

const placeRow = ({ rank, shape, place }: Placed): RawBuilder<unknown> => {
  const { group, size, at, sum } = place;
  const [value, valueReal] = at === undefined ? [NOTHING, NOTHING] : inColumns(at.value, shape.storage === 'real');
  return sql`(${rank}, ${group}, ${BigInt(size)}, ${BigInt(at?.ahead ?? 0)}, ${value}, ${valueReal}, ${at?.customer ?? NOTHING},
    ${sum === undefined ? NOTHING : String(sum.total)}, ${sum === undefined ? NOTHING : BigInt(sum.counted)})`;
};

const thresholdRow = ({ rank, shape, place, theta, tie }: Placed): RawBuilder<unknown> => {
  const isReal = place.sum !== undefined || shape.storage === 'real';
  const [exact, real] = theta === null ? [NOTHING, NOTHING] : inColumns(theta, isReal);
  const group = shape.isGrouped ? place.group : NOTHING;
  return sql`(${rank}, ${group}, ${exact}, ${real}, ${tie ?? NOTHING}, ${BigInt(place.size)})`;
};

const NOTHING = sql`null`;

const inColumns = (value: number | bigint, isReal: boolean) => [
  isReal ? NOTHING : sql`${BigInt(value)}`,
  isReal ? sql`${Number(value)}` : NOTHING,
];
