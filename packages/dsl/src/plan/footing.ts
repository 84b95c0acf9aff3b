import { namedIn, type PartId } from './references.js';
import type { Plan } from './types.js';

/** What a part of a plan rests on: all parts that it names, as far down as they go, by their ids. */
export type Footing = ReadonlyMap<PartId, object>;

/** The footing of a part of a plan, without the part itself. */
export const footingOf = (plan: Plan, part: object): Footing => {
  const parts = partsById(plan);
  const footing = new Map<PartId, object>();
  const visit = (tree: object): void => {
    for (const id of namedIn(tree)) {
      const named = parts.get(id);
      if (named === undefined || footing.has(id)) continue;
      footing.set(id, named);
      visit(named);
    }
  };
  visit(part);
  return footing;
};

/**
 * Whether a plan has all of a footing, part by part the same object. Plans of one book as it changes share the parts that
 * stayed as they were, so that a part of both whose footing stands means what it meant.
 */
export const standsIn = (footing: Footing, plan: Plan): boolean => {
  const parts = partsById(plan);
  return [...footing].every(([id, part]) => parts.get(id) === part);
};

const known = new WeakMap<Plan, ReadonlyMap<PartId, object>>();

const partsById = (plan: Plan): ReadonlyMap<PartId, object> => {
  let parts = known.get(plan);
  if (parts === undefined) {
    const { columns, ranks, histories, tags, segments } = plan;
    parts = new Map([columns, ranks, histories, tags, segments].flat().map((part) => [part.id, part]));
    known.set(plan, parts);
  }
  return parts;
};
