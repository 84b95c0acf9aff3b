import { randomInt } from 'node:crypto';
import type { Touched } from '../dirty/dirty.js';
import type { Moved } from './wave.js';
import type { Watermark } from './watermark.js';

/** What is known of a customer whom a step put off, when it did. */
export interface PutOff {
  /** The instant (ms UTC) that the customer's answers are of. */
  readonly asOf: number;
  /** What facts changed, if any. */
  readonly dirty: Touched | undefined;
  /** What the clock moved. */
  readonly edges: readonly Moved[];
  /** Whether a threshold, or a figure over everybody, passed over the customer since. */
  readonly isPassed: boolean;
}

/**
 * Those whom the transactions of one step have put off, with what the first of them found out: so whoever is reached by a later one
 * is worked out and logged as if there were one transaction. What is lost with the process costs time alone: of
 * whom nothing is known here everything is worked out, and looked for in the facts.
 */
export class Waiting {
  readonly #customers = new Map<string, PutOff>();
  /** By which rows of `tw_wave` that this step wrote are told from those of others. */
  readonly #mark = randomInt(1, 2 ** 40);
  #ahead: Watermark | undefined;

  add(customer: string, putOff: PutOff): void {
    this.#customers.set(customer, putOff);
  }

  /** Says that all whom the clock touches after the last step are among them. */
  foundAhead(last: Watermark): void {
    this.#ahead = last;
  }

  /** Whether they are, where that step is still the last one. */
  isAheadOf({ asOf, book }: Pick<Watermark, 'asOf' | 'book'>): boolean {
    return this.#ahead?.asOf === asOf && this.#ahead.book === book;
  }

  /**
   * What the clock moved of those of whom facts changed meanwhile, as far as it was found ahead of them. That an event begins to
   * count is left to the facts, where they told of others of its table.
   */
  movedAhead(told: ReadonlyMap<string, Touched>): ReadonlyMap<string, readonly Moved[]> {
    const edges = new Map<string, readonly Moved[]>();
    for (const [customer, { sources }] of told) {
      const known = this.#customers.get(customer)?.edges.filter(({ part, isEntry }) => !(isEntry && sources.has(part)));
      if (known !== undefined) edges.set(customer, known);
    }
    return edges;
  }

  /** Where another step came in between, what was found out is not all. */
  forget(): void {
    this.#customers.clear();
    this.#ahead = undefined;
  }

  /** Says whom thresholds, and figures over everybody, passed over. */
  pass(customers: Iterable<string>): void {
    for (const customer of customers) {
      const known = this.#customers.get(customer);
      if (known !== undefined) this.#customers.set(customer, { ...known, isPassed: true });
    }
  }

  /** What is known of the customer of a row; nothing where others wrote it too. */
  find({ customer, cause }: { readonly customer: string; readonly cause: number }): PutOff | undefined {
    return Math.floor(cause / 2) === this.#mark ? this.#customers.get(customer) : undefined;
  }

  /** What a row says of its cause, as a number: whether facts changed is its last binary digit. */
  causeOf({ dirty }: Pick<PutOff, 'dirty'>): bigint {
    return BigInt(this.#mark) * 2n + (dirty === undefined ? 0n : 1n);
  }
}

/** Whether facts changed of whoever has such a row. */
export const isOfFacts = (cause: number): boolean => cause % 2 === 1;
