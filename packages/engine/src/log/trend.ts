import { localDay, midnight } from '@tagwright/dsl';
import { sql } from 'kysely';
import type { Session } from '../store/store.js';
import { checkKept, type Group } from './as-of.js';
import { type Moved, movesSql } from './moves.js';
import { turnsSql } from './reading-rule.js';
import { IN } from './change.js';
import { hasLog, LOG_TABLES } from './tables.js';

/** What a local day made of a group. */
export interface TrendDay {
  /** Days since 1970-01-01. */
  readonly day: number;
  /** How many were in the group when the day ended. */
  readonly size: number;
  /** How many times somebody came in, or went out: who does both within the day is in both. */
  readonly entered: number;
  readonly left: number;
}

/**
 * A group's size day by day, from one day to another (both included; days since 1970-01-01 in `zone`), by all that the
 * log says by now. Throws `log-pruned-instant` where the log does not go back to the beginning of the first day.
 */
export const trendOf = async (
  session: Session,
  group: Group,
  { from, to, zone }: { readonly from: number; readonly to: number; readonly zone: string },
): Promise<readonly TrendDay[]> => {
  const days = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  if (days.length === 0 || !(await hasLog(session))) return days.map((day) => ({ day, size: 0, entered: 0, left: 0 }));
  await checkKept(session, midnight(from, zone));
  const moved = new Map<number, { entered: number; left: number }>();
  let before = 0;
  const moves = sql`${movesSql(group, midnight(to + 1, zone) - 1)} order by at`;
  for await (const { at, entered, left } of session.rows<Moved>(moves)) {
    const day = localDay(at, zone);
    if (day < from) before += entered - left;
    const so = moved.get(day) ?? { entered: 0, left: 0 };
    moved.set(day, { entered: so.entered + entered, left: so.left + left });
  }
  let size = before;
  return days.map((day) => {
    const { entered, left } = moved.get(day) ?? { entered: 0, left: 0 };
    size += entered - left;
    return { day, size, entered, left };
  });
};

/** When the log's first entry was written (ms UTC); undefined while there is none. What was before it does not know. */
export const logBegan = async (session: Session): Promise<number | undefined> => {
  if (!(await hasLog(session))) return undefined;
  const first = sql`select recorded_at as began from ${sql.id(LOG_TABLES.change)} order by seq limit 1`;
  return (await session.row<{ began: number }>(first))?.began;
};

/** By how much a tag's value or a segment grew after an instant, whichever had any move. */
export interface Growth extends Group {
  readonly entered: number;
  readonly left: number;
}

/** Who came into tags' values and segments, and who left, after an instant (ms UTC): one look at the end of the log. */
export const movedAfter = async (session: Session, instant: number): Promise<readonly Growth[]> => {
  if (!(await hasLog(session))) return [];
  await checkKept(session, instant);
  const found = new Map<string, { readonly group: Group; entered: number; left: number }>();
  const of = (kind: 'tag' | 'segment', name: string, member: string) => {
    const group: Group = kind === 'segment' ? { kind, name } : { kind, name, value: member };
    const key = JSON.stringify(group);
    const there = found.get(key) ?? { group, entered: 0, left: 0 };
    found.set(key, there);
    return there;
  };
  const turns = turnsSql(sql`effective_at > ${BigInt(instant)}`);
  type Row = { kind: 'tag' | 'segment'; name: string; was: string | null; now: string | null; count: number };
  for await (const { kind, name, was, now, count } of session.rows<Row>(
    sql`select kind, name, old as was, new as now, count(*) as count from (${turns}) as turn group by kind, name, old, new`,
  )) {
    if (now !== null) of(kind, name, kind === 'segment' ? IN : now).entered += count;
    if (was !== null) of(kind, name, kind === 'segment' ? IN : was).left += count;
  }
  return [...found.values()].map(({ group, entered, left }) => ({ ...group, entered, left }));
};
