import { shiftInstant } from '../plan/semantics/index.js';
import type { PlanTag } from '../plan/types.js';
import type { HandSet } from '../plan/facts.js';

/** A value that a customer has. */
export interface HeldValue {
  readonly value: string;
  /** Since when (ms UTC), where an event or a hand set it; undefined where a condition gives it. */
  readonly since: number | undefined;
  /** The last instant (ms UTC) at which it holds by itself; undefined where nothing ends it yet. */
  readonly until: number | undefined;
}

/** The hand-set values of a tag that are in force, in declared order; an exclusive tag holds the one set last. */
export const handSetAt = (
  tag: PlanTag,
  handSet: readonly HandSet[],
  instant: number,
  zone: string,
): readonly HeldValue[] => {
  const set = handSet.filter((each) => tag.names.includes(each.tag) && each.from <= instant);
  const candidates = tag.exclusive ? set.slice(-1) : set;
  const inForce = candidates
    .map((each): HeldValue => ({ value: each.value, since: each.from, until: endOf(tag, each, zone) }))
    .filter(({ until }) => until === undefined || instant <= until);
  return tag.values.flatMap((value) => inForce.filter((each) => each.value === value).slice(-1));
};

/** The last instant of removal or expiry, whichever comes first. */
const endOf = (tag: PlanTag, { value, from, until }: HandSet, zone: string): number | undefined => {
  const span = tag.handSetFor?.[value];
  const expiry = span === undefined ? Infinity : shiftInstant(from, span, 'on', zone);
  const removal = until === undefined ? Infinity : until - 1;
  const end = Math.min(expiry, removal);
  return end === Infinity ? undefined : end;
};
