import { Worker } from 'node:worker_threads';
import type { Counted } from './counting.js';
import type { Answer, Wanted } from './thread.js';

/** Beside this file: compiled beside the compiled one, a source beside the source. */
const ENTRY = new URL(import.meta.url.endsWith('.ts') ? './thread.ts' : './thread.js', import.meta.url);

/** Counts that are older are read anew when somebody looks at them, ms. */
const FRESH = 10_000;

export interface CountsOptions extends Wanted {
  readonly clock: () => number;
  /** Other counts than before are there. */
  readonly changed: () => void;
  /** They cannot be read; told once for each reason. */
  readonly refused: (reason: string) => void;
}

/**
 * The counts of a database, read in a thread of its own so that no keystroke waits for them: whoever asks gets what is
 * known, and is told when there is more.
 */
export class Counts {
  #known: Counted | undefined;
  #readAt = Number.NEGATIVE_INFINITY;
  #refusal: string | undefined;
  #worker: Worker | undefined;

  constructor(readonly options: CountsOptions) {}

  /** What was read last; where that is a while ago, it is read again. */
  get latest(): Counted | undefined {
    if (this.options.clock() - this.#readAt >= FRESH) this.read();
    return this.#known;
  }

  /** Reads them now, unless that is under way. */
  read(): void {
    if (this.#worker !== undefined) return;
    this.#readAt = this.options.clock();
    const { database, locale } = this.options;
    const wanted: Wanted = { database, locale };
    const worker = new Worker(ENTRY, { workerData: wanted, stdout: true });
    this.#worker = worker;
    worker.once('message', (answer: Answer) => this.#take(answer));
    worker.once('error', (thrown: unknown) => this.#take({ refused: String(thrown) }));
    worker.once('exit', () => (this.#worker = undefined));
    worker.unref();
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #take(answer: Answer): void {
    this.#readAt = this.options.clock();
    const before = JSON.stringify(this.#known);
    this.#known = 'counted' in answer ? answer.counted : undefined;
    if (JSON.stringify(this.#known) !== before) this.options.changed();
    const refusal = 'refused' in answer ? answer.refused : undefined;
    if (refusal !== undefined && refusal !== this.#refusal) this.options.refused(refusal);
    this.#refusal = refusal;
  }
}
