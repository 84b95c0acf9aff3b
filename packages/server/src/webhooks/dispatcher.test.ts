import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { receiver, until, verified } from './receiver.harness.js';
import { order, sendingServer, type SendingServer } from './sending.harness.js';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;

let server: SendingServer;
beforeEach(async () => {
  server = await sendingServer();
});
afterEach(() => server.close());

/** Long enough for whatever was to be sent to have been sent. */
const nothingMore = () => pause(150);

describe('messages', () => {
  it('say what turned, signed', async () => {
    const { id, secret } = await server.subscribe();
    await server.tell(order('a', '1', 200), order('b', '2', 50));
    await server.worked(id);
    expect(server.hook.told().toSorted()).toEqual(['segment.entered a', 'segment.entered b', 'tag.changed a']);
    const tag = server.received(({ message }) => message.type === 'tag.changed');
    expect(verified(tag, secret)).toEqual({
      type: 'tag.changed',
      // Since the customer was heard of.
      timestamp: '2026-06-01T04:00:00.000Z',
      data: {
        seq: expect.any(Number),
        customer: 'a',
        tag: '级',
        old: null,
        new: '高',
        cause: 'fact',
        recordedAt: '2026-06-01T04:00:00.000Z',
      },
    });
    expect(tag.headers).toMatchObject({ 'content-type': 'application/json' });
    expect(() => verified({ ...tag, body: tag.body.replace('高', '低') }, secret)).toThrow('signature');
  });

  it('are those that were asked for', async () => {
    const tag = await server.subscribe({ tags: ['级'] });
    const both = await server.subscribe({ tags: ['味'], segments: ['买过'] });
    const none = await server.subscribe({ causes: ['manual'] });
    await server.tell(order('a', '1', 200), order('a', '2', 1));
    for (const { id } of [tag, both]) await server.worked(id);
    await nothingMore();
    const of = (id: string) =>
      server.hook.received.filter((each) => each.id.includes(id)).map(({ message }) => message);
    expect(of(tag.id).map(({ data }) => data['tag'])).toEqual(['级']);
    expect(of(both.id).map(({ data }) => data['segment'] ?? `${String(data['tag'])} ${String(data['value'])}`)).toEqual(
      ['味 茶', '买过'],
    );
    expect(of(none.id)).toEqual([]);
  });

  it('say what is so now, and not what was learnt of the past', async () => {
    const { id } = await server.subscribe({ segments: ['买过'] });
    await server.tell(order('a', '1', 200));
    // An earlier order makes the customer a member since earlier: nothing new of the present.
    await server.tell({ ...order('a', '0', 1), at: '2026-04-01T00:00:00Z' } as never);
    await server.tell(
      { kind: 'delete-event', event: 'order', id: '0' },
      { kind: 'delete-event', event: 'order', id: '1' },
    );
    await server.worked(id);
    expect(server.hook.told()).toEqual(['segment.entered a', 'segment.left a']);
  });

  it('are not sent of what was before the subscription', async () => {
    await server.tell(order('a', '1', 200));
    const { id } = await server.subscribe({ tags: ['级'] });
    await server.tell(order('b', '2', 200));
    await server.worked(id);
    expect(server.hook.told()).toEqual(['tag.changed b']);
  });

  it('bear two signatures for as long as a secret changes', async () => {
    const { id, secret } = await server.subscribe({ tags: ['级'] });
    const { secret: other } = await server.ask('POST', `/v1/webhooks/${id}/rotate`, { overlapHours: 1 });
    // The clock of the routes is the world's own; that of the messages is the test's, which is long before.
    await server.tell(order('a', '1', 200));
    await server.worked(id);
    verified(server.nth(0), secret);
    verified(server.nth(0), other);
    await server.ask('POST', `/v1/webhooks/${id}/rotate`, { overlapHours: 0 });
    server.pass(100 * 365 * DAY);
    await server.tell(order('b', '2', 200));
    await server.worked(id);
    expect(() => verified(server.nth(1), secret)).toThrow('signature');
    expect(() => verified(server.nth(1), other)).toThrow('signature');
  });
});

