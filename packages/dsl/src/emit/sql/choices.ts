import { sql } from 'kysely';
import { shiftInstant } from '../../plan/semantics/index.js';
import { hasPast, isLive, lingers } from '../../plan/cases.js';
import type { PlanCase, PlanSegment, PlanTag } from '../../plan/types.js';
import type { Span } from '../../plan/windows.js';
import { emitCondition, emitValue } from './emit.js';
import { all, any, type Branch, firstOf, integer, no, nothing, not, type Sql, text } from './fragments.js';
import { handSetHolds, handSetValue } from './hand-set.js';
import { comparison } from './numbers.js';
import { moving, movingNow } from './moving.js';
import type { Scope } from './scope.js';

/** 1 where a condition holds, else 0. */
export const flag = (condition: Sql): Sql => firstOf([[condition, integer(1)]], integer(0));

export const segmentValue = (segment: PlanSegment, scope: Scope): Sql => flag(emitCondition(segment.condition, scope));

/** One expression for each answer column of the tag. */
export const tagValues = (tag: PlanTag, scope: Scope): readonly Sql[] => {
  if (tag.manual) return handSetValues(tag, scope);
  return tag.exclusive
    ? [
        exclusiveChoice(
          tag,
          ({ value }) => text(value),
          tag.otherwise === undefined ? nothing : text(tag.otherwise),
          scope,
        ),
      ]
    : manyValues(tag, scope).map(flag);
};

const handSetValues = (tag: PlanTag, scope: Scope): readonly Sql[] =>
  tag.exclusive ? [handSetValue(tag, scope)] : tag.values.map((value) => flag(handSetHolds(tag, value, scope)));

/** The instant at which a case last held, where a value of its tag can linger; missing if it never did. */
export const lastHeld = ({ trigger }: PlanCase, scope: Scope): Sql => {
  const last = trigger.kind === 'on' ? trigger.last : trigger.lastTrue;
  return last === undefined ? nothing : emitValue(last, scope);
};

/** The earliest instant that `expires` still covers now. */
const coveredSince = (expires: Span, scope: Scope): Sql =>
  moving(scope, `back ${JSON.stringify(expires)}`, (now) =>
    shiftInstant(now, expires, 'back', scope.plan.catalog.zone),
  );

/** An `on` case without `expires` holds at its event's own instant. */
const covers = (each: PlanCase, scope: Scope): Sql =>
  comparison(
    lastHeld(each, scope),
    '>=',
    each.expires === undefined ? movingNow(scope) : coveredSince(each.expires, scope),
  );

/** Whether a case holds at this very instant. */
export const holdsNow = (each: PlanCase, scope: Scope): Sql =>
  isLive(each)
    ? emitCondition(each.trigger.condition, scope)
    : comparison(lastHeld(each, scope), '=', movingNow(scope));

/**
 * What an exclusive tag makes of its cases: the first that holds now; else the one that held last, while its
 * `expires` covers now; else `otherwise`. Only the last winner lingers. Once the cases are gone through, `result` may
 * be the value, or anything else that depends on the case.
 */
export const exclusiveChoice = (tag: PlanTag, result: (each: PlanCase) => Sql, otherwise: Sql, scope: Scope): Sql => {
  const now = tag.cases.map((each): Branch => [holdsNow(each, scope), result(each)]);
  const past = tag.cases.filter(hasPast);
  const latest = past.map((each): Branch => {
    const others = past.filter((other) => other !== each);
    const held = lastHeld(each, scope);
    const isLatest = others.map((other) => not(comparison(lastHeld(other, scope), '>', held)));
    const kept = lingers(each) ? firstOf([[covers(each, scope), result(each)]], otherwise) : otherwise;
    return [all([sql`(${held} is not null)`, ...isLatest]), sql`(${kept})`];
  });
  return sql`(${firstOf([...now, ...latest], otherwise)})`;
};

/** Of a `many` tag each value by itself, and `otherwise` where no case holds. */
const manyValues = (tag: PlanTag, scope: Scope): readonly Sql[] => {
  const holds = (each: PlanCase): Sql =>
    isLive(each) ? emitCondition(each.trigger.condition, scope) : covers(each, scope);
  return tag.values.map((value) => {
    const own = tag.cases.filter((each) => each.value === value).map(holds);
    const rest = value === tag.otherwise ? [not(any(tag.cases.map(holds)))] : [];
    return own.length + rest.length === 0 ? no : any([...own, ...rest]);
  });
};
