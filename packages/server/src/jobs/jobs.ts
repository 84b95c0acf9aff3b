import type { Job, Tell } from './job.js';

/** How long a job is expected to take: while some are `long`, the `short` ones still find a process. */
export type Length = 'short' | 'long';

export interface JobOptions<Part = never> {
  /** How long the job may run, in ms. Waiting for a process counts by itself, and may take as long. */
  readonly deadlineMs: number;
  /** Ends the job when whoever asked is gone. */
  readonly signal?: AbortSignal;
  /** `short` if left out. */
  readonly length?: Length;
  /** Is told the parts that the job hands on before its result. */
  readonly onPart?: Tell<Part>;
}

/**
 * Runs jobs outside of whatever has to stay quick. A job fails with its own error; with `job-too-long` (422) when its
 * deadline has passed; with `too-busy` (503) where too many wait already, or it waited too long itself; with
 * `job-cancelled` when its signal says so; with `job-ended` (500) when its process ended under it.
 */
export interface Jobs {
  run<Args, Result, Part = never>(job: Job<Args, Result, Part>, args: Args, options: JobOptions<Part>): Promise<Result>;
  /** How many run and wait. */
  load(): JobLoad;
  /** Ends whatever runs. */
  close(): Promise<void>;
}

export interface JobLoad {
  readonly running: number;
  readonly waiting: number;
}
