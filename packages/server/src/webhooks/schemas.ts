import { z } from '@hono/zod-openapi';
import type { Change } from '@tagwright/engine';
import { CAUSES, changeOf, changeSchema } from '../changes/change.js';
import { instantText } from '../http/lists.js';
import type { Delivery } from './deliveries.js';
import { type Answer, REASONS } from './post.js';
import type { Attempt } from './record.js';
import { DISABLED_WHY, STATES, type Webhook } from './webhook.js';

const names = (what: string) =>
  z
    .array(z.string().min(1).max(1000))
    .min(1)
    .max(100)
    .openapi({ description: `Changes of these ${what}, by any of their names.` });

const wanted = {
  tags: names('tags'),
  segments: names('segments'),
  causes: z.array(z.enum(CAUSES)).min(1).openapi({ description: 'Changes of these causes.' }),
};

const url = z.string().min(1).max(2000).openapi({ example: 'https://crm.example/hooks/tags' });
const description = z.string().max(500);

export const newWebhookSchema = z.strictObject({
  url,
  description: description.default(''),
  tags: wanted.tags.optional(),
  segments: wanted.segments.optional(),
  causes: wanted.causes.optional(),
});

/** Null: any, as if it had never been said. */
export const webhookChangeSchema = z.strictObject({
  url: url.optional(),
  description: description.optional(),
  tags: wanted.tags.nullable().optional(),
  segments: wanted.segments.nullable().optional(),
  causes: wanted.causes.nullable().optional(),
  state: z.enum(['active', 'paused']).optional(),
});

export const webhookSchema = z
  .object({
    id: z.string(),
    url: z.string(),
    description: z.string(),
    tags: z.array(z.string()).optional(),
    segments: z.array(z.string()).optional(),
    causes: z.array(z.enum(CAUSES)).optional(),
    state: z.enum(STATES),
    disabledWhy: z.enum(DISABLED_WHY).optional().openapi({
      description: '`gone`: the receiver answered 410. `unreachable`: it took nothing for three days.',
    }),
    createdAt: z.string(),
    createdBy: z.string(),
    failingSince: z.string().optional().openapi({ description: 'Since when nothing came through.' }),
    nextAttemptAt: z.string().optional().openapi({ description: 'Nothing is sent before.' }),
    previousSecretUntil: z.string().optional().openapi({ description: 'Until then messages bear two signatures.' }),
    missed: z
      .object({ from: z.int(), to: z.int() })
      .optional()
      .openapi({ description: 'Entries that the log let go of before they were sent.' }),
    cursor: z.int().openapi({ description: 'The log was looked at up to this entry.' }),
    waiting: z.int().openapi({ description: 'Messages that wait to be sent again.' }),
    dead: z.int().openapi({ description: 'Messages that were given up; counted up to 10,000.' }),
  })
  .openapi('Webhook');

export const secretSchema = z
  .string()
  .openapi({ description: 'What messages are signed with. It is shown this once.', example: 'whsec_…' });

/** How a subscription stands. */
export interface Standing {
  readonly cursor: number;
  readonly waiting: number;
  readonly dead: number;
}

const optional = <Key extends string, Value>(key: Key, value: Value | null | undefined) =>
  (value === null || value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: Value };

export const shownWebhook = (webhook: Webhook, standing: Standing, now: number) => {
  const { id, url: to, description: said, state, blockedUntil, missedFrom, missedTo, previousUntil } = webhook;
  return {
    id,
    url: to,
    description: said,
    ...optional('tags', webhook.wanted.tags && [...webhook.wanted.tags]),
    ...optional('segments', webhook.wanted.segments && [...webhook.wanted.segments]),
    ...optional('causes', webhook.wanted.causes && [...webhook.wanted.causes]),
    state,
    ...optional('disabledWhy', webhook.disabledWhy),
    createdAt: instantText(webhook.createdAt),
    createdBy: webhook.createdBy,
    ...optional('failingSince', webhook.failingSince === null ? null : instantText(webhook.failingSince)),
    ...optional('nextAttemptAt', state === 'active' && blockedUntil > now ? instantText(blockedUntil) : null),
    ...optional(
      'previousSecretUntil',
      previousUntil !== null && previousUntil > now ? instantText(previousUntil) : null,
    ),
    ...optional('missed', missedFrom !== null && missedTo !== null ? { from: missedFrom, to: missedTo } : null),
    ...standing,
  };
};

const outcome = {
  status: z.int().optional().openapi({ description: 'What the receiver answered.' }),
  reason: z.enum(REASONS).optional().openapi({ description: 'Why it does not count as taken.' }),
};

export const deliverySchema = z
  .object({
    seq: z.int(),
    state: z.enum(['waiting', 'dead']),
    attempts: z.int(),
    firstAt: z.string().optional(),
    nextAt: z.string().optional(),
    ...outcome,
    change: changeSchema.optional().openapi({ description: 'Left out where the log has let go of it.' }),
  })
  .openapi('WebhookDelivery');

export const shownDelivery = (delivery: Delivery, change: Change | undefined) => ({
  seq: delivery.seq,
  state: delivery.state,
  attempts: delivery.attempts,
  ...optional('firstAt', delivery.firstAt === null ? null : instantText(delivery.firstAt)),
  ...optional('nextAt', delivery.state === 'waiting' ? instantText(delivery.nextAt) : null),
  ...optional('status', delivery.status),
  ...optional('reason', delivery.reason),
  ...optional('change', change && changeOf(change)),
});

export const attemptSchema = z
  .object({ seq: z.int(), at: z.string(), delivered: z.boolean(), milliseconds: z.int(), ...outcome })
  .openapi('WebhookAttempt');

export const shownAttempt = ({ seq, at, milliseconds, status, reason }: Attempt) => ({
  seq,
  at: instantText(at),
  delivered: reason === null,
  milliseconds,
  ...optional('status', status),
  ...optional('reason', reason),
});

export const pingSchema = z
  .object({ delivered: z.boolean(), milliseconds: z.int(), ...outcome })
  .openapi('WebhookPing');

export const shownPing = ({ isDelivered, milliseconds, status, reason }: Answer) => ({
  delivered: isDelivered,
  milliseconds,
  ...optional('status', status),
  ...optional('reason', reason),
});

export const replaySchema = z
  .union([
    z.strictObject({ seq: z.int().min(1).openapi({ description: 'One entry.' }) }),
    z.strictObject({
      after: z.int().min(0).openapi({ description: 'Entries after this one …' }),
      upTo: z.int().min(1).openapi({ description: '… up to this one.' }),
    }),
    z.strictObject({ dead: z.literal(true).openapi({ description: 'All that were given up.' }) }),
  ])
  .openapi('WebhookReplay');
