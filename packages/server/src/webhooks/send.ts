import type { Delivery } from './deliveries.js';
import { workLines } from './lines.js';
import type { Pending } from './pending.js';
import type { Answer } from './post.js';
import type { Attempt, Delivered } from './record.js';
import { backoff, GIVE_UP_AFTER, nextAttempt } from './schedule.js';
import type { DisabledWhy, Webhook } from './webhook.js';

/** After so many attempts in a row that failed the receiver is left alone for a while, and then tried with one message. */
export const MOST_FAILURES = 5;

/** Whether a receiver is taken for dead. */
export const isFailing = ({ failures }: Pick<Webhook, 'failures'>): boolean => failures >= MOST_FAILURES;

export interface Sending {
  readonly webhook: Webhook;
  readonly pending: readonly Pending[];
  /** How many at a time. */
  readonly concurrency: number;
  readonly send: (pending: Pending) => Promise<Answer>;
  readonly now: () => number;
  readonly random: () => number;
  /** Nothing more is begun. */
  readonly isOver: () => boolean;
}

type Outcome = Pick<
  Delivered,
  'done' | 'undelivered' | 'attempts' | 'failures' | 'failingSince' | 'blockedUntil' | 'disabledWhy'
>;

/**
 * Sends messages: those of one customer one after another, up to the first that fails. Once the receiver seems to be dead, or
 * asks for a rest, nothing more is sent, and what is left waits.
 */
export const sendAll = async (sending: Sending): Promise<Outcome> => {
  const state = new SendingState(sending);
  await workLines(
    linesOf(sending.pending),
    isFailing(sending.webhook) ? 1 : sending.concurrency,
    async (pending) => state.take(pending, await sending.send(pending)),
    () => state.isStopped || sending.isOver(),
  );
  return state.outcome();
};

const linesOf = (pending: readonly Pending[]): readonly (readonly Pending[])[] => {
  const lines = new Map<string, Pending[]>();
  for (const each of pending) {
    const line = lines.get(each.delivery.line);
    if (line === undefined) lines.set(each.delivery.line, [each]);
    else line.push(each);
  }
  return [...lines.values()];
};

class SendingState {
  readonly #done: number[] = [];
  readonly #tried = new Map<number, Delivery>();
  readonly #attempts: Attempt[] = [];
  #failures: number;
  #failingSince: number | null;
  #blockedUntil: number;
  #disabledWhy: DisabledWhy | undefined;
  isStopped = false;

  constructor(readonly sending: Sending) {
    const { failures, failingSince, blockedUntil } = sending.webhook;
    [this.#failures, this.#failingSince, this.#blockedUntil] = [failures, failingSince, blockedUntil];
  }

  /** Whether the next one of the same line may be sent. */
  take({ delivery }: Pending, answer: Answer): boolean {
    const now = this.sending.now();
    const { status = null, reason = null } = answer;
    this.#attempts.push({ at: now, seq: delivery.seq, milliseconds: answer.milliseconds, status, reason });
    if (answer.isDelivered) this.#succeed(delivery);
    else this.#fail(delivery, answer, now);
    return answer.isDelivered;
  }

  #succeed({ seq }: Delivery): void {
    this.#done.push(seq);
    [this.#failures, this.#failingSince] = [0, null];
  }

  #fail(delivery: Delivery, { status, reason, retryAfter }: Answer, now: number): void {
    const { random } = this.sending;
    const attempts = delivery.attempts + 1;
    const firstAt = delivery.firstAt ?? now;
    const nextAt = nextAttempt({ attempts, firstAt, now, retryAfter }, random);
    this.#tried.set(delivery.seq, {
      ...delivery,
      state: nextAt === undefined ? 'dead' : 'waiting',
      attempts,
      firstAt,
      nextAt: nextAt ?? now,
      status: status ?? null,
      reason: reason ?? null,
    });
    // Those that were under way when the receiver was given up say nothing more of it.
    if (!this.isStopped) this.#failures += 1;
    this.#failingSince ??= now;
    if (retryAfter !== undefined) this.#block(nextAt ?? now);
    if (this.#failures >= MOST_FAILURES) this.#block(now + backoff(this.#failures - MOST_FAILURES + 1, random));
    if (status === 410) this.#disabledWhy = 'gone';
    else if (now >= this.#failingSince + GIVE_UP_AFTER) this.#disabledWhy = 'unreachable';
    if (this.#disabledWhy !== undefined) this.isStopped = true;
  }

  #block(until: number): void {
    this.#blockedUntil = Math.max(this.#blockedUntil, until);
    this.isStopped = true;
  }

  outcome(): Outcome {
    const now = this.sending.now();
    const done = new Set(this.#done);
    const untried = this.sending.pending.filter(({ delivery: { seq } }) => !done.has(seq) && !this.#tried.has(seq));
    return {
      done: this.#done,
      undelivered: [...this.#tried.values(), ...untried.map(({ delivery }) => ({ ...delivery, nextAt: now }))],
      attempts: this.#attempts,
      failures: this.#failures,
      failingSince: this.#failingSince,
      blockedUntil: this.#blockedUntil,
      disabledWhy: this.#disabledWhy,
    };
  }
}
