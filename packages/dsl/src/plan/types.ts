/**
 * The Plan: what a checked book means. No spans, no names to resolve, frozen, JSON-serialisable, hashable; every
 * evaluator reads only this. Equal metrics are one column over the whole book.
 */
import type { Catalog } from '../catalog/catalog.js';
import type { ValueType } from '../catalog/types.js';
import type { Cond } from './conditions.js';
import type { Value } from './values.js';
import type { PlanWindow, Span } from './windows.js';

export type ColumnId = `c${number}`;
export type RankId = `r${number}`;
export type HistoryId = `h${number}`;
export type TagId = `t${number}`;
export type SegmentId = `s${number}`;

/** The primitive aggregates every other one is made of (avg and share are quotients of two of them). */
export type AggregateFn = 'count' | 'sum' | 'min' | 'max' | 'first' | 'last' | 'distinct' | 'mode' | 'days';

/**
 * One aggregate over the facts: one column of the state table, or one number for everybody (`overall`). Facts with
 * `at > now` never count. `count`, `sum`, `distinct`, `days` of nothing are 0, the others missing.
 */
export interface Column {
  readonly id: ColumnId;
  readonly scope: 'customer' | 'overall';
  /** 0: reads facts and customer fields only; n: its `where` or `value` reads columns of levels below n. */
  readonly level: number;
  /** The event's table. */
  readonly event: string;
  readonly fn: AggregateFn;
  /** What is aggregated; undefined for `count` of events and `days`. `count` with a value counts the known ones. */
  readonly value: Value | undefined;
  readonly where: Cond | undefined;
  readonly window: PlanWindow | undefined;
  readonly type: ValueType;
}

/**
 * A population threshold θ of `key`. `largest`: the k-th largest value; `smallest`: the k-th smallest; k is
 * ceil(N * numerator / denominator), or min(count, N). `average`: one division, sum / count, a double.
 */
export interface RankThreshold {
  readonly id: RankId;
  /** Canonical English text of the comparison's right side with its subject: `M top20%`, `M top10% per 城市`. */
  readonly label: string;
  readonly key: Value;
  readonly cut:
    | {
        readonly from: 'largest' | 'smallest';
        readonly share: { readonly numerator: number; readonly denominator: number };
      }
    | { readonly from: 'largest' | 'smallest'; readonly count: number }
    | 'average';
  /** Who is ranked; it already says that `key` is known and stands on something. */
  readonly population: Cond;
  readonly per: Value | undefined;
  /**
   * How θ is shown: as it is, or as `now - θ` because the rule ranks a recency by its instant (`since`), or
   * `θ - now` (`until`).
   */
  readonly shown: 'as-is' | 'since' | 'until';
}

/**
 * An instant out of a customer's history, as re-derived under this book from the facts up to each instant (fields:
 * from their recorded history). Nothing before `now - horizon` is looked at. Thresholds at a past instant are those of
 * the last local midnight up to it, derived from the facts up to that midnight.
 *
 * - `true-since`: the earliest instant s >= now - horizon such that `condition` held all along [s, now]; missing if it
 *   does not hold now.
 * - `last-changed`: the latest instant in (now - horizon, now] at which the value was another than just before; missing
 *   if there is none. Several values of a `many` tag are one set. A field's first known value extends backwards.
 * - `last-true`: the latest instant in [now - horizon, now] at which `condition` held, both ends included; missing if there
 *   is none. Here the thresholds at `now` too are those of the last local midnight.
 */
export interface HistoryColumn {
  readonly id: HistoryId;
  readonly of:
    | { readonly fn: 'true-since' | 'last-true'; readonly condition: Cond }
    | {
        readonly fn: 'last-changed';
        readonly what: { readonly tag: TagId } | { readonly column: string; readonly type: ValueType };
      };
  readonly horizon: Span;
}

export type PlanTrigger =
  /**
   * `lastTrue`: the latest instant at which the condition held (a `last-true` history), as far back as a value of the tag
   * can linger. It stands where that matters: at a case that has `expires`, and at every case of an exclusive tag in which
   * any case has. A case that has `expires` goes by it alone, at its own instant too.
   */
  | { readonly kind: 'when'; readonly condition: Cond; readonly lastTrue?: Value }
  /** `last`: the instant of the latest matching event (a `last` column). */
  | { readonly kind: 'on'; readonly last: Value };

export interface PlanCase {
  readonly value: string;
  readonly trigger: PlanTrigger;
  readonly expires: Span | undefined;
}

export interface PlanTag {
  readonly id: TagId;
  readonly names: readonly string[];
  readonly exclusive: boolean;
  readonly ordered: boolean;
  readonly manual: boolean;
  /** Declared order, the first is the highest. */
  readonly values: readonly string[];
  /** In order, without `otherwise`; empty for manual tags. */
  readonly cases: readonly PlanCase[];
  readonly otherwise: string | undefined;
  /** How long a hand-set value holds, from its setting on; one that is not named holds until it is removed. */
  readonly handSetFor?: Readonly<Record<string, Span>>;
  readonly stratum: number;
}

export interface PlanSegment {
  readonly id: SegmentId;
  readonly names: readonly string[];
  readonly condition: Cond;
  readonly stratum: number;
}

/** A metric as the book names it. */
export interface PlanMetric {
  readonly names: readonly string[];
  readonly value: Value;
}

/** What can be worked out at once: every rank, tag and segment here reads only earlier strata and its own ranks. */
export interface Stratum {
  readonly ranks: readonly RankId[];
  readonly tags: readonly TagId[];
  readonly segments: readonly SegmentId[];
}

export interface Plan {
  readonly formatVersion: 1;
  /** SHA-256 in hex over the canonical JSON of everything else: equal meaning, equal hash. Worked out when first asked for. */
  readonly hash: string;
  readonly catalog: Catalog;
  /** Sorted by level, then id. */
  readonly columns: readonly Column[];
  readonly ranks: readonly RankThreshold[];
  readonly histories: readonly HistoryColumn[];
  readonly metrics: readonly PlanMetric[];
  readonly tags: readonly PlanTag[];
  readonly segments: readonly PlanSegment[];
  readonly strata: readonly Stratum[];
}
