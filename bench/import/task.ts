import type { ShopSize } from '../shop/folder.js';

export interface ImportTask {
  /** A file that is not there yet. */
  readonly database: string;
  /** The shop's CSV files. */
  readonly folder: string;
  readonly size: ShopSize;
}

export interface ImportOutcome {
  /** Customers and events. */
  readonly rows: number;
  readonly seconds: number;
}
