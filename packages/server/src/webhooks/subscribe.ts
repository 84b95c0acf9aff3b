import { randomBytes } from 'node:crypto';
import { acknowledge, createStepTables, extentOfLog, forgetReader } from '@tagwright/engine';
import { sql } from 'kysely';
import type { KeyRole } from '../auth/roles.js';
import { ServerError } from '../errors/index.js';
import { defineRecording } from '../keeper/recording.js';
import { newWebhookSecret } from './secret.js';
import { WEBHOOK_TABLES } from './tables.js';
import { readerOf, type Webhook, webhookById, type WantedChanges } from './webhook.js';

const TABLE = sql.id(WEBHOOK_TABLES.webhook);

export interface WebhookGiven {
  readonly url: string;
  readonly description: string;
  readonly wanted: WantedChanges;
  readonly role: KeyRole;
  readonly by: string;
  /** How many there may be. */
  readonly most: number;
}

const found = async (session: Parameters<typeof webhookById>[0], id: string): Promise<Webhook> => {
  const webhook = await webhookById(session, id);
  if (webhook === undefined) throw new ServerError(404, 'no-such-webhook', { id });
  return webhook;
};

/** Subscribes to what changes from now on. Throws `too-many-webhooks` (409). */
export const createWebhook = defineRecording(
  'webhook.create',
  async (session, { url, description, wanted, role, by, most }: WebhookGiven, now: number): Promise<Webhook> => {
    const count = await session.row<{ count: number }>(sql`select count(*) as count from ${TABLE}`);
    if ((count?.count ?? 0) >= most) throw new ServerError(409, 'too-many-webhooks', { limit: most });
    const id = randomBytes(6).toString('hex');
    await session.run(
      sql`insert into ${TABLE} (id, url, description, wanted, role, state, secret, created_at, created_by, failures, blocked_until, lease_until) values (${id}, ${url}, ${description}, ${JSON.stringify(wanted)}, ${role}, 'active', ${newWebhookSecret()}, ${BigInt(now)}, ${by}, 0, 0, 0)`,
    );
    await createStepTables(session);
    await acknowledge(session, readerOf(id), (await extentOfLog(session)).last);
    return found(session, id);
  },
);

export interface WebhookChange {
  readonly id: string;
  readonly url?: string | undefined;
  readonly description?: string | undefined;
  readonly wanted?: WantedChanges | undefined;
  readonly state?: 'active' | 'paused' | undefined;
}

/** Changes a subscription. One that is made active again goes on where it stopped, and is tried at once. */
export const changeWebhook = defineRecording(
  'webhook.change',
  async (session, { id, url, description, wanted, state }: WebhookChange): Promise<Webhook> => {
    const before = await found(session, id);
    const isFresh = state === 'active' || (url !== undefined && url !== before.url);
    await session.run(
      sql`update ${TABLE} set url = ${url ?? before.url}, description = ${description ?? before.description}, wanted = ${JSON.stringify(wanted ?? before.wanted)}, state = ${state ?? before.state} where id = ${id}`,
    );
    if (state !== undefined) await session.run(sql`update ${TABLE} set disabled_why = null where id = ${id}`);
    if (isFresh)
      await session.run(
        sql`update ${TABLE} set failures = 0, failing_since = null, blocked_until = 0 where id = ${id}`,
      );
    return found(session, id);
  },
);

/** Ends a subscription, and forgets what it was of. */
export const removeWebhook = defineRecording('webhook.remove', async (session, id: string): Promise<void> => {
  await found(session, id);
  await session.run(sql`delete from ${sql.id(WEBHOOK_TABLES.delivery)} where webhook = ${id}`);
  await session.run(sql`delete from ${sql.id(WEBHOOK_TABLES.attempt)} where webhook = ${id}`);
  await session.run(sql`delete from ${TABLE} where id = ${id}`);
  await forgetReader(session, readerOf(id));
});

/** Gives a subscription another secret; messages are signed with the one before too, until an instant (ms UTC). */
export const rotateSecret = defineRecording(
  'webhook.rotate',
  async (session, { id, until }: { readonly id: string; readonly until: number }): Promise<Webhook> => {
    const { secret } = await found(session, id);
    await session.run(
      sql`update ${TABLE} set secret = ${newWebhookSecret()}, previous_secret = ${secret}, previous_until = ${BigInt(until)} where id = ${id}`,
    );
    return found(session, id);
  },
);
