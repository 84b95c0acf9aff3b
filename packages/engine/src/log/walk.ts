import type { CustomerFacts, Held, HeldAt, Plan, SubjectId } from '@tagwright/dsl';
import type { AnsweredSubject, AnswerRow } from './answered.js';
import type { Cause, Change } from './change.js';
import type { Said } from './corrections.js';
import type { Disagreed } from './disagreement.js';

/** A step, as the walks of all its customers see it. Instants in ms UTC. */
export interface Walk {
  readonly plan: Plan;
  /** The last step's now. */
  readonly t0: number;
  readonly now: number;
  /** Nothing before is derived anew: the activation of the book, or where the log was let go of. */
  readonly earliest: number;
  /** Thresholds and figures over everybody as they were at `t0`. */
  readonly held: Held;
  /** What they were before, where histories ask. */
  readonly heldAt?: HeldAt;
  /** Told of an answer that the timeline does not lead to; thrown if left out. */
  readonly onDisagreement?: (found: Disagreed) => void;
}

/** A customer whose answers may be others than at the last step. */
export interface WalkedCustomer {
  readonly customer: string;
  /** The answers that may have turned; undefined: any of them. */
  readonly subjects?: ReadonlySet<SubjectId> | undefined;
  /** Undefined: gone. Otherwise at least what these answers rest on. */
  readonly facts: CustomerFacts | undefined;
  /** Since when facts are others than at the last step; undefined where only the clock, or the population, went on. */
  readonly since: number | undefined;
  /** The tables whose events are others, null among them for anything else; undefined: anything may be. */
  readonly sources?: ReadonlySet<string | null>;
  /** The answers at the last step, and now; undefined where the customer was not known, or is not any more. */
  readonly before: AnswerRow | undefined;
  readonly after: AnswerRow | undefined;
  /** Whether no threshold and no figure over everybody that moved since the last step decides anything of the customer. */
  readonly isPassedByNone?: boolean;
  /** What the log says of the customer, in the order of writing: at least all from {@link loggedFrom} on. */
  readonly logged: readonly Change[];
}

/** From which instant (ms UTC) on the walk of a customer holds its timelines against the log. */
export const loggedFrom = ({ t0, now, earliest }: Walk, since: number | undefined): number => {
  // Entries of the very instant are there only where the clock stood still.
  if (since === undefined || since > t0) return now;
  return Math.min(now, Math.max(earliest, since));
};

/** What the answers say of a subject, in the words of the log. */
export interface State {
  readonly before: string | null;
  readonly after: string | null;
}

export interface Caused extends Said {
  readonly cause: Cause;
}

/** What is appended for one subject, of which `written` was said so far. */
export type Derive = (answered: AnsweredSubject, written: readonly Said[], state: State) => readonly Caused[];
