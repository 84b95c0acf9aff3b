import type { Finding } from '../figure.js';
import type { PreparedShop } from '../steps/prepared.js';

/** What a group of figures is given: a server over a shop of its own. */
export interface Ground {
  /** The server's address. */
  readonly url: string;
  readonly shop: PreparedShop;
  readonly progress: (message: string) => void;
}

/** Figures that are taken together, the first ones before the server is changed by the others. */
export type Group = (ground: Ground) => Promise<readonly Finding[]>;

export const BENCH = 'http';
