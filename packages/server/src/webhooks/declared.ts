import { z } from '@hono/zod-openapi';
import { endpoint } from '../http/endpoint.js';
import { jsonAnswer, jsonBody } from '../http/json-content.js';
import { page } from '../http/lists.js';
import {
  attemptSchema,
  deliverySchema,
  newWebhookSchema,
  pingSchema,
  replaySchema,
  secretSchema,
  webhookChangeSchema,
  webhookSchema,
} from './schemas.js';

const tags = ['webhooks'];
const params = z.object({ id: z.string().min(1).max(100) });
const withSecret = webhookSchema.extend({ secret: secretSchema }).openapi('WebhookWithSecret');

export const createRoute = endpoint('engineer', {
  method: 'post',
  path: '/webhooks',
  operationId: 'createWebhook',
  tags,
  summary: 'Subscribe a receiver to what changes from now on; the answer is the only time that its secret is shown',
  request: { body: jsonBody(newWebhookSchema) },
  responses: { 201: jsonAnswer('The subscription.', withSecret) },
});

export const listRoute = endpoint('engineer', {
  method: 'get',
  path: '/webhooks',
  operationId: 'listWebhooks',
  tags,
  summary: 'All subscriptions',
  request: { query: page.query },
  responses: { 200: jsonAnswer('Subscriptions.', page.of(webhookSchema)) },
});

export const readRoute = endpoint('engineer', {
  method: 'get',
  path: '/webhooks/{id}',
  operationId: 'readWebhook',
  tags,
  summary: 'A subscription, and how it stands',
  request: { params },
  responses: { 200: jsonAnswer('The subscription.', webhookSchema) },
});

export const changeRoute = endpoint('engineer', {
  method: 'patch',
  path: '/webhooks/{id}',
  operationId: 'changeWebhook',
  tags,
  summary: 'Change a subscription, pause it, or make it active again',
  request: { params, body: jsonBody(webhookChangeSchema) },
  responses: { 200: jsonAnswer('The subscription.', webhookSchema) },
});

export const removeRoute = endpoint('engineer', {
  method: 'delete',
  path: '/webhooks/{id}',
  operationId: 'removeWebhook',
  tags,
  summary: 'End a subscription',
  request: { params },
  responses: { 204: { description: 'It is ended.' } },
});

export const rotateRoute = endpoint('engineer', {
  method: 'post',
  path: '/webhooks/{id}/rotate',
  operationId: 'rotateWebhookSecret',
  tags,
  summary: 'Give a subscription another secret; for some time messages are signed with both',
  request: {
    params,
    body: jsonBody(
      z.strictObject({
        overlapHours: z.number().min(0).max(168).default(24).openapi({ description: 'How long both are used.' }),
      }),
    ),
  },
  responses: { 200: jsonAnswer('The subscription.', withSecret) },
});

export const pingRoute = endpoint('engineer', {
  method: 'post',
  path: '/webhooks/{id}/test',
  operationId: 'testWebhook',
  tags,
  summary: 'Send a message of type `ping`, once, and say how that went',
  request: { params },
  responses: { 200: jsonAnswer('How it went.', pingSchema) },
});

export const replayRoute = endpoint('engineer', {
  method: 'post',
  path: '/webhooks/{id}/replay',
  operationId: 'replayWebhook',
  tags,
  summary: 'Send messages again: one, those of a part of the log, or all that were given up',
  request: { params, body: jsonBody(replaySchema) },
  responses: {
    202: jsonAnswer('How many will be sent again.', z.object({ count: z.int() }).openapi('WebhookReplayed')),
  },
});

export const deliveriesRoute = endpoint('engineer', {
  method: 'get',
  path: '/webhooks/{id}/deliveries',
  operationId: 'listWebhookDeliveries',
  tags,
  summary: 'Messages that were given up, or that wait to be sent again',
  request: {
    params,
    query: page.query.extend({
      after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
      state: z.enum(['dead', 'waiting']).default('dead'),
    }),
  },
  responses: { 200: jsonAnswer('Messages, in the order of the log.', page.of(deliverySchema)) },
});

export const attemptsRoute = endpoint('engineer', {
  method: 'get',
  path: '/webhooks/{id}/attempts',
  operationId: 'listWebhookAttempts',
  tags,
  summary: 'Attempts to send, the latest first',
  request: {
    params,
    query: page.query,
  },
  responses: { 200: jsonAnswer('Attempts.', page.of(attemptSchema)) },
});
