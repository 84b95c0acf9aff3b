import type { Plan } from '@tagwright/dsl';
import {
  createIngestTables,
  EngineError,
  type Fact,
  type IngestReport,
  latestBook,
  refresh,
  type StepReport,
  type Store,
} from '@tagwright/engine';
import { type Clock, clockOf } from '../clock.js';
import { ServerError } from '../errors/index.js';
import { createServerTables } from '../tables.js';
import { Backlog } from './backlog.js';
import type { KeeperEvent } from './event.js';
import type { KeeperHealth } from './health.js';
import type { Keeper, Publication } from './keeper.js';
import { writePublished } from './published.js';
import type { Recording } from './recording.js';
import { Records } from './records.js';
import { intakeOf, type KeeperSettings } from './settings.js';
import { Steps } from './steps.js';
import { WayIn } from './way-in.js';
import { withoutGoingBack } from './without-going-back.js';

export interface KeeperOptions extends Omit<KeeperSettings, 'clock'> {
  readonly clock?: Clock;
  readonly onEvent?: (event: KeeperEvent) => void;
}

/**
 * A keeper in this process, on a store of its own that it does not close. Makes the server's tables, and takes up the book
 * that is in force. Throws `EngineError`.
 */
export const openKeeper = async (store: Store, options: KeeperOptions = {}): Promise<Keeper> => {
  await store.write(createServerTables);
  const keeper = new OwnKeeper(store, options);
  await keeper.noticeBook();
  return keeper;
};

class OwnKeeper implements Keeper {
  readonly #clock: Clock;
  readonly #wayIn: WayIn;
  readonly #records: Records;
  readonly #backlog: Backlog;
  readonly #steps: Steps;
  readonly #listeners = new Set<(report: StepReport) => void>();
  #isOpen = true;

  constructor(
    readonly store: Store,
    readonly options: KeeperOptions,
  ) {
    const settings = intakeOf(options);
    this.#clock = options.clock ?? clockOf({});
    this.#wayIn = new WayIn(store, options.createCustomers ?? true);
    this.#records = new Records(store, this.#clock);
    this.#backlog = new Backlog(settings.mostFacts, settings.mostBytes);
    this.#steps = new Steps({
      store,
      clock: this.#clock,
      plan: () => this.#wayIn.plan,
      noticeBook: () => this.noticeBook(),
      stepEveryMs: settings.stepEveryMs,
      lookEveryMs: settings.lookEveryMs,
      onStep: (report, milliseconds) => {
        const told = this.#withoutNames(report);
        this.#say({ kind: 'stepped', report: told, milliseconds });
        this.#tell(told);
      },
      onOthersStep: (report) => this.#tell(report),
      onFault: (fault, retryMs) => this.#say({ kind: 'step-failed', fault, retryMs }),
    });
  }

  async ingest(facts: readonly Fact[], bytes = 0): Promise<IngestReport> {
    this.#mustBeOpen();
    const report = await this.#backlog.hold({ facts: facts.length, bytes }, () =>
      this.#wayIn.ingest(facts, this.#clock),
    );
    const { added, corrected, deleted } = report.counts;
    if (added + corrected + deleted > 0) this.#steps.wake();
    return report;
  }

  async record<Args, Result>({ write }: Recording<Args, Result>, args: Args): Promise<Result> {
    this.#mustBeOpen();
    return this.#records.add((session, now) => write(session, args, now));
  }

  async publish(plan: Plan, how: Publication): Promise<StepReport> {
    this.#mustBeOpen();
    const began = performance.now();
    let report: StepReport | undefined;
    await this.#wayIn.change(async () => {
      report = this.#withoutNames(await withoutGoingBack(this.#clock, (now) => putInForce(this.store, plan, how, now)));
      return plan;
    });
    if (report === undefined) throw new Error('a publication ends with a report');
    const milliseconds = performance.now() - began;
    this.#say({ kind: 'published', report, milliseconds });
    this.#steps.made(report, milliseconds);
    this.#tell(report);
    return report;
  }

  onStep(listener: (report: StepReport) => void): () => void {
    const own = (report: StepReport): void => listener(report);
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  async stepped(): Promise<void> {
    await this.#records.written();
    await this.#steps.idle();
  }

  health(): KeeperHealth {
    const { health: steps, fault } = this.#steps;
    return { isOpen: this.#isOpen, restarts: 0, waiting: this.#backlog.waiting, steps, fault };
  }

  async close(): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    await this.#wayIn.close();
    await this.#records.written();
    await this.#steps.close();
  }

  /** Takes up the book that somebody put in force. */
  async noticeBook(): Promise<void> {
    const before = this.#wayIn.plan?.hash;
    await this.#wayIn.change(async () => (await latestBook(this.store))?.plan);
    const book = this.#wayIn.plan?.hash;
    if (book === undefined || book === before) return;
    this.#say({ kind: 'book-noticed', book });
    this.#steps.wake();
  }

  #mustBeOpen(): void {
    if (!this.#isOpen) throw new ServerError(503, 'shutting-down', {}, { headers: { 'Retry-After': '5' } });
  }

  /** Says of which tags and segments the step found disagreements, and lets go of whose they are. */
  #withoutNames(report: StepReport): StepReport {
    const { count, listed } = report.disagreements;
    if (count === 0) return report;
    this.#say({ kind: 'disagreed', count, subjects: [...new Set(listed.map(({ name }) => name))] });
    return { ...report, disagreements: { count, listed: [] } };
  }

  #say(event: KeeperEvent): void {
    this.options.onEvent?.(event);
  }

  #tell(report: StepReport): void {
    for (const listener of this.#listeners) listener(report);
  }
}

const putInForce = async (
  store: Store,
  plan: Plan,
  { by, note, base, files, email, baseVersion, rollsBack }: Publication,
  now: number,
): Promise<StepReport> => {
  try {
    return await store.write(async (session) => {
      await createIngestTables(session, plan.catalog);
      const report = await refresh(session, plan, now, {
        ...(base === undefined ? {} : { base }),
        ...(by === undefined ? {} : { by }),
        ...(note === undefined ? {} : { note }),
      });
      const version = (await latestBook(session))?.version ?? 1;
      await writePublished(session, { plan, version, files, by, note, email, baseVersion, rollsBack }, now);
      return report;
    });
  } catch (thrown) {
    if (!(thrown instanceof EngineError && thrown.code === 'book-changed')) throw thrown;
    const { found } = thrown.params as { readonly found: string | undefined };
    throw new ServerError(409, 'book-changed', { base: base ?? '', current: found }, { cause: thrown });
  }
};
