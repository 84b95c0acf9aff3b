import type { Database } from './databases.js';
import type { Evaluator } from './evaluators/evaluator.js';

/** What one random case of a law came to. */
export interface Verdict {
  /** How many cases of the law's own kind were looked at. */
  readonly cases: number;
  /** How many triples: one customer's history under one book at one instant, asked of every evaluator. */
  readonly triples?: number;
  /** How many stories of facts and steps were told to every database. */
  readonly stories?: number;
  /** Undefined: the law held. */
  readonly broken: Breach | undefined;
}

/** How a law was broken, made as small as could be. */
export interface Breach {
  /** The whole story, for people: book, data, what differs. */
  readonly story: string;
  /** A file that replays it, where there is one. */
  readonly regression?: object;
  /** Where below the regressions such files lie; absent: right there. */
  readonly folder?: string;
}

/** What laws are tried with. */
export interface Bench {
  /** All that have to agree. */
  readonly evaluators: readonly Evaluator[];
  /** All that have to keep the same answers over time. */
  readonly databases: readonly Database[];
  /** How long a counterexample may be made smaller, in ms. */
  readonly shrinkMs: number;
}

/** A law of the language, tried on the random case of a seed. */
export interface Law {
  readonly name: string;
  readonly says: string;
  readonly try: (seed: number, bench: Bench) => Promise<Verdict>;
}
