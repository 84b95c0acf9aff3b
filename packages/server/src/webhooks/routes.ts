import { changesAt, cursorOf } from '@tagwright/engine';
import type { KeyRole } from '../auth/roles.js';
import { filterFor } from '../changes/wanted.js';
import type { Deps } from '../deps.js';
import { ServerError } from '../errors/index.js';
import { router } from '../http/endpoint.js';
import { page } from '../http/lists.js';
import * as declared from './declared.js';
import { countDeliveries, listDeliveries } from './deliveries.js';
import { MOST_WAITING } from './pending.js';
import { listAttempts } from './record.js';
import { replayMessages } from './replay.js';
import { mayHave } from './seen.js';
import { shownAttempt, shownDelivery, shownPing, shownWebhook } from './schemas.js';
import { changeWebhook, createWebhook, removeWebhook, rotateSecret } from './subscribe.js';
import { checkTarget } from './target.js';
import { listWebhooks, readerOf, type WantedChanges, type Webhook, webhookById } from './webhook.js';

const HOUR = 3_600_000;
/** A secret that is shown is kept nowhere on the way. */
const NOT_KEPT = { 'Cache-Control': 'no-store' };

/** Subscriptions to what changes, and what became of their messages. */
export const webhookRoutes = (deps: Deps) => {
  const { store, keeper, journal, webhooks } = deps;
  const find = async (id: string, role: KeyRole): Promise<Webhook> => {
    const webhook = await webhookById(store, id);
    if (webhook === undefined || !(await mayHave(deps, role, webhook)))
      throw new ServerError(404, 'no-such-webhook', { id });
    return webhook;
  };
  const shown = async (webhook: Webhook) =>
    shownWebhook(
      webhook,
      {
        cursor: await cursorOf(store, readerOf(webhook.id)),
        waiting: await countDeliveries(store, webhook.id, 'waiting', MOST_WAITING),
        dead: await countDeliveries(store, webhook.id, 'dead', MOST_WAITING),
      },
      webhooks.now(),
    );

  return router()
    .openapi(declared.createRoute, async (c) => {
      const caller = c.get('caller');
      const { url: given, description, ...asked } = c.req.valid('json');
      await filterFor(deps, caller.role, asked);
      const url = await checkTarget(given, webhooks.rules, webhooks.settings, webhooks.resolve);
      const { most } = webhooks.settings;
      const webhook = await keeper.record(createWebhook, {
        url,
        description,
        most,
        wanted: asked,
        role: caller.role,
        by: caller.id,
      });
      journal.note(caller, 'create', { kind: 'webhook', name: webhook.id });
      return c.json({ ...(await shown(webhook)), secret: webhook.secret }, 201, NOT_KEPT);
    })
    .openapi(declared.listRoute, async (c) => {
      const { after = '', limit } = c.req.valid('query');
      const found = page.cut(await listWebhooks(store, after, limit + 1), limit, ({ id }) => id);
      const items: Awaited<ReturnType<typeof shown>>[] = [];
      for (const webhook of found.items)
        if (await mayHave(deps, c.get('caller').role, webhook)) items.push(await shown(webhook));
      return c.json({ ...found, items }, 200);
    })
    .openapi(declared.readRoute, async (c) =>
      c.json(await shown(await find(c.req.valid('param').id, c.get('caller').role)), 200),
    )
    .openapi(declared.changeRoute, async (c) => {
      const caller = c.get('caller');
      const { wanted: before, role } = await find(c.req.valid('param').id, c.get('caller').role);
      const { url: given, description, state, ...asked } = c.req.valid('json');
      const wanted = changed(before, asked);
      // Whoever changes a subscription may not widen it to what its maker may not see, nor to what he himself may not.
      if (Object.keys(asked).length > 0) for (const each of [role, caller.role]) await filterFor(deps, each, wanted);
      const url =
        given === undefined ? undefined : await checkTarget(given, webhooks.rules, webhooks.settings, webhooks.resolve);
      const { id } = c.req.valid('param');
      const webhook = await keeper.record(changeWebhook, { id, url, description, wanted, state });
      journal.note(caller, 'change', { kind: 'webhook', name: webhook.id });
      webhooks.wake();
      return c.json(await shown(webhook), 200);
    })
    .openapi(declared.removeRoute, async (c) => {
      const { id } = await find(c.req.valid('param').id, c.get('caller').role);
      await keeper.record(removeWebhook, id);
      journal.note(c.get('caller'), 'remove', { kind: 'webhook', name: id });
      return c.body(null, 204);
    })
    .openapi(declared.rotateRoute, async (c) => {
      const { id } = await find(c.req.valid('param').id, c.get('caller').role);
      const { overlapHours } = c.req.valid('json');
      const until = webhooks.now() + overlapHours * HOUR;
      const webhook = await keeper.record(rotateSecret, { id, until });
      journal.note(c.get('caller'), 'rotate', { kind: 'webhook', name: id });
      return c.json({ ...(await shown(webhook)), secret: webhook.secret }, 200, NOT_KEPT);
    })
    .openapi(declared.pingRoute, async (c) => {
      const webhook = await find(c.req.valid('param').id, c.get('caller').role);
      journal.note(c.get('caller'), 'test', { kind: 'webhook', name: webhook.id });
      return c.json(shownPing(await webhooks.ping(webhook)), 200);
    })
    .openapi(declared.replayRoute, async (c) => {
      const webhook = await find(c.req.valid('param').id, c.get('caller').role);
      const count = await replayMessages(deps, webhook, c.req.valid('json'));
      journal.note(c.get('caller'), 'replay', { kind: 'webhook', name: webhook.id, count });
      webhooks.wake();
      return c.json({ count }, 202);
    })
    .openapi(declared.deliveriesRoute, async (c) => {
      const { id } = await find(c.req.valid('param').id, c.get('caller').role);
      const { after, limit, state } = c.req.valid('query');
      const found = page.cut(await listDeliveries(store, id, state, after, limit + 1), limit, ({ seq }) => String(seq));
      const changes = await changesAt(
        store,
        found.items.map(({ seq }) => seq),
      );
      const bySeq = new Map(changes.map((change) => [change.seq, change]));
      if (changes.length > 0)
        journal.note(c.get('caller'), 'read', { kind: 'webhook', name: id, count: changes.length });
      return c.json({ ...found, items: found.items.map((each) => shownDelivery(each, bySeq.get(each.seq))) }, 200);
    })
    .openapi(declared.attemptsRoute, async (c) => {
      const { id } = await find(c.req.valid('param').id, c.get('caller').role);
      const { after, limit } = c.req.valid('query');
      const found = page.cut(
        await listAttempts(store, id, placeOf(after), limit + 1),
        limit,
        (last) => `${last.at}-${last.seq}`,
      );
      return c.json({ ...found, items: found.items.map(shownAttempt) }, 200);
    });
};

/** The place of an attempt in their list, as `next` has it: its instant and its entry. */
const placeOf = (cursor: string | undefined): { readonly at: number; readonly seq: number } | undefined => {
  if (cursor === undefined) return undefined;
  const [, at, seq] = /^(\d{1,15})-(\d{1,15})$/.exec(cursor) ?? [];
  if (at === undefined || seq === undefined) throw new ServerError(422, 'cursor-unreadable', { cursor });
  return { at: Number(at), seq: Number(seq) };
};

interface AskedChanges {
  readonly tags?: readonly string[] | null | undefined;
  readonly segments?: readonly string[] | null | undefined;
  readonly causes?: WantedChanges['causes'] | null;
}

const changed = (before: WantedChanges, asked: AskedChanges): WantedChanges => {
  const { tags = before.tags, segments = before.segments, causes = before.causes } = asked;
  return { tags: tags ?? undefined, segments: segments ?? undefined, causes: causes ?? undefined };
};
