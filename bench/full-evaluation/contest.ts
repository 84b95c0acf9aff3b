import type { MembersByValue } from './members.js';

/** What each contender is sent: its own copy of the same imported shop. */
export interface Task {
  readonly database: string;
  /** Whether to read the stored answers back afterwards, for comparison. */
  readonly readBack: boolean;
  /** Through a connection with SQLite's own defaults, as an analyst opens one, instead of the engine's. */
  readonly plainConnection: boolean;
}

export interface Outcome {
  /** From the first statement to the end of the commit. */
  readonly seconds: number;
  readonly members: MembersByValue | undefined;
}
