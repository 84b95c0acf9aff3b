import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

/** 256 bits, as the Standard Webhooks specification writes them. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/** The headers that go with a message: signed by each of the secrets, so that a receiver may change from one to the other. */
export const signedHeaders = (
  secrets: readonly string[],
  { id, body, at }: { readonly id: string; readonly body: string; readonly at: number },
): Readonly<Record<string, string>> => ({
  'webhook-id': id,
  'webhook-timestamp': String(Math.floor(at / 1000)),
  'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, new Date(at), body)).join(' '),
});
