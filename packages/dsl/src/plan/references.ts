import { eachPart } from './each-part.js';
import type { ColumnId, HistoryId, Plan, RankId, SegmentId, TagId } from './types.js';

/** What a part of a plan goes by. */
export type PartId = ColumnId | RankId | HistoryId | TagId | SegmentId;

/** The key under which a node of each kind names other parts; a history names its tag in a node without a kind. */
const REFERENCES: Readonly<Record<string, string>> = {
  column: 'column',
  history: 'history',
  rank: 'rank',
  score: 'cuts',
  tag: 'tag',
  segment: 'segment',
};

interface Node {
  readonly kind?: string;
}

/** The tree with something else in place of each id by which it names another part. */
export const mapReferences = (tree: unknown, replace: (id: PartId) => unknown): unknown => {
  if (tree === null || typeof tree !== 'object') return tree;
  if (Array.isArray(tree)) return tree.map((each) => mapReferences(each, replace));
  const reference = REFERENCES[(tree as Node).kind ?? 'tag'];
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]): readonly [string, unknown] => {
      if (key !== reference) return [key, mapReferences(value, replace)];
      return [key, Array.isArray(value) ? value.map((id: PartId) => replace(id)) : replace(value as PartId)];
    }),
  );
};

/** The parts that a tree names, each once. */
export const namedIn = (tree: object): readonly PartId[] => {
  let names = known.get(tree);
  if (names === undefined) {
    const found = new Set<PartId>();
    gather(tree, found);
    names = [...found];
    known.set(tree, names);
  }
  return names;
};

/** Parts of a plan never change, and the plans of a book have most of them in common. */
const known = new WeakMap<object, readonly PartId[]>();

const gather = (tree: unknown, found: Set<PartId>): void => {
  if (tree === null || typeof tree !== 'object') return;
  const reference = Array.isArray(tree) ? undefined : REFERENCES[(tree as Node).kind ?? 'tag'];
  eachPart(tree, (part, key) => {
    if (reference === undefined || key !== reference) gather(part, found);
    else if (Array.isArray(part)) for (const id of part as readonly PartId[]) found.add(id);
    else found.add(part as PartId);
  });
};

/** The same plan under other ids. */
export const renumbered = (plan: Plan, idOf: <Id extends PartId>(id: Id) => Id): Plan => {
  const parts = <Part extends { readonly id: PartId }>(list: readonly Part[]): readonly Part[] =>
    list.map((part) => ({ ...(mapReferences(part, idOf) as Part), id: idOf(part.id) }));
  return {
    ...plan,
    columns: parts(plan.columns),
    ranks: parts(plan.ranks),
    histories: parts(plan.histories),
    metrics: plan.metrics.map((metric) => mapReferences(metric, idOf) as typeof metric),
    tags: parts(plan.tags),
    segments: parts(plan.segments),
    strata: plan.strata.map(({ ranks, tags, segments }) => ({
      ranks: ranks.map(idOf),
      tags: tags.map(idOf),
      segments: segments.map(idOf),
    })),
  };
};
