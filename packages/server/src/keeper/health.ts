/** How the keeper is, for those who watch it. Instants in ms UTC. */
export interface KeeperHealth {
  /** Whether it takes work. */
  readonly isOpen: boolean;
  /** How often its process had to be started again. */
  readonly restarts: number;
  /** What was told and is not written yet. */
  readonly waiting: Backlogged;
  /** Undefined until a book is in force. */
  readonly steps: StepHealth | undefined;
  /** What the last step failed with, while none has come through since. */
  readonly fault: StepFault | undefined;
}

export interface Backlogged {
  readonly facts: number;
  readonly bytes: number;
}

export interface StepHealth {
  /** The hash of the book. */
  readonly book: string;
  /** The instant that the answers are of. */
  readonly asOf: number;
  /** How long the last step took, in ms. */
  readonly milliseconds: number;
}

export interface StepFault {
  /** The code of an `EngineError`; undefined for a fault of our own. */
  readonly code: string | undefined;
  readonly message: string;
  /** When the first of the steps failed. */
  readonly since: number;
  /** How many have failed since then. */
  readonly times: number;
}
