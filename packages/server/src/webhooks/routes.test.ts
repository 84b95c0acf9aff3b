import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { order, sendingServer, type SendingServer } from './sending.harness.js';
import { webhookById } from './webhook.js';

let server: SendingServer;
beforeEach(async () => {
  server = await sendingServer();
});
afterEach(() => server.close());

const refusal = async (method: string, path: string, body?: unknown, as: 'engineer' | 'operator' = 'engineer') => {
  const response = await server.request(path, { method, ...(body === undefined ? {} : { body }) }, as);
  return [response.status, ((await response.json()) as { readonly code: string }).code];
};

describe('a subscription', () => {
  it('is shown with its secret once', async () => {
    const made = await server.subscribe({ tags: ['级'], causes: ['fact'], description: 'CRM' });
    expect(made).toMatchObject({ url: server.hook.url, tags: ['级'], causes: ['fact'], state: 'active', waiting: 0 });
    expect(made.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const shown = await server.standing(made.id);
    expect(shown).not.toHaveProperty('secret');
    expect(await server.ask('GET', '/v1/webhooks')).toEqual({ items: [shown] });
  });

  it('is changed, and ended', async () => {
    const { id } = await server.subscribe({ tags: ['级'] });
    const changed = await server.ask('PATCH', `/v1/webhooks/${id}`, {
      tags: null,
      segments: ['买过'],
      description: 'x',
    });
    expect(changed).toMatchObject({ segments: ['买过'], description: 'x', url: server.hook.url });
    expect(changed).not.toHaveProperty('tags');
    await server.ask('DELETE', `/v1/webhooks/${id}`);
    expect(await refusal('GET', `/v1/webhooks/${id}`)).toEqual([404, 'no-such-webhook']);
  });

  it('is of what there is, and goes where something may be sent', async () => {
    const { url } = server.hook;
    expect(await refusal('POST', '/v1/webhooks', { url, tags: ['nothing'] })).toEqual([404, 'no-such-tag']);
    expect(await refusal('POST', '/v1/webhooks', { url, segments: ['级'] })).toEqual([404, 'no-such-segment']);
    expect(await refusal('POST', '/v1/webhooks', { url, colour: 'red' })).toEqual([422, 'request-invalid']);
    expect(await refusal('POST', '/v1/webhooks', { url: 'https://10.0.0.1/' })).toEqual([
      422,
      'webhook-address-private',
    ]);
    expect(await refusal('POST', '/v1/webhooks', { url }, 'operator')).toEqual([403, 'not-allowed']);
    const { id } = await server.subscribe();
    expect(await refusal('PATCH', `/v1/webhooks/${id}`, { url: 'ftp://x' })).toEqual([422, 'webhook-url-refused']);
    expect(await refusal('PATCH', `/v1/webhooks/${id}`, { tags: ['nothing'] })).toEqual([404, 'no-such-tag']);
  });

  it('is never of what its maker may not see, whenever that is hidden', async () => {
    const { id } = await server.subscribe();
    const rules = { rules: [{ event: 'order', field: 'amount', role: 'admin' }] };
    expect((await server.request('/v1/fields/visibility', { method: 'PUT', body: rules })).status).toBe(200);
    await server.tell(order('a', '1', 200));
    await server.worked(id);
    expect(server.hook.told()).toEqual(['segment.entered a']);
    const { url } = server.hook;
    expect(await refusal('POST', '/v1/webhooks', { url, tags: ['级'] })).toEqual([404, 'no-such-tag']);
  });

  it('is not there for who sees less than its maker', async () => {
    const { url } = server.hook;
    const made = await server.request('/v1/webhooks', { method: 'POST', body: { url, tags: ['级'] } }, 'admin');
    const { id } = (await made.json()) as { readonly id: string };
    const names = async () => (await server.ask<{ items: { id: string }[] }>('GET', '/v1/webhooks')).items;
    expect(await names()).toHaveLength(1);
    const rules = { rules: [{ event: 'order', field: 'amount', role: 'admin' }] };
    expect((await server.request('/v1/fields/visibility', { method: 'PUT', body: rules })).status).toBe(200);
    expect(await names()).toEqual([]);
    const isNotThere = [404, 'no-such-webhook'];
    expect(await refusal('GET', `/v1/webhooks/${id}`)).toEqual(isNotThere);
    expect(await refusal('PATCH', `/v1/webhooks/${id}`, { url: `${url}/elsewhere` })).toEqual(isNotThere);
    expect(await refusal('POST', `/v1/webhooks/${id}/rotate`, {})).toEqual(isNotThere);
    expect(await refusal('GET', `/v1/webhooks/${id}/deliveries`)).toEqual(isNotThere);
    expect(await refusal('DELETE', `/v1/webhooks/${id}`)).toEqual(isNotThere);
    expect((await server.request(`/v1/webhooks/${id}`)).status).toBe(200);
  });

  it('does not send again what is hidden from its maker by now', async () => {
    const { id } = await server.subscribe({ tags: ['级'] });
    server.hook.answer(500);
    await server.tell(order('a', '1', 200));
    await server.worked(id, 1);
    const sent = server.hook.told().length;
    const rules = { rules: [{ event: 'order', field: 'amount', role: 'admin' }] };
    expect((await server.request('/v1/fields/visibility', { method: 'PUT', body: rules })).status).toBe(200);
    server.pass(86_400_000);
    await server.worked(id);
    expect(server.hook.told()).toHaveLength(sent);
  });

  it('is tried with a message that says nothing', async () => {
    const { id } = await server.subscribe();
    // The server's own sender was ended for the sake of the clock: one that is at work sends this.
    const dispatcher = server.dispatcher();
    const webhook = await webhookById(server.deps.store, id);
    if (webhook === undefined) throw new Error('it is not there');
    expect(await dispatcher.ping(webhook)).toMatchObject({ isDelivered: true, status: 204 });
    expect(server.nth(0).message).toMatchObject({ type: 'ping', data: { webhook: id } });
    server.hook.answer(302);
    expect(await dispatcher.ping(webhook)).toMatchObject({ isDelivered: false, reason: 'redirect' });
    await dispatcher.close();
    expect(await server.ask('POST', `/v1/webhooks/${id}/test`)).toMatchObject({ delivered: false });
  });

  it('lists its attempts page by page, the latest first', async () => {
    const { id } = await server.subscribe({ tags: ['级'] });
    for (const customer of ['a', 'b', 'c']) {
      await server.tell(order(customer, customer, 200));
      await server.worked(id);
      server.pass(1000);
    }
    const list = (query: string) =>
      server.ask<{ items: { seq: number; at: string }[]; next?: string }>('GET', `/v1/webhooks/${id}/attempts${query}`);
    const first = await list('?limit=2');
    expect(first.items.map(({ at }) => at.slice(17, 19))).toEqual(['02', '01']);
    const rest = await list(`?limit=2&after=${first.next ?? ''}`);
    expect(rest.items.map(({ at }) => at.slice(17, 19))).toEqual(['00']);
    expect(rest).not.toHaveProperty('next');
    expect(await refusal('GET', `/v1/webhooks/${id}/attempts?after=x`)).toEqual([422, 'cursor-unreadable']);
  });

  it('sends again only what there is', async () => {
    const { id } = await server.subscribe({ tags: ['级'] });
    expect(await refusal('POST', `/v1/webhooks/${id}/replay`, { seq: 7 })).toEqual([404, 'no-such-change']);
    expect(await refusal('POST', `/v1/webhooks/${id}/replay`, { seq: 7, dead: true })).toEqual([
      422,
      'request-invalid',
    ]);
    expect(await server.ask('POST', `/v1/webhooks/${id}/replay`, { dead: true })).toEqual({ count: 0 });
  });
});
