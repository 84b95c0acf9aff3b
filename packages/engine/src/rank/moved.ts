import { compareText, MAX_INT64, MIN_INT64 } from '@tagwright/dsl';
import { type Sql, STEP_TABLES } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import type { Session } from '../store/store.js';
import type { KeptShape } from './kept.js';

/** What a threshold says: a value of the key, or a mean of them; `tie` where it is asked who is last of those tied. */
export interface Said {
  readonly theta: number | bigint | null;
  readonly tie: string | null;
}

/** A threshold before and after; undefined where there is none. */
export interface Move {
  readonly shape: KeptShape;
  /** '' where the rank has no groups. */
  readonly group: string;
  readonly isMean: boolean;
  readonly before: Said | undefined;
  readonly after: Said | undefined;
}

/** So many ranges in one statement: SQLite takes five hundred queries. */
const TOGETHER = 100;

/**
 * Adds to `tw_passed` and `tw_only` whoever may stand on another side of θ than before: those whose key lies between the old and the new
 * one, both included, found over the index; and all of a group that had none.
 */
export const addMoved = async (session: Session, table: string, moves: readonly Move[]): Promise<void> => {
  const ranges = moves.flatMap((move) => {
    const { shape, group } = move;
    const inGroup = shape.isGrouped ? sql`${sql.id(shape.group)} = ${group} and ` : sql``;
    return passedOver(move).map((range) => sql`select customer from ${sql.id(table)} where ${inGroup}${range}`);
  });
  for (let from = 0; from < ranges.length; from += TOGETHER) {
    const some = sql.join(ranges.slice(from, from + TOGETHER), sql` union all `);
    await session.run(
      sql`insert into ${sql.id(STEP_TABLES.passed)} (customer) select customer from (${some}) as passed where true on conflict do nothing`,
    );
  }
  if (ranges.length > 0)
    await session.run(
      sql`insert into ${sql.id(STEP_TABLES.only)} (customer) select customer from ${sql.id(STEP_TABLES.passed)} where true on conflict do nothing`,
    );
};

/** At most one range. Of a group that has nobody left nobody is: whoever left it is in `only` already. */
const passedOver = ({ shape, isMean, before, after }: Move): readonly Sql[] => {
  if (after === undefined) return [];
  const value = sql.id(shape.value);
  const [old, now] = [before?.theta ?? null, after.theta];
  if (old === null && now === null && before !== undefined) return [];
  if (old === null || now === null) return [sql`${value} is not null`];
  const isReal = shape.storage === 'real';
  if (old !== now) {
    const [low, high] = old < now ? [old, now] : [now, old];
    const [from, to] = isMean && !isReal ? [below(Number(low), shape), above(Number(high), shape)] : [low, high];
    return [sql`${value} between ${inStorage(from, isReal)} and ${inStorage(to, isReal)}`];
  }
  const [first, last] = [before?.tie ?? null, after.tie].toSorted((a, b) => compareText(a ?? '', b ?? ''));
  return first === last
    ? []
    : [sql`${value} = ${inStorage(now, isReal)} and customer between ${first ?? ''} and ${last ?? ''}`];
};

const inStorage = (value: number | bigint, isReal: boolean): Sql =>
  isReal ? sql`${Number(value)}` : sql`${BigInt(value)}`;

/** A whole unit below or above the mean in the key's own integers, and what doubles may be off: more is harmless. */
const below = (mean: number, shape: KeptShape): bigint => around(mean, shape, -1);
const above = (mean: number, shape: KeptShape): bigint => around(mean, shape, 1);

const around = (mean: number, { sumScale }: KeptShape, side: 1 | -1): bigint => {
  const units = mean * 10 ** sumScale;
  const nearby = BigInt(Math.round(units + side * (2 + Math.abs(units) * 2 ** -50)));
  return nearby > MAX_INT64 ? MAX_INT64 : nearby < MIN_INT64 ? MIN_INT64 : nearby;
};
