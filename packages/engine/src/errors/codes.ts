/** What can go wrong with the database itself; `reason` is the database's own words, for a person to read. */
export interface StoreErrors {
  'database-cannot-open': { readonly path: string; readonly reason: string };
  'database-missing': { readonly path: string };
  'database-not-sqlite': { readonly path: string };
  'database-damaged': { readonly path: string; readonly reason: string };
  'database-read-only': { readonly path: string };
  'database-locked': { readonly path: string };
  /** What stands for a server: its address without the password. */
  'server-address-unreadable': Record<never, never>;
  'server-unreachable': { readonly server: string; readonly reason: string };
  'server-login-refused': { readonly server: string; readonly reason: string };
  'server-no-database': { readonly server: string };
  'server-no-schema': Record<never, never>;
  'server-permission-denied': { readonly server: string; readonly reason: string };
  'server-busy': { readonly server: string; readonly reason: string };
  'server-lost': { readonly server: string; readonly reason: string };
  'server-too-old': { readonly version: string; readonly needed: string };
  'server-encoding': { readonly encoding: string };
  'statement-timeout': { readonly server: string };
  'disk-full': { readonly path: string };
  'disk-fault': { readonly path: string; readonly reason: string };
  /** A table that was there before does not have the columns that the catalog asks for. */
  'table-differs': {
    readonly table: string;
    readonly column: string;
    readonly expected: string;
    readonly found: string;
  };
  /** A text column that is there already orders its texts by a language, and not by code point. */
  'column-order': { readonly table: string; readonly column: string; readonly order: string };
  /** Rows of a table that was there before share what should tell them apart. */
  'event-ids-repeat': { readonly table: string; readonly column: string };
  /** Longer than the database can tell names apart by; lengths are in bytes of UTF-8. */
  'name-too-long': { readonly name: string; readonly length: number; readonly limit: number };
  /** A catalog name that the database keeps for itself, or that the engine does. */
  'table-name-reserved': { readonly table: string };
  'column-name-reserved': { readonly table: string; readonly column: string };
  /** A name that every table of a PostgreSQL server has a column of already. */
  'column-name-of-server': { readonly table: string; readonly column: string };
  /** Two columns whose names differ in case alone, which SQLite takes for one. */
  'column-names-clash': { readonly table: string; readonly column: string; readonly other: string };
  'table-names-clash': { readonly table: string; readonly other: string };
  /** A book too large for one row of the database. */
  'too-many-columns': { readonly table: string; readonly needed: number; readonly limit: number };
  /** The database holds no answers yet. */
  'not-evaluated': { readonly path: string };
  /** The database holds the answers of another book; both by their hashes. */
  'book-not-evaluated': { readonly path: string; readonly stored: string; readonly given: string };
  /** Entries of the log that a reader asks for are gone: those up to `pruned`. */
  'log-pruned': { readonly seq: number; readonly pruned: number };
  /** What the log is asked about lies further back than it goes; instants in ms UTC. */
  'log-pruned-instant': { readonly instant: number; readonly from: number };
  /** A reader acknowledges what the log does not hold yet. */
  'log-not-so-far': { readonly seq: number; readonly last: number };
  /** A draft asks for how long something has been so, by a threshold whose past nobody has worked out. */
  'draft-past-unknown': Record<never, never>;
  'preview-cancelled': Record<never, never>;
  'preview-too-long': { readonly milliseconds: number };
  /** The process that worked a preview out ended; `reason` is what it said last. */
  'preview-ended': { readonly reason: string };
  /** Answers are kept up to `asOf` (ms UTC), and were asked for at an instant before. */
  'clock-backwards': { readonly asOf: number; readonly now: number };
  /** A step under one book, while another one is in force by now; both by their hashes, undefined where there is none. */
  'book-changed': { readonly expected: string | undefined; readonly found: string | undefined };
  /** A book that was made on one version (0: none), while another one is the last by now. */
  'book-version-changed': { readonly base: number; readonly current: number };
  'unknown-customer': { readonly customer: string };
}

/** Every way in which the engine refuses work, with what there is to say about it. */
export type EngineErrorParams = StoreErrors;
export type EngineErrorCode = keyof EngineErrorParams;

/** One sentence or two for each code: what, where, why, and what to do about it. */
export type EngineMessages = { readonly [C in EngineErrorCode]: (params: EngineErrorParams[C]) => string };
