import { ruleOfColumn } from '../emit/json-logic/column.js';
import { emissionOf, type Emission } from '../emit/json-logic/emission.js';
import type { Known, Scope } from '../emit/json-logic/operators/scope.js';
import type { Rule } from '../emit/json-logic/rule.js';
import { knownOf } from '../emit/json-logic/operators/reading.js';
import { caseRule, exclusiveRule, lastHeld } from '../emit/json-logic/tag.js';
import type { Cond } from '../plan/conditions.js';
import type { ColumnId, HistoryId, Plan, PlanCase, PlanTag, RankId, SegmentId, TagId } from '../plan/types.js';
import type { Value } from '../plan/values.js';
import { type Compiled, compileOverall, compileRule, type Reads } from './compile.js';
import type { Moment } from './moment.js';

/** A plan made ready: each part is compiled when it is first asked for, and once. */
export interface Prepared {
  readonly plan: Plan;
  readonly emission: Emission;
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly column: (id: ColumnId) => Compiled;
  /** A column over everybody. */
  readonly overall: (id: ColumnId) => (scopes: readonly Scope[]) => Known;
  readonly value: (value: Value) => Compiled;
  readonly condition: (condition: Cond) => Compiled;
  /** The index of the case that gives an exclusive tag its value; null where none does. */
  readonly chosen: (tag: PlanTag) => Compiled;
  readonly caseHolds: (each: PlanCase) => Compiled;
  readonly caseLast: (each: PlanCase) => Compiled;
  readonly rule: (key: object, ruleOf: () => Rule) => Compiled;
  readonly index: PlanIndex;
}

export interface PlanIndex {
  readonly columns: ReadonlyMap<ColumnId, Plan['columns'][number]>;
  readonly histories: ReadonlyMap<HistoryId, Plan['histories'][number]>;
  readonly ranks: ReadonlyMap<RankId, Plan['ranks'][number]>;
  readonly tags: ReadonlyMap<TagId, PlanTag>;
  readonly segments: ReadonlyMap<SegmentId, Plan['segments'][number]>;
}

const byId = <Id, Item extends { readonly id: Id }>(items: readonly Item[]): ReadonlyMap<Id, Item> =>
  new Map(items.map((item) => [item.id, item]));

/** What the plan refers to, it has. */
export const found = <Id, Item>(items: ReadonlyMap<Id, Item>, id: Id): Item => {
  const item = items.get(id);
  if (item === undefined) throw new Error(`the plan has no ${String(id)}`);
  return item;
};

const momentOf = (scope: Scope): Moment => scope.world as Moment;

/** Answers are worked out when they are first read. */
const READS: Reads = {
  tw_column: ([id]) => {
    const column = id as ColumnId;
    return (scope) => momentOf(scope).column(column);
  },
  tw_history: ([id]) => {
    const history = id as HistoryId;
    return (scope) => momentOf(scope).history(history);
  },
  tw_tag: ([id, values]) => {
    const [tag, admitted] = [id as TagId, new Set(values as readonly string[])];
    return (scope) =>
      momentOf(scope)
        .tagValues(tag)
        .some((value) => admitted.has(value));
  },
  tw_segment: ([id]) => {
    const segment = id as SegmentId;
    return (scope) => momentOf(scope).segment(segment);
  },
  tw_threshold: ([id, group], compile) => {
    const rank = id as RankId;
    const place = group === undefined ? undefined : compile(group);
    return (scope): Known => knownOf(momentOf(scope).threshold(rank, place === undefined ? null : place(scope))?.theta);
  },
  tw_tie: ([id, group], compile) => {
    const rank = id as RankId;
    const place = group === undefined ? undefined : compile(group);
    return (scope): Known => momentOf(scope).threshold(rank, place === undefined ? null : place(scope))?.tie ?? null;
  },
};

const prepared = new WeakMap<Plan, Prepared>();

/** The plan, ready to be evaluated for any number of customers. */
export const prepare = (plan: Plan): Prepared => {
  const known = prepared.get(plan);
  if (known !== undefined) return known;
  const made = prepareAnew(plan);
  prepared.set(plan, made);
  return made;
};

const prepareAnew = (plan: Plan): Prepared => {
  const emission = emissionOf(plan);
  /** One memo for each way to look at a node: a case is compiled as a choice, as a condition, and as an instant. */
  const memo = (): ((key: object, ruleOf: () => Rule) => Compiled) => {
    const compiled = new WeakMap<object, Compiled>();
    return (key, ruleOf) => {
      let own = compiled.get(key);
      if (own === undefined) {
        own = compileRule(ruleOf(), READS);
        compiled.set(key, own);
      }
      return own;
    };
  };
  const [rule, cases, lasts] = [memo(), memo(), memo()];
  const index: PlanIndex = {
    columns: byId<ColumnId, Plan['columns'][number]>(plan.columns),
    histories: byId<HistoryId, Plan['histories'][number]>(plan.histories),
    ranks: byId<RankId, Plan['ranks'][number]>(plan.ranks),
    tags: byId<TagId, PlanTag>(plan.tags),
    segments: byId<SegmentId, Plan['segments'][number]>(plan.segments),
  };
  return {
    plan,
    emission,
    index,
    lists: Object.fromEntries(plan.catalog.lists.map(({ names, values }) => [names[0] ?? '', values ?? []])),
    rule,
    column: (id) => {
      const column = found(index.columns, id);
      return rule(column, () => ruleOfColumn(column, emission));
    },
    overall: (id) => compileOverall(ruleOfColumn(found(index.columns, id), emission), READS),
    value: (value) => rule(value, () => emission.value(value)),
    condition: (condition) => rule(condition, () => emission.condition(condition)),
    chosen: (tag) => rule(tag, () => exclusiveRule(tag, (each) => tag.cases.indexOf(each), null, emission)),
    caseHolds: (each) => cases(each, () => caseRule(each, emission)),
    caseLast: (each) => lasts(each, () => lastHeld(each, emission)),
  };
};
