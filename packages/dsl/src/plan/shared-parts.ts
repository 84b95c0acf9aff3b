import { canonicalJson } from './hash.js';
import { mapReferences, type PartId } from './references.js';
import type { Plan } from './types.js';

/** The parts of one plan that mean what parts of another one mean, each with the id that it has there. */
export type SharedParts = ReadonlyMap<PartId, PartId>;

/**
 * Which columns, ranks, histories, tags and segments of `plan` another plan has too, whatever their ids and names are
 * there: what the other has worked out for them holds for this one. Parts are equal where all that they rest on is, down
 * to tables and lists of the catalog. A tag that people set by hand is known by its name.
 *
 * @param wanted of which parts of a plan it is asked, where it is not of all.
 */
export const sharedParts = (
  plan: Plan,
  other: Plan,
  wanted: (plan: Plan) => readonly Part[] = partsOf,
): SharedParts => {
  const [mine, theirs] = meaningsIn([plan, other], wanted);
  // Where the other has a part twice, the first of them stands for both.
  const idOf = new Map([...(theirs ?? [])].map(([id, meaning]) => [meaning, id] as const).reverse());
  const shared = new Map<PartId, PartId>();
  for (const [id, meaning] of mine ?? []) {
    const same = idOf.get(meaning);
    if (same !== undefined) shared.set(id, same);
  }
  return shared;
};

/** For each plan the meaning of its parts as numbers: parts mean the same, in one plan or in two, where these are equal. */
export const meaningsIn = (
  plans: readonly Plan[],
  wanted: (plan: Plan) => readonly Part[] = partsOf,
): readonly ReadonlyMap<PartId, number>[] => {
  const meanings = new Map<string, number>();
  return plans.map((plan) => meaningsOf(plan, meanings, wanted(plan)));
};

interface Part {
  readonly id: PartId;
}

const partsOf = ({ columns, ranks, histories, tags, segments }: Plan): readonly Part[] => [
  ...columns,
  ...ranks,
  ...histories,
  ...tags,
  ...segments,
];

/** Each part's meaning as a number, given out by what its text says once all that it names is written as numbers. */
const meaningsOf = (
  plan: Plan,
  meanings: Map<string, number>,
  wanted: readonly Part[],
): ReadonlyMap<PartId, number> => {
  const parts = new Map<PartId, object>(partsOf(plan).map((part) => [part.id, part]));
  const world = worldOf(plan);
  const known = new Map<PartId, number>();
  const meaningOf = (id: PartId): number => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const own = withCatalog(mapReferences(inwardOf(parts.get(id) ?? {}), meaningOf), plan);
    const text = canonicalJson([id.slice(0, 1), world, own]);
    const meaning = meanings.get(text) ?? meanings.size;
    meanings.set(text, meaning);
    known.set(id, meaning);
    return meaning;
  };
  return new Map(wanted.map(({ id }) => [id, meaningOf(id)]));
};

/** What every part rests on. */
const worldOf = ({ catalog: { zone, customer } }: Plan) => [zone, customer.table, customer.id, customer.at ?? null];

interface Tag {
  readonly names?: readonly string[];
  readonly manual?: boolean;
}

/** What a part is called, shown as and placed by. */
const OUTWARD: ReadonlySet<string> = new Set(['id', 'names', 'label', 'shown', 'level', 'stratum']);

const inwardOf = (part: object): object => {
  const { names, manual } = part as Tag;
  const inward = Object.fromEntries(Object.entries(part).filter(([key]) => !OUTWARD.has(key)));
  return manual === true ? { ...inward, setAs: names?.[0] } : inward;
};

interface Node {
  readonly event?: string;
  readonly list?: string;
}

/** The tree with what events and lists are in place of what they are called. */
const withCatalog = (tree: unknown, plan: Plan): unknown => {
  if (tree === null || typeof tree !== 'object') return tree;
  if (Array.isArray(tree)) return tree.map((each) => withCatalog(each, plan));
  const { event, list } = tree as Node;
  const { events, lists } = plan.catalog;
  return {
    ...Object.fromEntries(Object.entries(tree).map(([key, part]) => [key, withCatalog(part, plan)])),
    ...(event === undefined ? {} : { event: [event, events.find(({ table }) => table === event)?.columns] }),
    ...(list === undefined ? {} : { list: lists.find(({ names }) => names[0] === list)?.values }),
  };
};
