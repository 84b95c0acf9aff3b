import type { Plan } from '@tagwright/dsl';
import { clockSql, EVERYTHING, STEP_TABLES } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import type { Session } from '../store/store.js';
import type { Moved } from './wave.js';

/**
 * How many customers the clock may have turned something of after the one instant and up to the other (ms UTC); undefined where that
 * may be anybody. Who they are is in `tw_edge`, and what it moved of them in `tw_part`. With more rows than `most` it gives up.
 */
export const touchedByClock = async (
  session: Session,
  plan: Plan,
  { after, until }: { readonly after: number; readonly until: number },
  most: number | undefined,
): Promise<number | 'too many' | undefined> => {
  const clock = clockSql(plan, after, until, session.dialect, (most ?? Infinity) + 1);
  if (clock === undefined) return undefined;
  for (const statement of clock.room) await session.run(statement);
  let found = 0;
  for (const { into } of clock.edges) {
    found += await session.run(into);
    if (most !== undefined && found > most) return 'too many';
  }
  await session.run(clock.gather);
  return (
    (await session.row<{ count: number }>(sql`select count(*) as count from ${sql.id(STEP_TABLES.edge)}`))?.count ?? 0
  );
};

/** Whom it touched, with all that it moved. */
export const movedOf = async (session: Session): Promise<ReadonlyMap<string, readonly Moved[]>> => {
  const edges = new Map<string, Moved[]>();
  for await (const { customer, part, turns, instant, entry } of session.rows<MovedRow>(
    sql`select customer, part, edges as turns, instant, entry from ${sql.id(STEP_TABLES.part)}`,
  ))
    add(edges, customer, { part, instant: instant ?? undefined, turns, isEntry: entry === 1 });
  return edges;
};

/** Whom it touched, and how often: all that is asked where everybody is worked out, which may be everybody's. */
export const turnsOf = async (session: Session): Promise<ReadonlyMap<string, readonly Moved[]>> => {
  const edges = new Map<string, readonly Moved[]>();
  const alike = new Map<number, readonly Moved[]>();
  for await (const { customer, turns } of session.rows<Pick<MovedRow, 'customer' | 'turns'>>(
    sql`select customer, edges as turns from ${sql.id(STEP_TABLES.edge)}`,
  )) {
    const moved = alike.get(turns) ?? [{ part: EVERYTHING, instant: undefined, turns, isEntry: false }];
    alike.set(turns, moved);
    edges.set(customer, moved);
  }
  return edges;
};

/**
 * The same as {@link movedOf} over a stretch, read a few at a time: `pause` is called in between. Undefined where it would be more
 * customers than `most`.
 */
export const movedOver = async (
  session: Session,
  plan: Plan,
  { after, until }: { readonly after: number; readonly until: number },
  { most, pause }: { readonly most: number; readonly pause: () => Promise<void> },
): Promise<ReadonlyMap<string, readonly Moved[]> | undefined> => {
  const found = new Map<string, Moved[]>();
  let read = 0;
  for (const { part, turns, isEntry, rows } of clockSql(plan, after, until, session.dialect)?.edges ?? [])
    for await (const { customer, instant } of session.rows<Pick<MovedRow, 'customer' | 'instant'>>(rows)) {
      add(found, customer, { part, instant: instant ?? undefined, turns, isEntry });
      if (found.size > most) return undefined;
      read += 1;
      if (read % AT_A_TIME === 0) await pause();
    }
  return found;
};

/** So many rows are read before others have a turn: some milliseconds. */
const AT_A_TIME = 2000;

const add = (edges: Map<string, Moved[]>, customer: string, moved: Moved): void => {
  const own = edges.get(customer);
  if (own === undefined) edges.set(customer, [moved]);
  else own.push(moved);
};

interface MovedRow {
  readonly customer: string;
  readonly part: string;
  readonly turns: number;
  readonly instant: number | null;
  readonly entry: number;
}
