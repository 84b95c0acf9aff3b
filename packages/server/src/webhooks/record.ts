import { acknowledge, type Session } from '@tagwright/engine';
import { sql } from 'kysely';
import { defineRecording } from '../keeper/recording.js';
import { type Delivery, UNTRIED } from './deliveries.js';
import type { Reason } from './post.js';
import { WEBHOOK_TABLES } from './tables.js';
import { type DisabledWhy, readerOf, type Webhook, webhookById } from './webhook.js';

const { webhook: WEBHOOK, delivery: DELIVERY, attempt: ATTEMPT } = WEBHOOK_TABLES;

/** Who has a subscription to himself: of several processes one at a time. Instants are those of its own clock, in ms UTC. */
export interface Lease {
  readonly id: string;
  readonly owner: string;
  readonly now: number;
  readonly until: number;
}

/** Takes a subscription, or keeps it; undefined where somebody else has it, or nothing is to be sent. */
export const claim = defineRecording(
  'webhook.claim',
  async (session, { id, owner, now, until }: Lease): Promise<Webhook | undefined> => {
    const taken = await session.run(
      sql`update ${sql.id(WEBHOOK)} set lease_owner = ${owner}, lease_until = ${BigInt(until)} where id = ${id} and state = 'active' and (lease_owner = ${owner} or lease_until <= ${BigInt(now)})`,
    );
    return taken === 0 ? undefined : webhookById(session, id);
  },
);

/** Gives subscriptions back: somebody else may have them at once. */
export const release = defineRecording('webhook.release', async (session, owner: string): Promise<void> => {
  await session.run(
    sql`update ${sql.id(WEBHOOK)} set lease_owner = null, lease_until = 0 where lease_owner = ${owner}`,
  );
});

export interface Attempt {
  readonly at: number;
  readonly seq: number;
  readonly milliseconds: number;
  readonly status: number | null;
  readonly reason: Reason | null;
}

/** What came of some messages. */
export interface Delivered {
  readonly id: string;
  readonly owner: string;
  /** The log was looked at up to this entry; undefined: as far as before. */
  readonly upTo: number | undefined;
  /** Numbers of those that came through, or that there is nothing to send for any more. */
  readonly done: readonly number[];
  readonly undelivered: readonly Delivery[];
  readonly attempts: readonly Attempt[];
  readonly failures: number;
  readonly failingSince: number | null;
  readonly blockedUntil: number;
  readonly disabledWhy: DisabledWhy | undefined;
  /** Entries that were let go of before they were looked at. */
  readonly missed: { readonly from: number; readonly to: number } | undefined;
  /** Whether to give the subscription back. */
  readonly isLast: boolean;
}

/** Writes down what came of some messages; false, and nothing of it, where somebody else has taken the subscription. */
export const recordDelivered = defineRecording(
  'webhook.deliver',
  async (session, delivered: Delivered): Promise<boolean> => {
    const { id, owner, upTo, done, failures, failingSince, blockedUntil, disabledWhy, isLast } = delivered;
    const failing = failingSince === null ? null : BigInt(failingSince);
    const kept = await session.run(
      sql`update ${sql.id(WEBHOOK)} set failures = ${BigInt(failures)}, failing_since = cast(${failing} as bigint), blocked_until = ${BigInt(blockedUntil)} where id = ${id} and lease_owner = ${owner}`,
    );
    if (kept === 0) return false;
    await removeDone(session, id, done);
    await keepUndelivered(session, id, delivered.undelivered);
    await keepAttempts(session, id, delivered.attempts);
    if (delivered.missed !== undefined) await keepMissed(session, id, delivered.missed);
    if (upTo !== undefined) await acknowledge(session, readerOf(id), upTo);
    if (disabledWhy !== undefined) await disable(session, id, disabledWhy);
    if (isLast)
      await session.run(sql`update ${sql.id(WEBHOOK)} set lease_owner = null, lease_until = 0 where id = ${id}`);
    return true;
  },
);

const removeDone = async (session: Session, id: string, seqs: readonly number[]): Promise<void> => {
  if (seqs.length === 0) return;
  await session.run(
    sql`delete from ${sql.id(DELIVERY)} where webhook = ${id} and seq in (${sql.join(seqs.map(BigInt))})`,
  );
};

