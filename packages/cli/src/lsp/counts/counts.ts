import { type ChildProcess, fork } from 'node:child_process';
import type { Counted } from './counting.js';
import type { Answer, Wanted } from './process.js';

/** Beside this file: compiled beside the compiled one, a source beside the source. */
const ENTRY = new URL(import.meta.url.endsWith('.ts') ? './process.ts' : './process.js', import.meta.url);

/** Counts that are older are read anew when somebody looks at them, ms. */
const FRESH = 30_000;

export interface CountsOptions extends Wanted {
  readonly clock: () => number;
  /** Other counts than before are there. */
  readonly changed: () => void;
  /** They cannot be read; told once for each reason. */
  readonly refused: (reason: string) => void;
}

/**
 * The counts of a database, read in a process of its own so that no keystroke waits for them: whoever asks gets what is
 * known, and is told when there is more.
 */
export class Counts {
  #known: Counted | undefined;
  #readAt = Number.NEGATIVE_INFINITY;
  #refusal: string | undefined;
  #isClosed = false;
  #reading: ChildProcess | undefined;

  constructor(readonly options: CountsOptions) {}

  /** What was read last; where that is a while ago, it is read again. */
  get latest(): Counted | undefined {
    if (this.options.clock() - this.#readAt >= FRESH) this.read();
    return this.#known;
  }

  /** Reads them now, unless that is under way. */
  read(): void {
    if (this.#reading !== undefined) return;
    this.#readAt = this.options.clock();
    const { database, locale } = this.options;
    // Its output must not get among what the client reads.
    const reading = fork(ENTRY, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    this.#reading = reading;
    const wanted: Wanted = { database, locale };
    let answer: Answer = { refused: 'the process that reads them ended early' };
    reading.once('message', (message) => (answer = message as Answer));
    reading.once('error', (thrown) => (answer = { refused: thrown.message }));
    reading.once('close', () => {
      this.#reading = undefined;
      this.#take(answer);
    });
    reading.send(wanted);
  }

  close(): void {
    this.#isClosed = true;
    this.#reading?.kill();
  }

  #take(answer: Answer): void {
    if (this.#isClosed) return;
    this.#readAt = this.options.clock();
    const before = JSON.stringify(this.#known);
    this.#known = 'counted' in answer ? answer.counted : undefined;
    if (JSON.stringify(this.#known) !== before) this.options.changed();
    const refusal = 'refused' in answer ? answer.refused : undefined;
    if (refusal !== undefined && refusal !== this.#refusal) this.options.refused(refusal);
    this.#refusal = refusal;
  }
}