describe('a message that is not taken', () => {
  it('is sent again under the same id, later and later', async () => {
    const { id, secret } = await server.subscribe({ tags: ['级'] });
    server.hook.answer(500);
    await server.tell(order('a', '1', 200));
    await until(() => server.hook.received.length === 1);
    await server.worked(id, 1);
    for (const [seconds, attempts] of [
      [4, 1],
      [1, 2],
      [19, 2],
      [1, 3],
    ] as const) {
      server.pass(seconds * SECOND);
      await nothingMore();
      expect(server.hook.received).toHaveLength(attempts);
    }
    server.hook.answer(204);
    server.pass(80 * SECOND);
    await server.worked(id, 0);
    expect(new Set(server.hook.received.map((each) => each.id)).size).toBe(1);
    server.hook.received.forEach((each) => verified(each, secret));
    const { items } = await server.ask<{ items: { delivered: boolean; status: number }[] }>(
      'GET',
      `/v1/webhooks/${id}/attempts`,
    );
    expect(items.map(({ delivered, status }) => [delivered, status])).toEqual([
      [true, 204],
      [false, 500],
      [false, 500],
      [false, 500],
    ]);
  });

  it('holds up what comes after it of the same customer, and nobody else', async () => {
    const { id } = await server.subscribe({ tags: ['级', '味'] });
    server.hook.answer(({ message }, response) => {
      response.writeHead(message.data['customer'] === 'a' ? 500 : 204).end();
    });
    await server.tell(order('a', '1', 200), order('b', '2', 200));
    await server.tell(order('a', '3', 1), order('b', '4', 1));
    await server.worked(id, 2);
    const ofA = () => server.hook.received.filter(({ message }) => message.data['customer'] === 'a');
    expect(ofA().map(({ message }) => message.data['tag'])).toEqual(['级']);
    expect(server.hook.received).toHaveLength(3);
    server.hook.answer(204);
    server.pass(5 * SECOND);
    await server.worked(id);
    expect(ofA().map(({ message }) => message.data['tag'])).toEqual(['级', '级', '味']);
  });

  it('waits as long as the receiver asks, and everything else with it', async () => {
    const { id } = await server.subscribe({ tags: ['级'] });
    server.hook.answer((_, response) => void response.writeHead(429, { 'Retry-After': '600' }).end());
    await server.tell(order('a', '1', 200));
    await server.worked(id, 1);
    await server.tell(order('b', '2', 200));
    server.pass(599 * SECOND);
    await nothingMore();
    expect(server.hook.received).toHaveLength(1);
    server.hook.answer(204);
    server.pass(SECOND);
    await server.worked(id);
    expect(server.hook.told()).toEqual(['tag.changed a', 'tag.changed a', 'tag.changed b']);
  });

  it('ends the subscription where the receiver is gone', async () => {
    const { id } = await server.subscribe({ tags: ['级'] });
    server.hook.answer(410);
    await server.tell(order('a', '1', 200));
    await until(async () => (await server.standing(id)).state === 'disabled');
    expect(await server.standing(id)).toMatchObject({ disabledWhy: 'gone', dead: 1, waiting: 0 });
    await server.tell(order('b', '2', 200));
    await nothingMore();
    expect(server.hook.received).toHaveLength(1);
    server.hook.answer(204);
    await server.ask('PATCH', `/v1/webhooks/${id}`, { state: 'active' });
    await until(() => server.hook.received.length === 2);
    expect(await server.ask('POST', `/v1/webhooks/${id}/replay`, { dead: true })).toEqual({ count: 1 });
    await server.worked(id);
    expect(server.hook.told()).toEqual(['tag.changed a', 'tag.changed b', 'tag.changed a']);
  });

  it('is given up after three days, and can be sent again', async () => {
    const { id } = await server.subscribe({ tags: ['级'] });
    server.hook.answer(({ message }, response) => {
      response.writeHead(message.data['customer'] === 'a' ? 400 : 204).end();
    });
    await server.tell(order('a', '1', 200));
    await server.worked(id, 1);
    for (let hour = 0; hour < 72; hour += 6) {
      await server.tell(order(`b${hour}`, `b${hour}`, 200));
      server.pass(6 * HOUR);
      await nothingMore();
    }
    await until(async () => (await server.standing(id)).dead === 1);
    const { items } = await server.ask<{ items: { seq: number }[] }>('GET', `/v1/webhooks/${id}/deliveries`);
    expect(items).toMatchObject([
      { state: 'dead', status: 400, reason: 'status', change: { customer: 'a', name: '级', new: '高' } },
    ]);
    server.hook.answer(204);
    await server.ask('POST', `/v1/webhooks/${id}/replay`, { seq: items[0]?.seq });
    await server.worked(id);
    expect(await server.standing(id)).toMatchObject({ state: 'active', dead: 0, waiting: 0 });
    const ofA = server.hook.received.filter(({ message }) => message.data['customer'] === 'a');
    expect(new Set(ofA.map((each) => each.id)).size).toBe(1);
  });
});

