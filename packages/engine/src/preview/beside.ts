import { type ListThing, meaningsIn, type Plan } from '@tagwright/dsl';
import { partOf } from '../history/plan-part.js';
import { bothCatalogs } from '../publications/both-catalogs.js';
import { type Draft, draftParts, subjectsOf } from './draft.js';
import { NEW_BESIDE, underStoredIds } from './stored-ids.js';

/**
 * A draft and another book that is not in force either, laid together over what is stored for the book that is: one plan
 * that answers both, where a subject's `published` side is that of the other book. They have to agree about the time
 * zone, and about the types of what both read.
 */
export const draftBeside = (given: Plan, other: Plan, published: Plan): Draft => {
  const mine = underStoredIds(given, published);
  const theirs = underStoredIds(withOwnLists(other, given), published, NEW_BESIDE);
  const [own, others] = meaningsIn([given, other]);
  const compared = subjectsOf(
    mine.draft,
    theirs.draft,
    (one, another) => own?.get(mine.givenId(one)) === others?.get(theirs.givenId(another)),
  );
  const differing = compared.filter(({ change }) => change !== 'none');
  const roots = differing.flatMap(({ draft, published: before }) => [draft, before].flatMap((part) => part?.id ?? []));
  const plan = partOf(together(mine.draft, theirs.draft), roots);
  return {
    ...draftParts(plan, mine.isStored),
    subjects: compared.map((subject) => ({ ...subject, conditions: [] })),
  };
};

/** One plan of two whose ids differ wherever they mean something else, the first one's parts first. */
const together = (one: Plan, other: Plan): Plan => {
  const known = new Set([...one.columns, ...one.ranks, ...one.histories].map(({ id }) => id as string));
  const isNew = ({ id }: { readonly id: string }): boolean => !known.has(id);
  const strata = Array.from({ length: Math.max(one.strata.length, other.strata.length) }, (_, index) => {
    const [a, b] = [one.strata[index], other.strata[index]];
    return {
      ranks: [...(a?.ranks ?? []), ...(b?.ranks ?? []).filter((id) => !known.has(id))],
      tags: [...(a?.tags ?? []), ...(b?.tags ?? [])],
      segments: [...(a?.segments ?? []), ...(b?.segments ?? [])],
    };
  });
  const { catalog } = bothCatalogs(other.catalog, one.catalog);
  return {
    ...one,
    catalog: { ...catalog, lists: [...one.catalog.lists, ...other.catalog.lists] },
    columns: [...one.columns, ...other.columns.filter(isNew)].toSorted((a, b) => a.level - b.level),
    ranks: [...one.ranks, ...other.ranks.filter(isNew)],
    histories: [...one.histories, ...other.histories.filter(isNew)],
    tags: [...one.tags, ...other.tags],
    segments: [...one.segments, ...other.segments],
    strata,
  };
};

/** The plan with other names for its lists where another plan's lists of these names hold something else. */
const withOwnLists = (plan: Plan, other: Plan): Plan => {
  const valuesOf = ({ values }: ListThing): string => JSON.stringify(values ?? []);
  const renamed = new Map<string, string>();
  for (const list of plan.catalog.lists) {
    const namesake = other.catalog.lists.find(({ names }) => names.some((name) => list.names.includes(name)));
    if (namesake !== undefined && valuesOf(namesake) === valuesOf(list)) continue;
    for (const name of list.names) renamed.set(name, `${name}\u0000`);
  }
  if (renamed.size === 0) return plan;
  const walk = (tree: unknown): unknown => {
    if (tree === null || typeof tree !== 'object') return tree;
    if (Array.isArray(tree)) return tree.map(walk);
    const entries = Object.entries(tree).map(([key, part]) => [key, walk(part)] as const);
    const node = Object.fromEntries(entries) as { kind?: string; list?: string };
    return node.kind === 'in-list' && node.list !== undefined
      ? { ...node, list: renamed.get(node.list) ?? node.list }
      : node;
  };
  const lists = plan.catalog.lists.map((list) => ({
    ...list,
    names: list.names.map((name) => renamed.get(name) ?? name),
  }));
  const { catalog, ...rest } = plan;
  return { ...(walk(rest) as Omit<Plan, 'catalog'>), catalog: { ...catalog, lists } };
};
