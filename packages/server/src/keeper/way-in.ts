import type { Plan } from '@tagwright/dsl';
import { type Fact, type IngestReport, type Intake, openIngest, type Store } from '@tagwright/engine';
import { ServerError } from '../errors/index.js';
import { ingestErasing, isErasure } from './erasing.js';

/** The way in for facts, read by the book that is in force. While that changes, whoever tells something waits. */
export class WayIn {
  #open: { readonly plan: Plan; readonly intake: Intake } | undefined;
  #changing: Promise<unknown> | undefined;
  readonly #busy = new Set<Promise<unknown>>();

  constructor(
    readonly store: Store,
    readonly createCustomers: boolean,
  ) {}

  /** The book that facts are read by. */
  get plan(): Plan | undefined {
    return this.#open?.plan;
  }

  /** Rejects with `no-book` where none is in force. */
  async ingest(facts: readonly Fact[], clock: () => number): Promise<IngestReport> {
    while (this.#changing !== undefined) await this.#changing;
    if (this.#open === undefined) throw new ServerError(409, 'no-book', {});
    const { plan, intake } = this.#open;
    const { createCustomers } = this;
    const report = facts.some(isErasure)
      ? ingestErasing(this.store, plan, facts, { now: clock(), createCustomers })
      : intake.ingest(facts, clock());
    return this.#watched(report);
  }

  /** Lets `work` change the book once all that was told is written; the book that it returns is in force from then on. */
  async change(work: () => Promise<Plan | undefined>): Promise<void> {
    while (this.#changing !== undefined) await this.#changing;
    const done = this.#change(work);
    this.#changing = done.catch(() => undefined);
    try {
      await done;
    } finally {
      this.#changing = undefined;
    }
  }

  async close(): Promise<void> {
    await this.change(() => Promise.resolve(undefined));
    await this.#open?.intake.close();
  }

  async #change(work: () => Promise<Plan | undefined>): Promise<void> {
    await Promise.allSettled(this.#busy);
    const plan = await work();
    if (plan === undefined || plan.hash === this.#open?.plan.hash) return;
    const { tags } = plan;
    const intake = await openIngest(this.store, plan.catalog, { tags, createCustomers: this.createCustomers });
    await this.#open?.intake.close();
    this.#open = { plan, intake };
  }

  async #watched<Result>(work: Promise<Result>): Promise<Result> {
    this.#busy.add(work);
    try {
      return await work;
    } finally {
      this.#busy.delete(work);
    }
  }
}