describe('a receiver that is dead', () => {
  it('gets one message now and then, and after three days none', async () => {
    const { id } = await server.subscribe({ tags: ['级'] });
    server.hook.answer(503);
    await server.tell(...Array.from({ length: 40 }, (_, index) => order(`c${index}`, `${index}`, 200)));
    await server.worked(id, 40);
    // Those that were under way at once, and no more.
    const first = server.hook.received.length;
    expect(first).toBeLessThanOrEqual(12);
    for (let hour = 0; hour < 80; hour += 4) {
      server.pass(4 * HOUR);
      await nothingMore();
    }
    await until(async () => (await server.standing(id)).state === 'disabled');
    expect(server.hook.received.length - first).toBeLessThan(20);
    expect(await server.standing(id)).toMatchObject({ disabledWhy: 'unreachable', dead: 40, waiting: 0 });
  });

  it('gets everything once it lives', async () => {
    const { id } = await server.subscribe({ tags: ['级'] });
    server.hook.answer(503);
    await server.tell(...Array.from({ length: 40 }, (_, index) => order(`c${index}`, `${index}`, 200)));
    await server.worked(id, 40);
    await server.tell(order('d', 'd', 200));
    server.hook.answer(204);
    server.pass(10 * SECOND);
    await server.worked(id);
    const taken = new Set(server.hook.received.map((each) => each.id));
    expect(taken.size).toBe(41);
  });

  it('holds up nobody else', async () => {
    const silent = await receiver();
    silent.answer(() => undefined);
    await server.ask('POST', '/v1/webhooks', { url: silent.url });
    const { id } = await server.subscribe({ tags: ['级'] });
    const began = performance.now();
    await server.tell(...Array.from({ length: 100 }, (_, index) => order(`c${index}`, `${index}`, 200)));
    await server.worked(id);
    expect(performance.now() - began).toBeLessThan(2000);
    expect(server.hook.received).toHaveLength(100);
    await silent.close();
  });
});

describe('a subscription', () => {
  it('sends nothing while it is paused, and then everything', async () => {
    const { id } = await server.subscribe({ tags: ['级'] });
    await server.ask('PATCH', `/v1/webhooks/${id}`, { state: 'paused' });
    await server.tell(order('a', '1', 200), order('b', '2', 200));
    await nothingMore();
    expect(server.hook.received).toEqual([]);
    await server.ask('PATCH', `/v1/webhooks/${id}`, { state: 'active' });
    await server.worked(id);
    expect(server.hook.told()).toEqual(['tag.changed a', 'tag.changed b']);
  });

  it('sends a part of the log again', async () => {
    const { id } = await server.subscribe({ tags: ['级'] });
    await server.tell(order('a', '1', 200), order('b', '2', 200), order('c', '3', 200));
    await server.worked(id);
    const [, b] = server.hook.received.map(({ message }) => Number(message.data['seq']));
    expect(await server.ask('POST', `/v1/webhooks/${id}/replay`, { after: Number(b) - 1, upTo: 1000 })).toEqual({
      count: 2,
    });
    await server.worked(id);
    expect(server.hook.told()).toEqual(['a', 'b', 'c', 'b', 'c'].map((customer) => `tag.changed ${customer}`));
  });

  it('says what the log let go of before it was sent', async () => {
    const { id } = await server.subscribe({ tags: ['级'] });
    await server.ask('PATCH', `/v1/webhooks/${id}`, { state: 'paused' });
    const { cursor } = await server.standing(id);
    await server.tell(order('a', '1', 200));
    await server.tell(order('b', '2', 200));
    await server.prune(cursor + 3);
    await server.ask('PATCH', `/v1/webhooks/${id}`, { state: 'active' });
    await server.worked(id);
    expect(await server.standing(id)).toMatchObject({ missed: { from: cursor + 1, to: cursor + 2 } });
    expect(server.hook.told()).toEqual(['tag.changed b']);
  });
});

describe('somebody who is erased', () => {
  it('is in no message any more', async () => {
    const { id } = await server.subscribe({ tags: ['级', '味'] });
    server.hook.answer(500);
    await server.tell(order('a', '1', 200), order('b', '2', 200));
    await server.worked(id, 2);
    const before = server.hook.received.length;
    await server.tell({ kind: 'erase', customer: 'a' });
    expect((await server.standing(id)).waiting).toBe(1);
    server.hook.answer(204);
    server.pass(10 * SECOND);
    await server.worked(id);
    expect(server.hook.told().slice(before)).toEqual(['tag.changed b']);
    const { items } = await server.ask<{ items: unknown[] }>('GET', `/v1/webhooks/${id}/attempts`);
    expect(JSON.stringify(items)).not.toContain('"a"');
  });
});
