import type { Plan } from '@tagwright/dsl';
import type { Fact, IngestReport, StepReport } from '@tagwright/engine';
import { ServerError } from '../errors/index.js';
import type { ProcessEntry } from '../jobs/worker.js';
import { Backlog } from './backlog.js';
import type { KeeperEvent } from './event.js';
import type { KeeperHealth } from './health.js';
import type { Keeper, Publication } from './keeper.js';
import { KeeperProcess } from './keeper-process.js';
import type { FromKeeper, Order } from './messages.js';
import type { Recording } from './recording.js';
import { intakeOf, type KeeperSettings } from './settings.js';

export interface ForkOptions extends KeeperSettings {
  readonly onEvent?: (event: KeeperEvent) => void;
  /** How the process is started; from where this file lies if left out. */
  readonly entry?: ProcessEntry;
}

/** A keeper that lives in a process of its own. */
export interface ForkedKeeper extends Keeper {
  /** The number of the process at hand. */
  readonly pid: number | undefined;
}

/** A process that ends is started again after so many ms at first, and after twice as many each time that fails. */
const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 10_000;
/** Whoever has something to write while it is started again waits for it, but no longer (ms). */
const PATIENCE = 5000;
const UNBOUNDED = { mostFacts: Number.MAX_SAFE_INTEGER, mostBytes: Number.MAX_SAFE_INTEGER };
/** Whoever was cut off may come back after so many seconds. */
const RETRY_AFTER = '1';

/**
 * A keeper in a process of its own on the database of that name, so that long transactions keep nobody from being answered. If the
 * process ends, what was not acknowledged is rejected with `keeper-restarting` (503), and it is started again. Rejects
 * with what keeps it from opening the database at the start.
 */
export const forkKeeper = async (database: string, options: ForkOptions = {}): Promise<ForkedKeeper> => {
  const keeper = new RestartedKeeper(database, options);
  await keeper.start();
  return keeper;
};

class RestartedKeeper implements ForkedKeeper {
  readonly #backlog: Backlog;
  readonly #listeners = new Set<(report: StepReport) => void>();
  #process: KeeperProcess | undefined;
  /** Those who wait until it is there again. */
  #up: { readonly promise: Promise<void>; readonly resolve: () => void } | undefined;
  #health: KeeperHealth | undefined;
  #restarts = 0;
  #isClosed = false;

  constructor(
    readonly database: string,
    readonly options: ForkOptions,
  ) {
    const { mostFacts, mostBytes } = intakeOf(options);
    this.#backlog = new Backlog(mostFacts, mostBytes);
  }

  get pid(): number | undefined {
    return this.#process?.pid;
  }

  async start(): Promise<void> {
    const { onEvent: _, entry, clock, ...rest } = this.options;
    // What waits is counted here, where it is refused without having to be sent.
    const settings = { ...rest, ...UNBOUNDED, ...(clock === undefined ? {} : { clock }) };
    let isOpen = false;
    let lastWords = '';
    const started = new KeeperProcess(
      {
        told: (message) => this.#hear(message),
        ended: (reason) => {
          lastWords = reason;
          if (isOpen) this.#ended(reason);
        },
        cutOff: restarting,
      },
      entry,
    );
    try {
      await started.call<void>({ kind: 'open', database: this.database, settings });
    } catch (thrown) {
      started.kill();
      if (lastWords === '') throw thrown;
      throw new Error(`the process that writes ended as soon as it was started: ${lastWords}`, { cause: thrown });
    }
    isOpen = true;
    this.#process = started;
    this.#up?.resolve();
    this.#up = undefined;
  }

  ingest(facts: readonly Fact[], bytes = 0): Promise<IngestReport> {
    return this.#backlog.hold({ facts: facts.length, bytes }, () =>
      this.#call<IngestReport>({ kind: 'ingest', facts, bytes }),
    );
  }

  record<Args, Result>({ name }: Recording<Args, Result>, args: Args): Promise<Result> {
    return this.#call<Result>({ kind: 'record', name, args });
  }

  publish(plan: Plan, how: Publication): Promise<StepReport> {
    return this.#call<StepReport>({ kind: 'publish', plan, how });
  }

  onStep(listener: (report: StepReport) => void): () => void {
    const own = (report: StepReport): void => listener(report);
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  stepped(): Promise<void> {
    return this.#call<void>({ kind: 'stepped' });
  }

  health(): KeeperHealth {
    const { steps, fault } = this.#health ?? { steps: undefined, fault: undefined };
    const isOpen = this.#process !== undefined && !this.#isClosed;
    return { isOpen, restarts: this.#restarts, waiting: this.#backlog.waiting, steps, fault };
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    const last = this.#process;
    this.#process = undefined;
    this.#up?.resolve();
    await last?.call<void>({ kind: 'close' }).catch(() => undefined);
    last?.disconnect();
  }

  async #call<Result>(order: Order): Promise<Result> {
    if (this.#process === undefined) await this.#isUpAgain();
    if (this.#isClosed) throw new ServerError(503, 'shutting-down', {}, { headers: { 'Retry-After': RETRY_AFTER } });
    if (this.#process === undefined) throw restarting();
    return this.#process.call<Result>(order);
  }

  async #isUpAgain(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, PATIENCE);
    });
    await Promise.race([this.#up?.promise, patience]);
    clearTimeout(timer);
  }

  #hear(message: Exclude<FromKeeper, { kind: 'done' | 'failed' }>): void {
    if (message.kind === 'step') for (const listener of this.#listeners) listener(message.report);
    else if (message.kind === 'health') this.#health = message.health;
    else this.options.onEvent?.(message.event);
  }

  #ended(reason: string): void {
    if (this.#isClosed) return;
    this.#process = undefined;
    let resolve = (): void => undefined;
    const promise = new Promise<void>((fulfil) => (resolve = fulfil));
    this.#up = { promise, resolve };
    this.options.onEvent?.({ kind: 'ended', reason });
    void this.#restart();
  }

  async #restart(): Promise<void> {
    for (let pause = FIRST_PAUSE; !this.#isClosed; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      await new Promise((resolve) => setTimeout(resolve, pause));
      try {
        await this.start();
        this.#restarts += 1;
        this.options.onEvent?.({ kind: 'restarted' });
        return;
      } catch (thrown) {
        this.options.onEvent?.({ kind: 'ended', reason: thrown instanceof Error ? thrown.message : String(thrown) });
      }
    }
  }
}

const restarting = (): ServerError =>
  new ServerError(503, 'keeper-restarting', {}, { headers: { 'Retry-After': RETRY_AFTER } });
