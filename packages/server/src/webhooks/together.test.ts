import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { verified } from './receiver.harness.js';
import { order, sendingServer, type SendingServer } from './sending.harness.js';

const HOUR = 3_600_000;

let server: SendingServer;
beforeEach(async () => {
  server = await sendingServer({ lookEveryMs: 100 });
});
afterEach(() => server.close());

const orders = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => order(`c${from + index}`, `${from + index}`, 200));

it('leaves to the next process what one had begun', async () => {
  const { id, secret } = await server.subscribe({ tags: ['级'] });
  server.hook.answer(500);
  await server.tell(...orders(0, 10));
  await server.worked(id, 10);
  await server.restart();
  server.hook.answer(204);
  server.pass(HOUR);
  await server.worked(id);
  const taken = server.hook.received.slice(-10);
  expect(new Set(taken.map((each) => each.id)).size).toBe(10);
  taken.forEach((each) => verified(each, secret));
});

it('sends nothing twice at once with another process', { timeout: 90_000 }, async () => {
  const others = [server.dispatcher(), server.dispatcher()];
  try {
    const { id } = await server.subscribe({ tags: ['级'] });
    server.hook.answer(async (_, response) => {
      await pause(2);
      response.writeHead(204).end();
    });
    for (let part = 0; part < 4; part += 1) await server.tell(...orders(part * 60, 60));
    await server.worked(id);
    expect(server.hook.received).toHaveLength(240);
    expect(new Set(server.hook.received.map((each) => each.id)).size).toBe(240);
  } finally {
    await Promise.all(others.map((each) => each.close()));
  }
});
