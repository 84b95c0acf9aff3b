import type { Finding } from '../errors/findings.js';

export type Encoding = 'utf-8' | 'gb18030';

export interface ImportOptions {
  /** What the bytes of every file mean; UTF-8 if left out. */
  readonly encoding?: Encoding;
  /** Cells are parted by it; if left out, by whichever of comma, semicolon and tab finds most columns in the header. */
  readonly delimiter?: ',' | ';' | '\t';
  /** Make a customer, of whom nothing else is known, for every event of an unknown one. */
  readonly createCustomers?: boolean;
  /** Keep bad rows in this CSV file (file, line, column, reason, row) and import the others. */
  readonly rejects?: string;
  /** Import the good rows and only count the bad ones. */
  readonly skipBadRows?: boolean;
  /** The language of the reasons in {@link rejects}. */
  readonly locale?: 'en' | 'zh-CN';
  /** How many bad rows the report spells out; 20 if left out. */
  readonly showBadRows?: number;
  readonly onProgress?: (progress: ImportProgress) => void;
}

/** How far an import is; told at most ten times a second, and at the end of each stage. */
export interface ImportProgress {
  readonly stage: 'reading' | 'writing';
  /** The table at hand. */
  readonly table: string;
  /** Of all files together, as they lie on the disk. */
  readonly bytesDone: number;
  readonly bytesTotal: number;
  /** Rows read so far (`reading`), or written so far (`writing`), over all tables. */
  readonly rows: number;
}

export interface TableReport {
  readonly table: string;
  readonly file: string;
  readonly rowsRead: number;
  /** Rows that are in the database now and were not before. */
  readonly inserted: number;
  /** Rows passed over because the very same row stands in the file or the database already, or the event was deleted. */
  readonly repeated: number;
  /** Bad rows, left out. */
  readonly rejected: number;
  /** Spent on reading and placing its rows. */
  readonly seconds: number;
}

export interface ImportReport {
  /** False: nothing at all was written, for the errors among `findings` or for bad rows. */
  readonly written: boolean;
  /** In the order of the catalog, the customers first; tables without a file are not listed. */
  readonly tables: readonly TableReport[];
  /** About files and columns, in the order of the files. */
  readonly findings: readonly Finding[];
  readonly badRows: {
    readonly total: number;
    /** In the order of the tables and lines. */
    readonly first: readonly Finding[];
  };
  /** Customers made because an event named them. */
  readonly createdCustomers: number;
  readonly seconds: number;
  /** Rows read per second, over all tables. */
  readonly rowsPerSecond: number;
}
