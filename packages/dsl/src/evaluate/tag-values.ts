import type { Known } from '../emit/json-logic/operators/scope.js';
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
  const times = timesOf(chosen, moment);
  return [times === undefined ? lasting(chosen.value) : { value: chosen.value, ...times }];
};

const many = (tag: PlanTag, moment: Moment): readonly HeldValue[] => {
  const holds = (each: PlanCase): boolean => moment.prepared.caseHolds(each)(moment.scope) as boolean;
  const holding = tag.cases.filter(holds);
  return tag.values.flatMap((value): readonly HeldValue[] => {
    const own = holding.filter((each) => each.value === value);
    if (own.length === 0) return value === tag.otherwise && holding.length === 0 ? [lasting(value)] : [];
    const times = own.map((each) => timesOf(each, moment));
    const standing = times.some((each) => each === undefined);
    const known = times.filter((each) => each !== undefined);
    if (standing) return [lasting(value)];
    return [
      {
        value,
        since: Math.max(...known.map(({ since }) => since)),
        until: Math.max(...known.map(({ until }) => until)),
      },
    ];
  });
};

/** When an `on` case last held, and the last instant that this covers; undefined for a `when` case. */
export const timesOf = (
  each: PlanCase,
  moment: Moment,
): { readonly since: number; readonly until: number } | undefined => {
  if (each.trigger.kind !== 'on') return undefined;
  const last = moment.prepared.caseLast(each)(moment.scope) as Known;
  if (last === null) return undefined;
  const since = Number(last);
  return { since, until: each.expires === undefined ? since : coveredUntil(since, each.expires, moment.zone) };
};
