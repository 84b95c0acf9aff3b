import { besideDraft } from '../../../draft/beside.js';
import type { TableGuess } from './guess.js';
import type { Table } from './read-table.js';

/** A file that is being imported, and how far that has come. */
export interface Importing {
  readonly table: Table;
  readonly guess: TableGuess;
  /** Of events: what they are called. */
  readonly eventName: string;
  readonly step: 1 | 2 | 3;
}

/** What is being imported outlives the page: its fields are published on another one in between. */
export const [useImporting, useKeepImporting] = besideDraft<Importing>();
