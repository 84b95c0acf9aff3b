import { sql } from 'kysely';
import type { Session } from '../store/store.js';
import { DIRTY_TABLE } from './tables.js';

/** Something about a customer is other than the last step saw it. */
export interface DirtyRow {
  readonly customer: string;
  /** The event's table; null for anything else of the customer. */
  readonly source: string | null;
  /** The earliest instant (ms UTC) at which the customer's answers can have changed; {@link EVER} for what extends backwards. */
  readonly since: number;
}

/** What changed of one customer, all of it together. */
export interface Touched {
  /** The earliest of the instants. */
  readonly since: number;
  /** Tables of events; null among them where it was something else. */
  readonly sources: ReadonlySet<string | null>;
}

/** Writes down whose answers have to be looked at again. Belongs into the transaction that changes the facts. */
export const markDirty = async (session: Session, rows: readonly DirtyRow[]): Promise<void> => {
  if (rows.length === 0) return;
  await session.insert(
    DIRTY_TABLE,
    ['customer', 'source', 'since'],
    [
      rows.map(({ customer }) => customer),
      rows.map(({ source }) => source),
      rows.map(({ since }) => BigInt(Math.round(since))),
    ],
  );
};

/** Whether anything waits for a step. */
export const isAnythingDirty = async (session: Session): Promise<boolean> =>
  (await session.row(sql`select 1 as found from ${sql.id(DIRTY_TABLE)} limit 1`)) !== undefined;

/** What waits for a step, by customer. */
export const dirtyCustomers = async (session: Session): Promise<ReadonlyMap<string, Touched>> => {
  const touched = new Map<string, { since: number; sources: Set<string | null> }>();
  for await (const { customer, source, since } of session.rows<DirtyRow>(
    sql`select customer, source, min(since) as since from ${sql.id(DIRTY_TABLE)} group by customer, source`,
  )) {
    const known = touched.get(customer);
    if (known === undefined) touched.set(customer, { since: Number(since), sources: new Set([source]) });
    else {
      known.since = Math.min(known.since, Number(since));
      known.sources.add(source);
    }
  }
  return touched;
};

/** Lets go of what a step has read: on a server, rows that came meanwhile are not in sight, and stay. */
export const forgetDirty = async (session: Session): Promise<void> => {
  await session.run(sql`delete from ${sql.id(DIRTY_TABLE)}`);
};
