import type { Span, ValueType } from '@tagwright/dsl';

/** A declaration by what it is and its first name: `tag:RFM评级`. */
export type RuleKey = `${'tag' | 'segment' | 'metric'}:${string}`;

/** What a count is about. */
export interface CountPlace {
  readonly rule: RuleKey;
  /** Of a tag's value. */
  readonly value?: string;
  /** The place of its case among those that conditions decide, from 0. */
  readonly case?: number;
  /** Of a condition: which part of which part it is; empty for a whole one. */
  readonly path?: readonly number[];
  /** Whether a tag's values exclude one another, so that they add up to the whole. */
  readonly isExclusive?: boolean;
  /** Whether the condition joins others by `and` or `or`. */
  readonly isGroup?: boolean;
}

/** For how many sample customers something holds. */
export interface CountAt extends CountPlace {
  readonly span: Span;
  readonly count: number;
  readonly of: number;
  readonly entering?: number;
  readonly leaving?: number;
}

/** A threshold as it is now, in natural units; with groups the lowest and the highest. */
export interface ThresholdSeen {
  readonly op: '<' | '<=' | '>' | '>=';
  readonly type: ValueType['kind'];
  readonly low: unknown;
  readonly high: unknown;
  readonly groups: number;
}

/** What a file says of the sample customers. Spans are of the text that the worker was told last. */
export interface FileCounts {
  readonly path: string;
  readonly declarations: readonly CountAt[];
  readonly cases: readonly CountAt[];
  readonly conditions: readonly CountAt[];
  readonly thresholds: readonly (ThresholdSeen & { readonly span: Span; readonly estimated: boolean })[];
  /** Declarations that cannot be counted as they are. */
  readonly broken: readonly Span[];
}