const keepUndelivered = async (session: Session, id: string, deliveries: readonly Delivery[]): Promise<void> => {
  await removeDone(
    session,
    id,
    deliveries.map(({ seq }) => seq),
  );
  if (deliveries.length === 0) return;
  await session.insert(
    DELIVERY,
    ['webhook', 'seq', 'line', 'state', 'attempts', 'first_at', 'next_at', 'status', 'reason'],
    [
      deliveries.map(() => id),
      deliveries.map(({ seq }) => BigInt(seq)),
      deliveries.map(({ line }) => line),
      deliveries.map(({ state }) => state),
      deliveries.map(({ attempts }) => BigInt(attempts)),
      deliveries.map(({ firstAt }) => (firstAt === null ? null : BigInt(firstAt))),
      deliveries.map(({ nextAt }) => BigInt(nextAt)),
      deliveries.map(({ status }) => (status === null ? null : BigInt(status))),
      deliveries.map(({ reason }) => reason),
    ],
  );
};

const keepAttempts = async (session: Session, id: string, attempts: readonly Attempt[]): Promise<void> => {
  for (const { at, seq, milliseconds, status, reason } of attempts)
    await session.run(
      sql`insert into ${sql.id(ATTEMPT)} (webhook, at, seq, milliseconds, status, reason) values (${id}, ${BigInt(at)}, ${BigInt(seq)}, ${BigInt(milliseconds)}, ${status === null ? null : BigInt(status)}, ${reason}) on conflict (webhook, at, seq) do nothing`,
    );
};

const keepMissed = async (session: Session, id: string, { from, to }: { from: number; to: number }): Promise<void> => {
  await session.run(
    sql`update ${sql.id(WEBHOOK)} set missed_from = coalesce(missed_from, ${BigInt(from)}), missed_to = ${BigInt(to)} where id = ${id}`,
  );
};

/** What waits is not sent any more, and is kept like all that was given up. */
const disable = async (session: Session, id: string, why: DisabledWhy): Promise<void> => {
  await session.run(sql`update ${sql.id(WEBHOOK)} set state = 'disabled', disabled_why = ${why} where id = ${id}`);
  await session.run(sql`update ${sql.id(DELIVERY)} set state = 'dead' where webhook = ${id} and state = 'waiting'`);
};

/** Attempts before an instant (ms UTC) are no longer listed. */
export const forgetAttempts = defineRecording('webhook.forget-attempts', async (session, before: number) => {
  await session.run(sql`delete from ${sql.id(ATTEMPT)} where at < ${BigInt(before)}`);
});

/** Attempts, the latest first, before one of them. */
export const listAttempts = async (
  session: Session,
  webhook: string,
  before: { readonly at: number; readonly seq: number } | undefined,
  limit: number,
): Promise<readonly Attempt[]> => {
  const found: Attempt[] = [];
  const earlier =
    before === undefined
      ? sql``
      : sql` and (at < ${BigInt(before.at)} or (at = ${BigInt(before.at)} and seq < ${BigInt(before.seq)}))`;
  for await (const row of session.rows<Attempt>(
    sql`select at, seq, milliseconds, status, reason from ${sql.id(ATTEMPT)} where webhook = ${webhook}${earlier} order by at desc, seq desc limit ${sql.lit(limit)}`,
  ))
    found.push(row);
  return found;
};

/** Puts messages in line to be sent at once, once more or not, whatever came of them before. */
export const replay = defineRecording(
  'webhook.replay',
  async (
    session,
    { id, entries }: { readonly id: string; readonly entries: readonly { seq: number; line: string }[] },
  ): Promise<void> => {
    const deliveries = entries.map((entry): Delivery => ({ ...entry, ...UNTRIED }));
    await keepUndelivered(session, id, deliveries);
  },
);

/** The same for all that were given up. How many there are. */
export const replayDead = defineRecording('webhook.replay-dead', (session, id: string): Promise<number> =>
  session.run(
    sql`update ${sql.id(DELIVERY)} set state = 'waiting', attempts = 0, first_at = null, next_at = 0 where webhook = ${id} and state = 'dead'`,
  ),
);
