import type { Session } from '@tagwright/engine';
import { sql } from 'kysely';
import { onErase } from '../keeper/erasure.js';
import { lineOf } from './line.js';
import type { Reason } from './post.js';
import { WEBHOOK_TABLES } from './tables.js';

/** A message that has not come through: `waiting` to be sent (again), or `dead` after three days. Instants in ms UTC. */
export interface Delivery {
  /** The number of the log's entry. */
  readonly seq: number;
  readonly line: string;
  readonly state: 'waiting' | 'dead';
  readonly attempts: number;
  /** Null: never yet. */
  readonly firstAt: number | null;
  readonly nextAt: number;
  /** How the last attempt went. */
  readonly status: number | null;
  readonly reason: Reason | null;
}

/** A message that nobody has tried to send yet: it is due at once. */
export const UNTRIED = { state: 'waiting', attempts: 0, firstAt: null, nextAt: 0, status: null, reason: null } as const;

const TABLE = sql.id(WEBHOOK_TABLES.delivery);
const FIELDS = sql`seq, line, state, attempts, first_at as "firstAt", next_at as "nextAt", status, reason`;

const gather = async (rows: AsyncIterable<Delivery>): Promise<readonly Delivery[]> => {
  const found: Delivery[] = [];
  for await (const row of rows) found.push(row);
  return found;
};

/** Those that are at the head of their line and due, the one that has waited longest first. */
export const dueDeliveries = (
  session: Session,
  webhook: string,
  now: number,
  limit: number,
): Promise<readonly Delivery[]> =>
  gather(
    session.rows<Delivery>(
      sql`select ${FIELDS} from ${TABLE} as head where webhook = ${webhook} and state = 'waiting' and next_at <= ${BigInt(now)} and not exists (select 1 from ${TABLE} as before where before.webhook = head.webhook and before.state = 'waiting' and before.line = head.line and before.seq < head.seq) order by next_at, seq limit ${sql.lit(limit)}`,
    ),
  );

/** The first of all that wait, due or not: what is tried where the receiver answered nothing for some time. */
export const firstWaiting = (session: Session, webhook: string): Promise<readonly Delivery[]> =>
  gather(
    session.rows<Delivery>(
      sql`select ${FIELDS} from ${TABLE} where webhook = ${webhook} and state = 'waiting' order by seq limit 1`,
    ),
  );

/** Those of some lines in which anything waits. */
export const occupiedLines = async (
  session: Session,
  webhook: string,
  lines: readonly string[],
): Promise<ReadonlySet<string>> => {
  const occupied = new Set<string>();
  if (lines.length === 0) return occupied;
  for await (const { line } of session.rows<{ line: string }>(
    sql`select distinct line from ${TABLE} where webhook = ${webhook} and state = 'waiting' and line in (${sql.join(lines)})`,
  ))
    occupied.add(line);
  return occupied;
};

/** How many wait and how many were given up, counted up to a limit. */
export const countDeliveries = async (
  session: Session,
  webhook: string,
  state: Delivery['state'],
  limit: number,
): Promise<number> => {
  const row = await session.row<{ count: number }>(
    sql`select count(*) as count from (select 1 from ${TABLE} where webhook = ${webhook} and state = ${state} limit ${sql.lit(limit)}) as found`,
  );
  return row?.count ?? 0;
};

/** When the next one of those that wait is due (ms UTC); undefined where none does. */
export const nextDue = async (session: Session, webhook: string): Promise<number | undefined> => {
  const row = await session.row<{ at: number | null }>(
    sql`select min(next_at) as at from ${TABLE} where webhook = ${webhook} and state = 'waiting'`,
  );
  return row?.at ?? undefined;
};

/** Those in a state, in the order of the log, after one of them. */
export const listDeliveries = (
  session: Session,
  webhook: string,
  state: Delivery['state'],
  after: number,
  limit: number,
): Promise<readonly Delivery[]> =>
  gather(
    session.rows<Delivery>(
      sql`select ${FIELDS} from ${TABLE} where webhook = ${webhook} and state = ${state} and seq > ${BigInt(after)} order by seq limit ${sql.lit(limit)}`,
    ),
  );

// What waits for somebody who is erased is never sent: its line is all that leads to it.
onErase(async (session, ids) => {
  const webhooks: string[] = [];
  for await (const { id } of session.rows<{ id: string }>(sql`select id from ${sql.id(WEBHOOK_TABLES.webhook)}`))
    webhooks.push(id);
  for (const webhook of webhooks) {
    const lines = ids.map((id) => lineOf(webhook, id));
    await session.run(sql`delete from ${TABLE} where webhook = ${webhook} and line in (${sql.join(lines)})`);
  }
});
