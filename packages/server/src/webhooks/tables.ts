import type { StorageClass } from '@tagwright/dsl/sql';
import type { Session } from '@tagwright/engine';
import { sql } from 'kysely';

/**
 * Subscriptions, what of them waits or was given up, and attempts. Of messages there are numbers of the log's entries alone:
 * what they say is read from the log when they are sent, so that an erased customer is in none of them.
 */
export const WEBHOOK_TABLES = {
  webhook: 'tws_webhook',
  delivery: 'tws_webhook_delivery',
  attempt: 'tws_webhook_attempt',
} as const;

type Columns = Readonly<Record<string, StorageClass>>;

const REQUIRED = {
  webhook: {
    id: 'text',
    url: 'text',
    description: 'text',
    wanted: 'text',
    role: 'text',
    state: 'text',
    secret: 'text',
    created_at: 'integer',
    created_by: 'text',
    failures: 'integer',
    blocked_until: 'integer',
    lease_until: 'integer',
  },
  delivery: {
    webhook: 'text',
    seq: 'integer',
    line: 'text',
    state: 'text',
    attempts: 'integer',
    next_at: 'integer',
  },
  attempt: { webhook: 'text', at: 'integer', seq: 'integer', milliseconds: 'integer' },
} as const satisfies Readonly<Record<keyof typeof WEBHOOK_TABLES, Columns>>;

const OPTIONAL = {
  webhook: {
    previous_secret: 'text',
    previous_until: 'integer',
    disabled_why: 'text',
    failing_since: 'integer',
    missed_from: 'integer',
    missed_to: 'integer',
    lease_owner: 'text',
  },
  delivery: { first_at: 'integer', status: 'integer', reason: 'text' },
  attempt: { status: 'integer', reason: 'text' },
} as const satisfies Readonly<Record<keyof typeof WEBHOOK_TABLES, Columns>>;

const KEYS = { webhook: ['id'], delivery: ['webhook', 'seq'], attempt: ['webhook', 'at', 'seq'] } as const;

export const createWebhookTables = async (session: Session): Promise<void> => {
  for (const which of ['webhook', 'delivery', 'attempt'] as const) {
    const columns = [
      ...Object.entries(REQUIRED[which]).map(
        ([name, storage]) => sql`${sql.id(name)} ${session.dialect.columnType(storage)} not null`,
      ),
      ...Object.entries(OPTIONAL[which]).map(
        ([name, storage]) => sql`${sql.id(name)} ${session.dialect.columnType(storage)}`,
      ),
    ];
    const key = sql.join(KEYS[which].map((name) => sql.id(name)));
    await session.run(
      sql`create table if not exists ${sql.id(WEBHOOK_TABLES[which])} (${sql.join(columns)}, primary key (${key}))`,
    );
  }
  const delivery = sql.id(WEBHOOK_TABLES.delivery);
  await session.run(
    sql`create index if not exists tws_webhook_delivery_line on ${delivery} (webhook, state, line, seq)`,
  );
  await session.run(sql`create index if not exists tws_webhook_delivery_due on ${delivery} (webhook, state, next_at)`);
};
