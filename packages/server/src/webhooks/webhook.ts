import type { Cause, Session } from '@tagwright/engine';
import { sql } from 'kysely';
import type { KeyRole } from '../auth/roles.js';
import { WEBHOOK_TABLES } from './tables.js';

/** `paused` by somebody; `disabled` by itself, and why is in {@link Webhook.disabledWhy}. */
export const STATES = ['active', 'paused', 'disabled'] as const;

export type WebhookState = (typeof STATES)[number];

/** `gone`: the receiver answered 410. `unreachable`: for three days it took nothing. */
export const DISABLED_WHY = ['gone', 'unreachable'] as const;

export type DisabledWhy = (typeof DISABLED_WHY)[number];

/** Which changes a subscription is of: names as they were given; left out: any. */
export interface WantedChanges {
  readonly tags?: readonly string[] | undefined;
  readonly segments?: readonly string[] | undefined;
  readonly causes?: readonly Cause[] | undefined;
}

/** A subscription. Instants in ms UTC. */
export interface Webhook {
  readonly id: string;
  readonly url: string;
  readonly description: string;
  readonly wanted: WantedChanges;
  /** Of whoever made it: what that role may not see is not sent. */
  readonly role: KeyRole;
  readonly state: WebhookState;
  readonly disabledWhy: DisabledWhy | null;
  readonly createdAt: number;
  readonly createdBy: string;
  /** The secrets that messages are signed with: a message has to be signed, so they are kept as they are. */
  readonly secret: string;
  readonly previousSecret: string | null;
  readonly previousUntil: number | null;
  /** How many attempts failed since one came through, and since when. */
  readonly failures: number;
  readonly failingSince: number | null;
  /** Nothing is sent until then. */
  readonly blockedUntil: number;
  /** Entries of the log that were let go of before they were looked at, the first and the last of them. */
  readonly missedFrom: number | null;
  readonly missedTo: number | null;
  readonly leaseOwner: string | null;
  readonly leaseUntil: number;
}

const FIELDS = sql`id, url, description, wanted, role, state, disabled_why as "disabledWhy", created_at as "createdAt", created_by as "createdBy", secret, previous_secret as "previousSecret", previous_until as "previousUntil", failures, failing_since as "failingSince", blocked_until as "blockedUntil", missed_from as "missedFrom", missed_to as "missedTo", lease_owner as "leaseOwner", lease_until as "leaseUntil"`;

type Row = Omit<Webhook, 'wanted'> & { readonly wanted: string };

const webhookOf = ({ wanted, ...row }: Row): Webhook => ({ ...row, wanted: JSON.parse(wanted) as WantedChanges });

/** Subscriptions by id, after one of them. */
export const listWebhooks = async (session: Session, after = '', limit = 1000): Promise<readonly Webhook[]> => {
  const found: Webhook[] = [];
  for await (const row of session.rows<Row>(
    sql`select ${FIELDS} from ${sql.id(WEBHOOK_TABLES.webhook)} where id > ${after} order by id limit ${sql.lit(limit)}`,
  ))
    found.push(webhookOf(row));
  return found;
};

export const webhookById = async (session: Session, id: string): Promise<Webhook | undefined> => {
  const row = await session.row<Row>(sql`select ${FIELDS} from ${sql.id(WEBHOOK_TABLES.webhook)} where id = ${id}`);
  return row === undefined ? undefined : webhookOf(row);
};

/** What its messages are signed with at an instant: for some time after a change both the new secret and the one before. */
export const secretsOf = ({ secret, previousSecret, previousUntil }: Webhook, now: number): readonly string[] =>
  previousSecret !== null && previousUntil !== null && now < previousUntil ? [secret, previousSecret] : [secret];

/** The name under which the log remembers how far a subscription has come. */
export const readerOf = (id: string): string => `webhook:${id}`;
