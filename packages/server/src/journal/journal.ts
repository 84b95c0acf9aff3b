import type { Caller } from '../auth/roles.js';

/** What was looked at, exported or changed. */
export interface Noted {
  /** `customer`, `segment`, `tag`, `book`, `key` … */
  readonly kind: string;
  /** Of a tag, a segment, a key … */
  readonly name?: string;
  /** Whose data it is, where it is one customer's. */
  readonly customer?: string;
  /** How many customers it is about. */
  readonly count?: number;
}

/** Who looked at, exported, changed what: for those who have to answer for it. */
export interface Journal {
  /** Writes down that somebody did something; `action` is a short verb: `read`, `export`, `change`, `erase` … */
  note(caller: Caller, action: string, noted: Noted): void;
  /** Resolves once all that was noted is durable. */
  flush(): Promise<void>;
  /** The same at the end: what is noted after is lost. */
  close(): Promise<void>;
}
