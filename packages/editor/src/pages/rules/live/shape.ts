import type { Span } from '@tagwright/dsl';

/** For how many of those who are looked at something holds. */
export interface LiveCount {
  readonly count: number;
  /** How many are looked at. */
  readonly of: number;
  /** Who have it under the draft and not under the book in force, and the other way round; undefined where nothing can be compared. */
  readonly entering?: number;
  readonly leaving?: number;
  /** Whether it is reckoned up from a sample, or rests on a threshold that is. */
  readonly estimated?: boolean;
}

/** A count, and the part of the text that it is about. */
export interface LiveAt extends LiveCount {
  readonly span: Span;
}

/** A threshold of everybody as it is now: `≥ ¥3,280` for `M >= top20%`. */
export interface LiveThreshold {
  readonly span: Span;
  readonly text: string;
  /** Whether it was reckoned from the sample, because nobody knows it of everybody yet. */
  readonly estimated: boolean;
}

/** What a file says of the customers who are looked at. */
export interface LiveFile {
  readonly path: string;
  /** The text that all spans here are of. */
  readonly text: string;
  /** Whole tags and segments: how many have any value of it, or are in it. */
  readonly declarations: readonly LiveAt[];
  /** Values of tags, by their cases: how many have the value by this case. */
  readonly cases: readonly LiveAt[];
  /** Conditions and parts of them, each by itself. */
  readonly conditions: readonly LiveAt[];
  readonly thresholds: readonly LiveThreshold[];
}

/** {@link LiveFile} of the file that is written. */
export interface Live extends LiveFile {
  /** The revision of the file's buffer that `text` was. */
  readonly revision: number;
  /** Whether the text has changed since, or cannot be worked out as it is: what is shown is to be greyed. */
  readonly isOld: boolean;
  /** Who is looked at: a sample of everybody, or everybody. */
  readonly scope: 'sample' | 'everyone';
}
