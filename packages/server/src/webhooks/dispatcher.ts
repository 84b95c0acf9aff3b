import { randomUUID } from 'node:crypto';
import { lookup as systemLookup } from 'node:dns';
import { cursorOf, extentOfLog } from '@tagwright/engine';
import { type Clock, systemClock } from '../clock.js';
import type { Streams } from '../changes/streams.js';
import type { Foundation } from '../foundation.js';
import { type AddressRules, addressRules } from './address.js';
import { guardedAgent, type Resolve } from './connect.js';
import { nextDue } from './deliveries.js';
import { Places } from './lines.js';
import { type Outgoing, pingOf } from './message.js';
import { type Answer, post } from './post.js';
import { forgetAttempts, release } from './record.js';
import { Run } from './run.js';
import { isFailing } from './send.js';
import type { WebhookSettings } from './settings.js';
import { listWebhooks, readerOf, secretsOf, type Webhook } from './webhook.js';

/** Sends what changes to those who subscribed. */
export interface Dispatcher {
  readonly rules: AddressRules;
  readonly settings: WebhookSettings;
  /** The clock that retries and leases go by (ms UTC): that of the world, also where customers live in another time. */
  readonly now: Clock;
  /** How names of hosts are looked up. */
  readonly resolve: Resolve;
  /** Sends a message that says nothing, once. */
  ping(webhook: Webhook): Promise<Answer>;
  /** Looks at once for what is due. */
  wake(): void;
  /** Ends: what is under way is finished or given up by its time limit, and nothing else begun. */
  close(): Promise<void>;
}

export interface DispatcherNeeds extends Pick<Foundation, 'store' | 'keeper' | 'book' | 'visibility' | 'log'> {
  readonly streams: Pick<Streams, 'tail'>;
  readonly settings: WebhookSettings;
  readonly clock?: Clock;
  /** Between 0 and 1. */
  readonly random?: () => number;
  readonly resolve?: Resolve;
}

const DAY = 86_400_000;
const HOUR = 3_600_000;

/**
 * Begins to send. Of several processes on one database each takes subscriptions that nobody has, one lease at a time; so
 * nothing is sent twice at once, and what a process leaves behind that dies is taken up when its lease has run out.
 */
export const openDispatcher = (needs: DispatcherNeeds): Dispatcher => new OwnDispatcher(needs);

class OwnDispatcher implements Dispatcher {
  readonly rules: AddressRules;
  readonly settings: WebhookSettings;
  readonly now: Clock;
  readonly resolve: Resolve;
  readonly #owner = randomUUID();
  readonly #running = new Map<string, Promise<void>>();
  /** Up to where the log was looked at without finding anything to send: written down now and then. */
  readonly #seen = new Map<string, number>();
  readonly #places: Places;
  readonly #agent: ReturnType<typeof guardedAgent>;
  readonly #looking: Promise<void>;
  #woken = new AbortController();
  #isOpen = true;
  #tidiedAt = 0;

  constructor(readonly needs: DispatcherNeeds) {
    const { settings } = needs;
    this.settings = settings;
    this.now = needs.clock ?? systemClock;
    this.resolve = needs.resolve ?? systemLookup;
    this.rules = addressRules(settings.allowPrivate);
    this.#places = new Places(settings.concurrencyOfAll);
    this.#agent = guardedAgent(this.rules, settings.timeoutMs, this.resolve);
    this.#looking = this.#look();
  }

  ping(webhook: Webhook): Promise<Answer> {
    return this.#post(webhook, pingOf(webhook.id, this.now()));
  }

  wake(): void {
    this.#woken.abort();
  }

  async close(): Promise<void> {
    this.#isOpen = false;
    this.wake();
    await this.#looking;
    await Promise.all(this.#running.values());
    await this.#agent.destroy();
    await this.needs.keeper.record(release, this.#owner).catch(() => undefined);
  }

  #post(webhook: Webhook, message: Outgoing): Promise<Answer> {
    const target = { url: webhook.url, secrets: secretsOf(webhook, this.now()) };
    const way = { agent: this.#agent, timeoutMs: this.settings.timeoutMs, wallClock: systemClock };
    return this.#places.take(() => post(target, message, way));
  }

  async #look(): Promise<void> {
    while (this.#isOpen) {
      let last = 0;
      try {
        ({ last } = await extentOfLog(this.needs.store));
        for (const webhook of await listWebhooks(this.needs.store))
          if (await this.#hasWork(webhook, last)) this.#begin(webhook);
        await this.#tidy();
      } catch (thrown) {
        this.needs.log.error({ err: thrown }, 'webhooks could not be looked at');
      }
      await this.needs.streams.tail.past(last, this.settings.lookEveryMs, this.#woken.signal);
      if (this.#woken.signal.aborted) this.#woken = new AbortController();
    }
  }

  async #hasWork(webhook: Webhook, last: number): Promise<boolean> {
    const { id, state, blockedUntil, leaseOwner, leaseUntil } = webhook;
    const now = this.now();
    if (state !== 'active' || blockedUntil > now || this.#running.has(id)) return false;
    if (leaseOwner !== null && leaseOwner !== this.#owner && leaseUntil > now) return false;
    const due = await nextDue(this.needs.store, id);
    if (due !== undefined && (due <= now || isFailing(webhook))) return true;
    return last > Math.max(this.#seen.get(id) ?? 0, await cursorOf(this.needs.store, readerOf(id)));
  }

  #begin(webhook: Webhook): void {
    const { id } = webhook;
    const run = new Run(id, {
      ...this.needs,
      owner: this.#owner,
      now: this.now,
      random: this.needs.random ?? Math.random,
      seen: this.#seen,
      send: (to, message) => this.#post(to, message),
      isOver: () => !this.#isOpen,
    });
    const done = run
      .work(webhook)
      .catch((thrown: unknown) =>
        this.needs.log.error({ err: thrown, webhook: id }, 'a webhook could not be worked on'),
      )
      .finally(() => this.#running.delete(id));
    this.#running.set(id, done);
  }

  async #tidy(): Promise<void> {
    const now = this.now();
    if (now < this.#tidiedAt + HOUR) return;
    this.#tidiedAt = now;
    await this.needs.keeper.record(forgetAttempts, now - this.settings.keepAttemptsDays * DAY);
  }
}
