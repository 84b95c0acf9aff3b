import type { ExactCounts, Session, Store } from '@tagwright/engine';

/** What a job works with. */
export interface JobContext {
  /** Reads only. */
  readonly store: Store;
  /** A connection on which temporary tables can be made; it stays the same from one job of the process to the next. */
  scratch<Result>(work: Scratch<Result>): Promise<Result>;
  /** What exact counts of drafts share, from one job to the next. */
  readonly counts: ExactCounts;
}

/** Work that lays things down; what it does within a transaction is taken back, whatever becomes of it. */
export type Scratch<Result> = (session: Session, transaction: Transaction) => Promise<Result>;

export type Transaction = <Result>(within: () => Promise<Result>) => Promise<Result>;

/** Hands on a part of the result before the rest is there. */
export type Tell<Part> = (part: Part) => void;

/**
 * Work that may take longer than a request may keep the others waiting: it runs in a process of its own, which is ended
 * when it takes too long. Arguments, parts and result are plain data.
 */
export interface Job<Args, Result, Part = never> {
  readonly name: string;
  readonly run: (context: JobContext, args: Args, tell: Tell<Part>) => Promise<Result>;
}

/** Any job, to whoever only hands it on. */
export type AnyJob = Job<never, unknown, unknown>;

const defined = new Map<string, AnyJob>();

/** Names a job, so that another process finds it. Throws where the name is taken. */
export const defineJob = <Args, Result, Part = never>(
  name: string,
  run: Job<Args, Result, Part>['run'],
): Job<Args, Result, Part> => {
  if (defined.has(name)) throw new Error(`there are two jobs named ${name}`);
  const job: Job<Args, Result, Part> = { name, run };
  defined.set(name, job as unknown as AnyJob);
  return job;
};

/** The job of a name; what is told of one that this process does not know is our own fault. */
export const jobNamed = (name: string): AnyJob => {
  const job = defined.get(name);
  if (job === undefined) throw new Error(`${name} is no job: does all.ts import the file that defines it?`);
  return job;
};
