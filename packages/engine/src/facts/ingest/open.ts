import { setImmediate } from 'node:timers/promises';
import type { Catalog } from '@tagwright/dsl';
import type { Store } from '../../store/store.js';
import { applyFacts, type Told } from './apply.js';
import type { Fact, FactOutcome, IngestReport, IngestSettings } from './fact.js';
import { reportOn } from './ingest.js';
import { FactReader } from './read-fact.js';
import { createIngestTables } from './tables.js';

/** So many facts, or one call if it has more, go into a transaction: those who wait behind it wait no longer. */
const MOST_FACTS = 5000;

/** An open way in for facts. */
export interface Intake {
  /**
   * Takes in facts that became known at `now` (ms UTC). Calls that come while others are written share the next
   * transaction, and so the wait for the disk; each promise resolves once its facts are durable. Throws `EngineError`
   * where the database itself is at fault, and then nothing of the call is kept.
   */
  ingest(facts: readonly Fact[], now: number): Promise<IngestReport>;
  /** Waits until all that was told is written; after it nothing is taken in. */
  close(): Promise<void>;
}

/** Opens a way in for facts of many senders at once. Throws like `createFactTables`. */
export const openIngest = async (store: Store, catalog: Catalog, settings: IngestSettings = {}): Promise<Intake> => {
  await store.write((session) => createIngestTables(session, catalog));
  return new GroupedIntake(store, catalog, settings);
};

interface Call {
  readonly told: readonly Told[];
  readonly resolve: (report: IngestReport) => void;
  readonly reject: (fault: unknown) => void;
}

class GroupedIntake implements Intake {
  readonly #reader: FactReader;
  #waiting: Call[] = [];
  #writing: Promise<void> | undefined;
  #isClosed = false;

  constructor(
    readonly store: Store,
    readonly catalog: Catalog,
    readonly settings: IngestSettings,
  ) {
    this.#reader = new FactReader(catalog, settings.tags);
  }

  ingest(facts: readonly Fact[], now: number): Promise<IngestReport> {
    if (this.#isClosed) return Promise.reject(new Error('facts are no longer taken in here: it was closed'));
    const told = facts.map((fact, index) => ({ fact, index, now }));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ told, resolve, reject });
      this.#writing ??= this.#writeAll();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#writing;
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      // Whoever else has something to tell by now comes along.
      await setImmediate();
      await this.#write(this.#next());
    }
    this.#writing = undefined;
  }

  #next(): readonly Call[] {
    let facts = 0;
    const past = this.#waiting.findIndex(({ told }, index) => (facts += told.length) > MOST_FACTS && index > 0);
    return this.#waiting.splice(0, past < 0 ? this.#waiting.length : past);
  }

  /** Where a transaction fails, each call is tried by itself: one may be to blame. */
  async #write(calls: readonly Call[]): Promise<void> {
    try {
      const outcomes = await this.store.write((session) =>
        applyFacts(
          session,
          this.catalog,
          this.#reader,
          this.settings,
          calls.flatMap(({ told }) => told),
        ),
      );
      dealOut(calls, outcomes);
    } catch (thrown) {
      const [only] = calls;
      if (calls.length === 1) only?.reject(thrown);
      else for (const call of calls) await this.#write([call]);
    }
  }
}

const dealOut = (calls: readonly Call[], outcomes: readonly FactOutcome[]): void => {
  let start = 0;
  for (const { told, resolve } of calls) {
    resolve(reportOn(outcomes.slice(start, start + told.length)));
    start += told.length;
  }
};
