import type { ColumnId, HistoryId, Plan, RankId, SegmentId, TagId } from '../../plan/types.js';
import { type Emission, emissionOf } from './emission.js';
import { ruleOfColumn } from './column.js';
import { groupOf, takesPart } from './ranked.js';
import { constant, type Rule } from './rule.js';
import { manyValueRule, tagValueRule } from './tag.js';

/** A plan as JSON Logic: serialisable, and all that an evaluator of one customer needs. See `docs/json-logic.md`. */
export interface JsonLogicDocument {
  readonly formatVersion: 1;
  /** The plan's hash. */
  readonly book: string;
  readonly zone: string;
  readonly lists: Readonly<Record<string, readonly string[]>>;
  /** In an order in which each reads only earlier ones. `overall`: the same for everybody, to be given. */
  readonly columns: readonly {
    readonly id: ColumnId;
    readonly scope: 'customer' | 'overall';
    readonly event: string;
    readonly rule: Rule;
  }[];
  /** Instants out of a customer's history, which no rule over one instant can tell. */
  readonly histories: readonly {
    readonly id: HistoryId;
    readonly fn: 'true-since' | 'last-true' | 'last-changed';
    readonly horizon: Rule;
    /** `true-since`, `last-true`: what has to have held. */
    readonly rule?: Rule;
    /** `last-changed`: whose value. */
    readonly tag?: TagId;
    readonly column?: string;
  }[];
  /** θ has to be given; these say whose it is. */
  readonly ranks: readonly {
    readonly id: RankId;
    readonly label: string;
    readonly key: Rule;
    readonly takesPart: Rule;
    readonly group?: Rule;
    readonly cut: Rule;
  }[];
  readonly metrics: readonly { readonly names: readonly string[]; readonly rule: Rule }[];
  /** Tags and segments, in an order in which each reads only earlier ones. */
  readonly answers: readonly (TagRules | SegmentRule)[];
}

export type TagRules =
  /** An exclusive tag: its value, or null. */
  | { readonly tag: TagId; readonly names: readonly string[]; readonly value: Rule }
  /** A tag of which several values may hold: each by itself. */
  | {
      readonly tag: TagId;
      readonly names: readonly string[];
      readonly values: readonly { readonly value: string; readonly rule: Rule }[];
    };

export interface SegmentRule {
  readonly segment: SegmentId;
  readonly names: readonly string[];
  readonly rule: Rule;
}

export const jsonLogicOf = (plan: Plan): JsonLogicDocument => {
  const emission = emissionOf(plan);
  return {
    formatVersion: 1,
    book: plan.hash,
    zone: plan.catalog.zone,
    lists: Object.fromEntries(plan.catalog.lists.map(({ names, values }) => [names[0] ?? '', values ?? []])),
    columns: plan.columns.map((column) => ({
      id: column.id,
      scope: column.scope,
      event: column.event,
      rule: ruleOfColumn(column, emission),
    })),
    histories: plan.histories.map(({ id, of, horizon }) => ({
      id,
      fn: of.fn,
      horizon: constant(horizon),
      ...('condition' in of
        ? { rule: emission.condition(of.condition) }
        : 'tag' in of.what
          ? { tag: of.what.tag }
          : { column: of.what.column }),
    })),
    ranks: plan.ranks.map((rank) => {
      const group = groupOf(rank, emission);
      return {
        id: rank.id,
        label: rank.label,
        key: emission.value(rank.key),
        takesPart: takesPart(rank, emission),
        ...(group === undefined ? {} : { group }),
        cut: typeof rank.cut === 'string' ? rank.cut : constant(rank.cut),
      };
    }),
    metrics: plan.metrics.map(({ names, value }) => ({ names, rule: emission.value(value) })),
    answers: answersOf(plan, emission),
  };
};

const answersOf = (plan: Plan, emission: Emission): readonly (TagRules | SegmentRule)[] =>
  plan.strata.flatMap((_, stratum) => [
    ...plan.tags
      .filter((tag) => tag.stratum === stratum)
      .map((tag): TagRules => {
        const { id, names, exclusive, values } = tag;
        return exclusive
          ? { tag: id, names, value: tagValueRule(tag, emission) }
          : { tag: id, names, values: values.map((value) => ({ value, rule: manyValueRule(tag, value, emission) })) };
      }),
    ...plan.segments
      .filter((segment) => segment.stratum === stratum)
      .map(({ id, names, condition }): SegmentRule => ({ segment: id, names, rule: emission.condition(condition) })),
  ]);
