import { z } from '@hono/zod-openapi';
import type { Change, PresentTurn } from '@tagwright/engine';
import { CAUSES } from '../changes/change.js';
import { instantText } from '../http/lists.js';

const data = z.object({
  seq: z.int().openapi({ description: 'The number of the entry of the log: of two messages the larger one is newer.' }),
  customer: z.string(),
  cause: z.enum(CAUSES),
  recordedAt: z.string(),
});

/** What a receiver is sent. It is thin: whoever wants to know more of the customer asks, with a key of his own. */
export const messageSchema = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('tag.changed'),
      timestamp: z.string().openapi({ description: 'When the answer changed.' }),
      data: data.extend({
        tag: z.string(),
        value: z.string().optional().openapi({ description: 'Of a tag of several values: the one that came or went.' }),
        old: z.string().nullable(),
        new: z.string().nullable(),
      }),
    }),
    z.object({
      type: z.enum(['segment.entered', 'segment.left']),
      timestamp: z.string(),
      data: data.extend({ segment: z.string() }),
    }),
    z.object({ type: z.literal('ping'), timestamp: z.string(), data: z.object({ webhook: z.string() }) }),
  ])
  .openapi('WebhookMessage');

export type Message = z.output<typeof messageSchema>;

/** A message as it goes out: its id stays the same however often it is sent. */
export interface Outgoing {
  readonly id: string;
  readonly body: string;
}

const outgoing = (id: string, message: Message): Outgoing => ({ id, body: JSON.stringify(message) });

/** What an entry made of the present, for a subscription. */
export const messageOf = (webhook: string, change: Change, turn: PresentTurn): Outgoing => {
  const { seq, customer, cause, kind, name, value } = change;
  const timestamp = instantText(change.effectiveAt);
  const common = { seq, customer, cause, recordedAt: instantText(change.recordedAt) };
  return outgoing(
    `msg_${webhook}_${seq}`,
    kind === 'tag'
      ? {
          type: 'tag.changed',
          timestamp,
          data: { ...common, tag: name, ...(value === undefined ? {} : { value }), old: turn.old, new: turn.new },
        }
      : {
          type: turn.new === null ? 'segment.left' : 'segment.entered',
          timestamp,
          data: { ...common, segment: name },
        },
  );
};

/** A message that says nothing, to try whether a receiver is there. */
export const pingOf = (webhook: string, now: number): Outgoing =>
  outgoing(`msg_${webhook}_ping_${now}`, { type: 'ping', timestamp: instantText(now), data: { webhook } });
