import { meaningsIn, type PartId, type Plan, renumbered } from '@tagwright/dsl';

export interface Renamed {
  readonly draft: Plan;
  /** The id that a part of the draft as it was given goes by there. */
  readonly idOf: <Id extends PartId>(id: Id) => Id;
  /** Whether the stored state has what goes by this id. */
  readonly isStored: (id: PartId) => boolean;
  /** The id that a tag or segment had in the draft as it was given. */
  readonly givenId: (id: PartId) => PartId;
  /** Whether a tag or segment of the draft, by its id there, means what one of the published book does. */
  readonly isSame: (own: PartId, published: PartId) => boolean;
}

/** Ids of what is new start here, beyond those of any book. */
const NEW = 1_000_000;
/** And those of a second draft here, beyond those of the first. */
export const NEW_BESIDE = 4_000_000;

/**
 * A draft with the ids under which the published book's state is stored wherever a column, rank or history means the
 * same; what is new gets ids that no stored one has. Tags and segments are always new: their answers stand beside the
 * published ones.
 */
export const underStoredIds = (draft: Plan, published: Plan, firstNew = NEW): Renamed => {
  const [own, theirs] = meaningsIn([draft, published]);
  const storedAs = new Map([...(theirs ?? [])].map(([id, meaning]) => [meaning, id] as const).reverse());
  const exactThere = comparedExactly(published);
  const exactHere = comparedExactly(draft);
  const idOf = <Id extends PartId>(id: Id): Id => {
    const stored = storedAs.get(own?.get(id) ?? -1);
    // Who is last of those tied at a threshold is known only where the published book asks.
    const isUsable = stored !== undefined && MEASURED.test(stored) && (!exactHere.has(id) || exactThere.has(stored));
    return (isUsable ? stored : `${id.slice(0, 1)}${firstNew + Number(id.slice(1))}`) as Id;
  };
  const before = (id: PartId): PartId => `${id.slice(0, 1)}${Number(id.slice(1)) - firstNew}` as PartId;
  return {
    draft: renumbered(draft, idOf),
    idOf,
    isStored: (id) => Number(id.slice(1)) < NEW,
    givenId: before,
    isSame: (id, other) => own?.get(before(id)) === theirs?.get(other),
  };
};

/** Columns, ranks and histories. */
const MEASURED = /^[crh]/;

interface Node {
  readonly kind?: string;
  readonly rank?: string;
  readonly exactly?: boolean;
}

const comparedExactly = (plan: Plan): ReadonlySet<string> => {
  const found = new Set<string>();
  const visit = (tree: unknown): void => {
    if (tree === null || typeof tree !== 'object') return;
    const { kind, rank, exactly } = tree as Node;
    if (kind === 'rank' && rank !== undefined && exactly === true) found.add(rank);
    Object.values(tree).forEach(visit);
  };
  visit([plan.columns, plan.ranks, plan.tags, plan.segments]);
  return found;
};
