import type { CheckedBook } from '../../check/model.js';
import { hashOf } from '../hash.js';
import type { Plan, PlanSegment, PlanTag } from '../types.js';
import { draftOf, type Draft } from './draft.js';
import { eachPart } from '../each-part.js';
import { NO_MEMORY, type Memory } from './memory.js';
import { markAs, originsIn, type Origins } from './origins.js';
import { strataOf } from './strata.js';

export type { Origin, Origins } from './origins.js';
export { carriedTo, NO_MEMORY, type Memory } from './memory.js';

export interface Resolved {
  readonly plan: Plan;
  readonly origins: Origins;
  /** What the plan was made of: conditions beside the book can join it. */
  readonly draft: Draft;
}

/**
 * The meaning of a book in which the checker found no error.
 *
 * @param memory what is known of the book from before, carried over to `checked`: the answer is the same without it.
 */
export const resolve = (checked: CheckedBook, memory: Memory = NO_MEMORY): Resolved => {
  const draft = draftOf(checked, memory);
  const now = new Map([...draft.memory.lineages].map(([decl, lineage]) => [lineage, decl]));
  return { plan: planOf(draft), origins: originsIn(now), draft };
};

/** Everything that the draft has gathered so far, in its strata. */
export const planOf = ({ whole: { registry, checked }, metrics, tags, segments }: Draft): Plan => {
  const ranks = registry.ranks.all;
  const histories = registry.histories.all;
  const { strata, stratumOf } = strataOf(ranks, tags, segments);
  const body = deepFreeze({
    formatVersion: 1 as const,
    catalog: checked.catalog,
    columns: registry.columnsByLevel(),
    ranks,
    histories,
    metrics,
    tags: tags.map((tag): PlanTag => placed(tag, stratumOf(tag.id))),
    segments: segments.map((segment): PlanSegment => placed(segment, stratumOf(segment.id))),
    strata,
  });
  // A book that asks for no history keeps the hash that it had before there were any.
  const hashed = histories.length === 0 ? { ...body, histories: undefined } : body;
  let hash: string | undefined;
  return Object.freeze({
    ...body,
    // Worked out when it is first asked for: a book that is being written is planned over and over, and nobody asks.
    get hash() {
      return (hash ??= hashOf(hashed));
    },
  });
};

const places = new WeakMap<object, { readonly stratum: number }>();

/** In its stratum: the same object as in an earlier plan that had it there. */
const placed = <T extends object>(part: T, stratum: number): T & { readonly stratum: number } => {
  const known = places.get(part) as (T & { readonly stratum: number }) | undefined;
  if (known?.stratum === stratum) return known;
  const whole = { ...part, stratum };
  markAs(whole, part);
  places.set(part, whole);
  return whole;
};

const deepFreeze = <T>(value: T): T => {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    eachPart(value, deepFreeze);
  }
  return value;
};
