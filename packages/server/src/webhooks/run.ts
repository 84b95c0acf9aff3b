import { cursorOf } from '@tagwright/engine';
import type { Clock } from '../clock.js';
import { messageOf, type Outgoing } from './message.js';
import type { DispatcherNeeds } from './dispatcher.js';
import { type Batch, nextBatch } from './pending.js';
import type { Answer } from './post.js';
import { claim, recordDelivered } from './record.js';
import { isFailing, sendAll } from './send.js';
import { readerOf, type Webhook } from './webhook.js';

export interface RunNeeds extends DispatcherNeeds {
  /** Whose leases these are. */
  readonly owner: string;
  readonly now: Clock;
  readonly random: () => number;
  /** By subscription, how far the log was looked at. */
  readonly seen: Map<string, number>;
  readonly send: (webhook: Webhook, message: Outgoing) => Promise<Answer>;
  /** Nothing more is to be begun. */
  readonly isOver: () => boolean;
}

/** So many messages are sent before it is written down how they went. */
const AT_A_TIME = 100;

/** So many entries are passed by before that is written down: a process that starts anew looks at them once more. */
const PASSED_BY = 1000;

/** Works a subscription off, from the moment when there is something to send until there is nothing any more. */
export class Run {
  #hasLease = false;

  constructor(
    readonly id: string,
    readonly needs: RunNeeds,
  ) {}

  /** `webhook`: as it was last seen. */
  async work(webhook: Webhook): Promise<void> {
    if (!(await this.#finds(webhook))) return;
    const renewal = setInterval(() => void this.#renew(), this.needs.settings.leaseMs / 3).unref();
    try {
      for (;;) {
        const claimed = await this.#claim();
        if (claimed === undefined || this.needs.isOver() || !(await this.#part(claimed))) return;
      }
    } finally {
      clearInterval(renewal);
    }
  }

  /** Whether there is anything to write down at all: most of what others subscribe to is passed by without. */
  async #finds(webhook: Webhook): Promise<boolean> {
    for (;;) {
      const { batch, cursor } = await this.#read(webhook);
      if (!isNothing(batch) || batch.upTo - cursor >= PASSED_BY) return true;
      this.needs.seen.set(this.id, batch.upTo);
      if (batch.upTo >= batch.last || this.needs.isOver()) return false;
    }
  }

  async #read(webhook: Webhook): Promise<{ readonly batch: Batch; readonly cursor: number }> {
    const { needs } = this;
    const cursor = await cursorOf(needs.store, readerOf(this.id));
    const position = Math.max(cursor, needs.seen.get(this.id) ?? 0);
    const reading = { position, now: needs.now(), limit: AT_A_TIME, isProbe: isFailing(webhook) };
    return { batch: await nextBatch(needs, webhook, reading), cursor };
  }

  async #claim(): Promise<Webhook | undefined> {
    const { keeper, owner, now, settings } = this.needs;
    const at = now();
    const webhook = await keeper.record(claim, { id: this.id, owner, now: at, until: at + settings.leaseMs });
    this.#hasLease = webhook !== undefined;
    return webhook;
  }

  async #renew(): Promise<void> {
    // Without word from the database the lease may be lost: what is under way is finished, and nothing else begun.
    if (this.#hasLease) await this.#claim().catch(() => (this.#hasLease = false));
  }

  /** Whether there is more to do. */
  async #part(webhook: Webhook): Promise<boolean> {
    const { needs } = this;
    const batch = webhook.blockedUntil > needs.now() ? undefined : (await this.#read(webhook)).batch;
    const outcome = await sendAll({
      webhook,
      pending: batch?.pending ?? [],
      concurrency: needs.settings.concurrency,
      send: ({ change, turn }) => needs.send(webhook, messageOf(this.id, change, turn)),
      now: needs.now,
      random: needs.random,
      isOver: () => needs.isOver() || !this.#hasLease,
    });
    const isLast = batch === undefined || (batch.upTo >= batch.last && batch.pending.length < AT_A_TIME);
    const isKept = await needs.keeper.record(recordDelivered, {
      ...outcome,
      id: this.id,
      owner: needs.owner,
      upTo: batch?.upTo,
      done: [...outcome.done, ...(batch?.lost ?? [])],
      undelivered: [...outcome.undelivered, ...(batch?.behind ?? [])],
      missed: batch?.missed,
      isLast,
    });
    // Where somebody else has it, what was not written down is looked at again.
    if (!isKept) needs.seen.delete(this.id);
    else if (batch !== undefined) needs.seen.set(this.id, batch.upTo);
    return isKept && !isLast;
  }
}

const isNothing = ({ pending, behind, lost, missed }: Batch): boolean =>
  pending.length + behind.length + lost.length === 0 && missed === undefined;
