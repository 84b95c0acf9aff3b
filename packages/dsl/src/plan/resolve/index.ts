import type { CheckedBook } from '../../check/model.js';
import { hashOf } from '../hash.js';
import type { Plan, SegmentId, TagId } from '../types.js';
import type { Origin } from './context.js';
import { draftOf, type Draft } from './draft.js';
import { strataOf } from './strata.js';

export type { Origin } from './context.js';

export interface Resolved {
  readonly plan: Plan;
  /** Where conditions, cases, tags and segments of the plan were written. */
  readonly origins: WeakMap<object, Origin>;
  /** What the plan was made of: conditions beside the book can join it. */
  readonly draft: Draft;
}

/** The meaning of a book in which the checker found no error. */
export const resolve = (checked: CheckedBook): Resolved => {
  const draft = draftOf(checked);
  return { plan: planOf(draft), origins: draft.context.origins, draft };
};

/** Everything that the draft has gathered so far, in its strata. */
export const planOf = ({ context, metrics, tags, segments }: Draft): Plan => {
  const { registry, origins, checked } = context;
  const { strata, stratumOf } = strataOf(registry.ranks(), tags, segments);
  const placed = <T extends { readonly id: TagId | SegmentId }>(each: T): T & { readonly stratum: number } => {
    const whole = { ...each, stratum: stratumOf(each.id) };
    const origin = origins.get(each);
    if (origin !== undefined) origins.set(whole, origin);
    return whole;
  };
  const body = {
    formatVersion: 1 as const,
    catalog: checked.catalog,
    columns: registry.columns(),
    ranks: registry.ranks(),
    histories: registry.histories(),
    metrics,
    tags: tags.map(placed),
    segments: segments.map(placed),
    strata,
  };
  // A book that asks for no history keeps the hash that it had before there were any.
  const hashed = body.histories.length === 0 ? { ...body, histories: undefined } : body;
  return deepFreeze({ ...body, hash: hashOf(hashed) });
};

const deepFreeze = <T>(value: T): T => {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
};
