import type { Session } from '@tagwright/engine';
import { sql } from 'kysely';
import { defineRecording } from '../keeper/recording.js';
import { ARRIVAL_TABLES } from './tables.js';

const DAY = 86_400_000;

/** Facts that were refused for one reason. */
export interface RefusedFacts {
  readonly code: string;
  /** The table that they were for; empty where they did not say. */
  readonly about: string;
  /** The field or part that was wrong; empty for the whole. */
  readonly field: string;
  readonly count: number;
}

/** Events that arrived late. */
export interface LateFacts {
  /** The event's table. */
  readonly about: string;
  /** They arrived at least so many days after they happened, of {@link LATENESS}. */
  readonly days: number;
  readonly count: number;
}

/** From when on an event is late, in days, and how much later others are. */
export const LATENESS = [1, 7, 30, 90, 365] as const;

/** For so long it is remembered, in days. */
const KEPT = 400;

/** Counts what arrived otherwise than it should: nothing of what it said. */
export const recordArrivals = defineRecording(
  'quality.arrivals',
  async (
    session: Session,
    { refused, late }: { readonly refused: readonly RefusedFacts[]; readonly late: readonly LateFacts[] },
    now: number,
  ): Promise<void> => {
    const day = BigInt(Math.floor(now / DAY));
    for (const { code, about, field, count } of refused)
      await session.run(
        sql`insert into ${sql.id(ARRIVAL_TABLES.refused)} (day, code, about, field, count, last_at) values (${day}, ${code}, ${about}, ${field}, ${BigInt(count)}, ${BigInt(now)}) on conflict (day, code, about, field) do update set count = ${sql.id(ARRIVAL_TABLES.refused, 'count')} + excluded.count, last_at = excluded.last_at`,
      );
    for (const { about, days, count } of late)
      await session.run(
        sql`insert into ${sql.id(ARRIVAL_TABLES.late)} (day, about, days, count) values (${day}, ${about}, ${BigInt(days)}, ${BigInt(count)}) on conflict (day, about, days) do update set count = ${sql.id(ARRIVAL_TABLES.late, 'count')} + excluded.count`,
      );
    for (const table of Object.values(ARRIVAL_TABLES))
      await session.run(sql`delete from ${sql.id(table)} where day < ${day - BigInt(KEPT)}`);
  },
);

export interface Arrivals {
  readonly refused: readonly (RefusedFacts & { readonly lastAt: number })[];
  readonly late: readonly LateFacts[];
}

/** What arrived otherwise than it should in the last days, the most frequent first. */
export const arrivalsOf = async (session: Session, now: number, days: number): Promise<Arrivals> => {
  const from = BigInt(Math.floor(now / DAY) - days + 1);
  const refused: Arrivals['refused'][number][] = [];
  const late: LateFacts[] = [];
  if ((await session.columnsOf(ARRIVAL_TABLES.late)).length === 0) return { refused, late };
  for await (const row of session.rows<Arrivals['refused'][number]>(
    sql`select code, about, field, cast(sum(count) as bigint) as count, max(last_at) as "lastAt" from ${sql.id(ARRIVAL_TABLES.refused)} where day >= ${from} group by code, about, field order by 4 desc, code, about, field limit 200`,
  ))
    refused.push(row);
  for await (const row of session.rows<LateFacts>(
    sql`select about, days, cast(sum(count) as bigint) as count from ${sql.id(ARRIVAL_TABLES.late)} where day >= ${from} group by about, days order by about, days`,
  ))
    late.push(row);
  return { refused, late };
};
