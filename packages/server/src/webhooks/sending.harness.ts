import { extentOfLog, type Fact, openStore, pruneBefore } from '@tagwright/engine';
import { testServer } from '../server.harness.js';
import { openDispatcher } from './dispatcher.js';
import { type Received, receiver, until } from './receiver.harness.js';
import type { WebhookSettings } from './settings.js';

export const BOOK = `
customer { city: text }
event order { amount: money }
tag 级 = 高 when sum(order.amount) > 100
tag 味 many {
  茶 when count(order) > 1
  酒 when count(order) > 2
}
segment 买过 = did order`;

export const order = (customer: string, id: string, amount: number): Fact => ({
  kind: 'event',
  event: 'order',
  id,
  customer,
  at: '2026-05-01T00:00:00Z',
  values: { amount },
});

/** The world's clock, as a test has it go. */
export const START = Date.UTC(2026, 10, 1);

interface Answered {
  readonly id: string;
  readonly secret: string;
  readonly state: string;
  readonly disabledWhy?: string;
  readonly waiting: number;
  readonly dead: number;
  readonly cursor: number;
  readonly nextAttemptAt?: string;
  readonly missed?: { readonly from: number; readonly to: number };
}

/** A server whose messages go out by a clock of the test's own. */
export const sendingServer = async (settings: Partial<WebhookSettings> = {}) => {
  const hook = await receiver();
  const webhooks = { allowPrivate: ['127.0.0.1'], allowHttp: true, lookEveryMs: 20, timeoutMs: 2000, ...settings };
  const server = await testServer({ book: BOOK, config: { webhooks } });
  await server.deps.webhooks.close();
  let now = START;
  const dispatcher = () =>
    openDispatcher({ ...server.deps, settings: server.deps.config.webhooks, clock: () => now, random: () => 0.5 });
  let sending = dispatcher();
  const ask = async <Result = Answered>(method: string, path: string, body?: unknown): Promise<Result> => {
    const response = await server.request(path, { method, ...(body === undefined ? {} : { body }) }, 'engineer');
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return (response.status === 204 ? undefined : await response.json()) as Result;
  };
  const standing = (id: string) => ask('GET', `/v1/webhooks/${id}`);
  return {
    ...server,
    hook,
    ask,
    standing,
    /** The first message that is so, or at a place. */
    received: (isIt: (received: Received) => boolean): Received => {
      const found = hook.received.find(isIt);
      if (found === undefined) throw new Error('no such message came');
      return found;
    },
    nth: (index: number): Received => {
      const found = hook.received[index];
      if (found === undefined) throw new Error('not so many messages came');
      return found;
    },
    /** Another dispatcher on the same database, as another process would have one. */
    dispatcher,
    subscribe: (more: object = {}) => ask('POST', '/v1/webhooks', { url: hook.url, ...more }),
    tell: async (...facts: readonly Fact[]): Promise<void> => {
      await server.deps.keeper.ingest(facts);
      await server.settled();
    },
    pass: (milliseconds: number): void => {
      now += milliseconds;
    },
    /** Resolves once the whole log was looked at, and as many messages wait. */
    worked: async (id: string, waiting = 0): Promise<void> => {
      await server.settled();
      const { last } = await extentOfLog(server.deps.store);
      // What is passed by is written down now and then: something that is wanted came with each step.
      await until(async () => {
        const found = await standing(id);
        return found.cursor >= last && found.waiting === waiting;
      });
    },
    /** Lets go of the log before an entry. */
    prune: async (seq: number): Promise<void> => {
      const store = await openStore(server.deps.config.database);
      await pruneBefore(store, seq);
      await store.close();
    },
    restart: async (): Promise<void> => {
      await sending.close();
      sending = dispatcher();
    },
    close: async (): Promise<void> => {
      await sending.close();
      await server.close();
      await hook.close();
    },
  };
};

export type SendingServer = Awaited<ReturnType<typeof sendingServer>>;
