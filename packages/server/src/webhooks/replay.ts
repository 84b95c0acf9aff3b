import { changesPage, cursorOf } from '@tagwright/engine';
import { filterFor } from '../changes/wanted.js';
import type { Deps } from '../deps.js';
import { ServerError } from '../errors/index.js';
import { pendingOf } from './pending.js';
import { replay, replayDead } from './record.js';
import { readerOf, type Webhook } from './webhook.js';

export type Replayed =
  | { readonly seq: number }
  | { readonly after: number; readonly upTo: number }
  | { readonly dead: true };

/** So many messages are sent again at once. */
const MOST = 10_000;

/**
 * Puts messages in line to be sent once more, under the ids that they had: one, those of a range of the log, or all that were
 * given up. What has not been sent for the first time yet is left to that. How many there are. Throws `no-such-change`
 * (404), `replay-too-large` (422), `log-pruned` (410).
 */
export const replayMessages = async (deps: Deps, webhook: Webhook, replayed: Replayed): Promise<number> => {
  const { id } = webhook;
  if ('dead' in replayed) return deps.keeper.record(replayDead, id);
  const [after, upTo] = 'seq' in replayed ? [replayed.seq - 1, replayed.seq] : [replayed.after, replayed.upTo];
  const entries = await messagesOf(deps, webhook, after, upTo);
  if ('seq' in replayed && entries.length === 0) throw new ServerError(404, 'no-such-change', { seq: replayed.seq });
  await deps.keeper.record(replay, { id, entries });
  return entries.length;
};

const messagesOf = async (deps: Deps, webhook: Webhook, after: number, upTo: number) => {
  const filter = await filterFor(deps, webhook.role, webhook.wanted, 'skip');
  const end = Math.min(upTo, await cursorOf(deps.store, readerOf(webhook.id)));
  const entries: { readonly seq: number; readonly line: string }[] = [];
  for (let position = after; position < end;) {
    const page = await changesPage(deps.store, position, { ...filter, limit: 1000 });
    const pending = await pendingOf(deps.store, webhook.id, page.changes);
    for (const { delivery } of pending)
      if (delivery.seq <= end) entries.push({ seq: delivery.seq, line: delivery.line });
    if (entries.length > MOST)
      throw new ServerError(422, 'replay-too-large', { limit: MOST, upTo: entries[MOST - 1]?.seq ?? after });
    if (page.upTo === position) break;
    position = page.upTo;
  }
  return entries;
};
