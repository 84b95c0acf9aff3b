import type { Plan } from '@tagwright/dsl';
import {
  EngineError,
  nextDue,
  NO_DISAGREEMENTS,
  refresh,
  type Standing,
  standing,
  type StepReport,
  type Store,
} from '@tagwright/engine';
import type { Clock } from '../clock.js';
import type { StepFault, StepHealth } from './health.js';
import { Pace, type Urgency } from './pace.js';
import { withoutGoingBack } from './without-going-back.js';

export interface StepsOptions {
  readonly store: Store;
  readonly clock: Clock;
  /** The book in force, as far as this process knows. */
  readonly plan: () => Plan | undefined;
  /** Called where another process has put a book in force; `plan` says it from then on. */
  readonly noticeBook: () => Promise<void>;
  readonly stepEveryMs: number;
  readonly lookEveryMs: number;
  readonly onStep: (report: StepReport, milliseconds: number) => void;
  /** After a step of another process. */
  readonly onOthersStep: (report: StepReport) => void;
  readonly onFault: (fault: StepFault, retryMs: number) => void;
}

/**
 * Makes a step when facts arrived, when the clock has something for it, and when something else wrote facts into the
 * database. A step that fails is tried again, and nothing else waits for it.
 */
export class Steps {
  readonly #pace: Pace;
  readonly #closing = new AbortController();
  /** Facts may wait for a step. */
  #isWanted = true;
  #due: number | undefined;
  #seen: Standing | undefined;
  #seenDirty = false;
  #health: StepHealth | undefined;
  #fault: StepFault | undefined;
  #waiters: { readonly resolve: () => void; readonly reject: (fault: unknown) => void }[] = [];
  readonly #running: Promise<void>;

  constructor(readonly options: StepsOptions) {
    this.#pace = new Pace(options);
    this.#running = this.#run();
  }

  get health(): StepHealth | undefined {
    return this.#health;
  }

  get fault(): StepFault | undefined {
    return this.#fault;
  }

  /** Facts arrived. */
  wake(): void {
    this.#isWanted = true;
    this.#pace.interrupt();
  }

  /** A step was made beside these: a book was put in force. */
  made(report: StepReport, milliseconds: number): void {
    this.#tell(report, milliseconds);
    this.#isWanted = true;
    this.#pace.interrupt();
  }

  /** Resolves once nothing waits for a step at the present instant; rejects with what a step fails with meanwhile. */
  idle(): Promise<void> {
    const idle = new Promise<void>((resolve, reject) => this.#waiters.push({ resolve, reject }));
    this.wake();
    return idle;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#pace.interrupt();
    await this.#running;
    for (const { resolve } of this.#waiters) resolve();
  }

  async #run(): Promise<void> {
    while (!this.#closing.signal.aborted) {
      const plan = this.options.plan();
      try {
        if (plan === undefined || !this.#isToBeMade()) await this.#rest(plan);
        else await this.#step(plan);
      } catch (thrown) {
        this.#failed(thrown);
        await this.#pace.untilNext(() => 'facts', this.#closing.signal);
      }
    }
  }

  #isToBeMade(): boolean {
    return this.#isWanted || (this.#due !== undefined && this.options.clock() >= this.#due);
  }

  #urgency(): Urgency {
    if (this.#waiters.length > 0) return 'at once';
    return this.#isWanted ? 'facts' : 'clock';
  }

  async #step(plan: Plan): Promise<void> {
    await this.#pace.untilNext(() => this.#urgency(), this.#closing.signal);
    if (this.#closing.signal.aborted) return;
    const { store, clock } = this.options;
    this.#isWanted = false;
    this.#due = undefined;
    try {
      const { result, milliseconds } = await this.#pace.timed(() =>
        withoutGoingBack(clock, (now) => refresh(store, plan, now, { base: plan.hash })),
      );
      this.#fault = undefined;
      this.#tell(result, milliseconds);
    } catch (thrown) {
      this.#isWanted = true;
      if (!(thrown instanceof EngineError && thrown.code === 'book-changed')) throw thrown;
      await this.options.noticeBook();
      if (this.options.plan()?.hash === plan.hash) throw thrown;
    }
  }

  #tell(report: StepReport, milliseconds: number): void {
    const { asOf, book, population, lastSeq } = report;
    this.#seen = { asOf, book, population, lastSeq, isAnythingDirty: false };
    this.#seenDirty = false;
    this.#health = { book, asOf, milliseconds };
    this.options.onStep(report, milliseconds);
  }

  /** Nothing is to be done: says so to who waits for that, and looks around now and then. */
  async #rest(plan: Plan | undefined): Promise<void> {
    if (plan !== undefined) {
      this.#due ??= (await nextDue(this.options.store, plan)) ?? Infinity;
      if (this.#isToBeMade()) return;
    }
    for (const { resolve } of this.#waiters.splice(0)) resolve();
    await this.#pace.rest(this.#due === undefined ? Infinity : this.#due - this.options.clock());
    if (this.#pace.isTimeToLook()) await this.#look(plan);
  }

  /** What others have done: steps, books, facts. */
  async #look(plan: Plan | undefined): Promise<void> {
    const before = this.#seen;
    const now = await standing(this.options.store);
    if (now === undefined) return;
    if (now.book !== plan?.hash) return this.options.noticeBook();
    this.#seen = now;
    if (before !== undefined && (now.asOf !== before.asOf || now.lastSeq !== before.lastSeq)) {
      this.#due = undefined;
      this.#health = { book: now.book, asOf: now.asOf, milliseconds: this.#health?.milliseconds ?? 0 };
      const { asOf, book, lastSeq, population } = now;
      const changes = lastSeq - before.lastSeq;
      const disagreements = NO_DISAGREEMENTS;
      const mode = 'incremental';
      this.options.onOthersStep({ asOf, book, mode, dirty: 0, changes, lastSeq, population, disagreements });
    }
    // Whoever told the facts makes the step as a rule; what lies there for longer was told by somebody who makes none.
    if (now.isAnythingDirty && this.#seenDirty) this.#isWanted = true;
    this.#seenDirty = now.isAnythingDirty;
  }

  #failed(thrown: unknown): void {
    const { since = this.options.clock(), times = 0 } = this.#fault ?? {};
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    const code = thrown instanceof EngineError ? thrown.code : undefined;
    this.#fault = { code, message, since, times: times + 1 };
    this.options.onFault(this.#fault, this.#pace.backOff(times));
    for (const { reject } of this.#waiters.splice(0)) reject(thrown);
  }
}
