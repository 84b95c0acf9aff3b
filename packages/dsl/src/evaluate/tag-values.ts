import type { Known } from '../emit/json-logic/operators/scope.js';
import { isLive } from '../plan/cases.js';
import { coveredUntil } from '../plan/semantics/index.js';
import type { PlanCase, PlanTag } from '../plan/types.js';
import { handSetAt, type HeldValue } from './hand-set.js';
import type { Moment } from './moment.js';

/** The values that a customer has of a tag, and since and until when. */
export const tagValuesAt = (tag: PlanTag, moment: Moment): readonly HeldValue[] => {
  if (tag.manual) return handSetAt(tag, moment.record.handSet, moment.now, moment.zone);
  return tag.exclusive ? exclusive(tag, moment) : many(tag, moment);
};

const lasting = (value: string): HeldValue => ({ value, since: undefined, until: undefined });

const exclusive = (tag: PlanTag, moment: Moment): readonly HeldValue[] => {
  const index = moment.prepared.chosen(tag)(moment.scope) as number | null;
  const chosen = index === null ? undefined : tag.cases[index];
  if (chosen === undefined) return tag.otherwise === undefined ? [] : [lasting(tag.otherwise)];
  return [heldBy(chosen, moment)];
};

const many = (tag: PlanTag, moment: Moment): readonly HeldValue[] => {
  const holds = (each: PlanCase): boolean => moment.prepared.caseHolds(each)(moment.scope) as boolean;
  const holding = tag.cases.filter(holds);
  return tag.values.flatMap((value): readonly HeldValue[] => {
    const own = holding.filter((each) => each.value === value).map((each) => heldBy(each, moment));
    if (own.length === 0) return value === tag.otherwise && holding.length === 0 ? [lasting(value)] : [];
    if (own.some(({ until }) => until === undefined)) return [lasting(value)];
    return [{ value, since: latest(own.map(({ since }) => since)), until: latest(own.map(({ until }) => until)) }];
  });
};

const latest = (instants: readonly (number | undefined)[]): number | undefined => {
  const known = instants.filter((instant) => instant !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
};

/** The value of a case that holds, or lingers. */
const heldBy = (each: PlanCase, moment: Moment): HeldValue => {
  const { value, trigger } = each;
  const times = timesOf(each, moment);
  if (times === undefined) return lasting(value);
  if (trigger.kind === 'on') return { value, since: times.last, until: times.until };
  return times.last === moment.now ? lasting(value) : { value, since: undefined, until: times.until };
};

/** When a case last held, and the last instant that this covers, where the case outlasts what it rests on. */
export const timesOf = (
  each: PlanCase,
  moment: Moment,
): { readonly last: number; readonly until: number } | undefined => {
  if (isLive(each)) return undefined;
  const found = moment.prepared.caseLast(each)(moment.scope) as Known;
  if (found === null) return undefined;
  const last = Number(found);
  return { last, until: each.expires === undefined ? last : coveredUntil(last, each.expires, moment.zone) };
};
