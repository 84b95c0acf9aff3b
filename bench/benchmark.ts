import type { Finding } from './figure.js';
import type { Databases } from './databases.js';
import type { ShopSize } from './shop/folder.js';

/** What a benchmark is given to work with. */
export interface Bench {
  readonly size: ShopSize;
  /** How often each contender runs; its best time counts, for whatever else the machine does only ever adds to it. */
  readonly rounds: number;
  /** An empty folder, gone after the run. */
  readonly scratch: string;
  /** Databases of the kind that was asked for. */
  readonly databases: Databases;
  /** Tells people what is going on. */
  readonly progress: (message: string) => void;
}

export type Benchmark = (bench: Bench) => Promise<readonly Finding[]>;

/** The contenders gave different answers: there is nothing to measure. Ends in exit code 1. */
export class Disagreement extends Error {
  override readonly name = 'Disagreement';
}
