import type { Span } from '@tagwright/dsl';
import type { CountPlace } from '../../../language/live/shape.js';

/** For how many customers something holds. */
export interface LiveCount {
  readonly count: number;
  /** How many there are. */
  readonly of: number;
  /** Who have it under the draft and not under the book in force, and the other way round; undefined where that is not known. */
  readonly entering?: number;
  readonly leaving?: number;
  /** Whether it is reckoned up from sample customers. */
  readonly estimated?: boolean;
  /** Whether this one is of an earlier text though others are not: what it is about is broken now. */
  readonly isOld?: boolean;
}

/** A count, what it is about, and the part of the text that says it. */
export interface LiveAt extends LiveCount, CountPlace {
  readonly span: Span;
}

/** A threshold of everybody as it is now: `≥ ¥3,280` for `M >= top20%`. */
export interface LiveThreshold {
  /** Of the rank alone: `top20%`. */
  readonly span: Span;
  readonly text: string;
  /** Whether it was reckoned from the sample, because nobody knows it of everybody yet. */
  readonly estimated: boolean;
}

/** What the file that is written says, by places in its text as it is. */
export interface Live {
  readonly path: string;
  /** The text that all spans here are of. */
  readonly text: string;
  /** The revision of the file's buffer that it was. */
  readonly revision: number;
  /** Whole tags and segments: how many have any value of it, or are in it. A tag's line counts as its value. */
  readonly declarations: readonly LiveAt[];
  /** Values of tags, by their cases: how many have the value by this case. */
  readonly cases: readonly LiveAt[];
  /** Conditions and parts of them, each by itself; `isGroup` says which of them join others. */
  readonly conditions: readonly LiveAt[];
  readonly thresholds: readonly LiveThreshold[];
  /** Whether all of this is of an earlier text: it is to be greyed. */
  readonly isOld: boolean;
}
