import type { CheckedBook } from '../../check/model.js';
import { keptIn } from '../../check/reuse.js';
import type { Decl } from '../../syntax/ast/index.js';
import type { Column, HistoryColumn, PlanMetric, PlanSegment, PlanTag, RankThreshold } from '../types.js';
import type { Value } from '../values.js';
import type { Lineage } from './origins.js';
import type { Taken } from './shared.js';

/** What a declaration asked of the rest of the book while its meaning was found out, and was told. */
export type Step =
  | { readonly asked: 'column'; readonly told: Taken<Column> }
  | { readonly asked: 'rank'; readonly told: Taken<RankThreshold> }
  | { readonly asked: 'history'; readonly told: Taken<HistoryColumn> }
  | { readonly asked: 'metric'; readonly metric: Lineage; readonly told: Value }
  /** By its first name. */
  | { readonly asked: 'tag' | 'segment'; readonly name: string; readonly told: string };

/** What a metric, tag or segment came to. It holds as long as everything that it asked would be told again. */
export interface Meaning<P> {
  readonly part: P;
  /** In the order in which it was asked. */
  readonly steps: readonly Step[];
  /** All declarations of a tag; one of anything else. */
  readonly lineages: readonly Lineage[];
}

export type TagDraft = Omit<PlanTag, 'stratum'>;
export type SegmentDraft = Omit<PlanSegment, 'stratum'>;
export type AnyMeaning = Meaning<PlanMetric | TagDraft | SegmentDraft>;

/** What is known of a book's declarations from the last time that its meaning was found out. */
export interface Memory {
  readonly lineages: ReadonlyMap<Decl, Lineage>;
  /** By the lineage of the (first) declaration. */
  readonly meanings: ReadonlyMap<Lineage, AnyMeaning>;
}

export const NO_MEMORY: Memory = { lineages: new Map(), meanings: new Map() };

/** The memory as far as it holds of a book that was checked after the one it is of. */
export const carriedTo = (checked: CheckedBook, { lineages, meanings }: Memory): Memory => {
  const followed = new Map<Decl, Lineage>();
  const kept = new Map<Lineage, AnyMeaning>();
  for (const [now, before] of keptIn(checked)) {
    const lineage = lineages.get(before);
    if (lineage === undefined) continue;
    followed.set(now, lineage);
    const meaning = meanings.get(lineage);
    if (meaning !== undefined) kept.set(lineage, meaning);
  }
  return { lineages: followed, meanings: kept };
};
