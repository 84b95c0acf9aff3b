import { hasPast, isLive, lingers } from '../../plan/cases.js';
import type { PlanCase, PlanTag } from '../../plan/types.js';
import { ruleOfCondition } from './condition.js';
import type { Emission } from './emission.js';
import { all, any, call, constant, firstOf, not, type Rule } from './rule.js';
import { ruleOfValue } from './value.js';

/** The instant at which a case last held, where a value of its tag can linger; missing if it never did. */
export const lastHeld = ({ trigger }: PlanCase, emission: Emission): Rule => {
  const last = trigger.kind === 'on' ? trigger.last : trigger.lastTrue;
  return last === undefined ? null : ruleOfValue(last, emission);
};

/** An `on` case without `expires` holds at its event's own instant. */
const covers = (each: PlanCase, emission: Emission): Rule =>
  call(
    'tw_ge',
    lastHeld(each, emission),
    each.expires === undefined ? call('tw_now') : call('tw_moved_now', constant(each.expires), 'back'),
  );

/** Whether a case holds at this very instant. */
const holdsNow = (each: PlanCase, emission: Emission): Rule =>
  isLive(each)
    ? ruleOfCondition(each.trigger.condition, emission)
    : call('tw_eq', lastHeld(each, emission), call('tw_now'));

/**
 * What an exclusive tag makes of its cases: the first that holds now; else the one that held last, while its
 * `expires` covers now; else `otherwise`. Only the last winner lingers. `result` is the value, or anything else that
 * depends on the case.
 */
export const exclusiveRule = (
  tag: PlanTag,
  result: (each: PlanCase) => Rule,
  otherwise: Rule,
  emission: Emission,
): Rule => {
  const now = tag.cases.map((each) => [holdsNow(each, emission), result(each)] as const);
  const past = tag.cases.filter(hasPast);
  const latest = past.map((each) => {
    const held = lastHeld(each, emission);
    const later = past.filter((other) => other !== each).map((other) => call('tw_gt', lastHeld(other, emission), held));
    const isLatest = all([call('tw_known', held), ...later.map(not)]);
    const kept = lingers(each) ? firstOf([[covers(each, emission), result(each)]], otherwise) : otherwise;
    return [isLatest, kept] as const;
  });
  return firstOf([...now, ...latest], otherwise);
};

/** The value of an exclusive tag; null where it has none. */
export const tagValueRule = (tag: PlanTag, emission: Emission): Rule =>
  tag.manual ? call('tw_hand_set', tag.id) : exclusiveRule(tag, ({ value }) => value, tag.otherwise ?? null, emission);

/** Whether a case of a `many` tag holds, by itself. */
export const caseRule = (each: PlanCase, emission: Emission): Rule =>
  isLive(each) ? ruleOfCondition(each.trigger.condition, emission) : covers(each, emission);

/** Of a `many` tag whether a value holds: any of its cases, and `otherwise` where no case holds. */
export const manyValueRule = (tag: PlanTag, value: string, emission: Emission): Rule => {
  if (tag.manual) return call('tw_hand_set', tag.id, value);
  const own = tag.cases.filter((each) => each.value === value).map((each) => caseRule(each, emission));
  const rest = value === tag.otherwise ? [not(any(tag.cases.map((each) => caseRule(each, emission))))] : [];
  return any([...own, ...rest]);
};
