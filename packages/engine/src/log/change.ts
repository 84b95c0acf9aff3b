/**
 * Why an answer changed: `fact`, something was recorded of the customer; `clock`, time went by; `population`, others
 * changed; `rule`, the book did; `manual`, somebody set or removed the value by hand.
 */
export type Cause = 'fact' | 'clock' | 'population' | 'rule' | 'manual';

/** What a customer's timeline is of: an exclusive tag, one value of a `many` tag, or a segment. */
export interface Subject {
  readonly kind: 'tag' | 'segment';
  /** The name that is shown first. */
  readonly name: string;
  /** Of a `many` tag, whose values come and go each by itself. */
  readonly value: string | undefined;
}

/** That a subject turned, or, where `old` equals `new`, that an earlier entry of the same instant is taken back. */
export interface NewEntry extends Subject {
  readonly customer: string;
  /** The tag's value, or `in` for a member of a segment; null: none. */
  readonly old: string | null;
  readonly new: string | null;
  /** When the answer changed (ms UTC). */
  readonly effectiveAt: number;
  /** When the engine wrote it (ms UTC): the step's now. */
  readonly recordedAt: number;
  /** The hash of the book that gave the new answer. */
  readonly book: string;
  readonly cause: Cause;
}

/** An entry of the log. One of an erased customer has kept its place, and nothing that was about the customer. */
export interface Change extends NewEntry {
  /** 1, 2, 3 … without gaps, in the order of writing. */
  readonly seq: number;
}

/** What a member of a segment has for a value. */
export const IN = 'in';

/** Subjects as keys of a map. */
export const subjectKey = ({ kind, name, value }: Subject): string => JSON.stringify([kind, name, value]);
