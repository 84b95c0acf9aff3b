import type { CustomerFacts } from '../../plan/facts.js';
import { type Held, NOTHING_HELD } from '../../plan/held.js';
import { isLive } from '../../plan/cases.js';
import type { PlanCase, PlanSegment, PlanTag } from '../../plan/types.js';
import { type HeldAt, momentOf } from '../evaluate.js';
import type { Moment } from '../moment.js';
import type { Prepared } from '../prepare.js';
import { timesOf } from '../tag-values.js';
import { seeCondition, seeValue } from './condition.js';
import type { CaseSeen, ConditionSeen, CustomerSeen, SegmentSeen, TagSeen, AnswerTarget } from './seen.js';

/**
 * Why a customer has the answers of an instant (ms UTC): the condition tree of every case and segment with the values
 * seen; of one tag or segment alone where that is asked.
 */
export const why = (
  prepared: Prepared,
  facts: CustomerFacts,
  now: number,
  held: Held = NOTHING_HELD,
  options: { readonly target?: AnswerTarget; readonly heldAt?: HeldAt } = {},
): CustomerSeen => {
  const { target, heldAt } = options;
  const moment = momentOf(prepared, facts, now, held, heldAt);
  const { plan } = prepared;
  const isAsked = ({ id }: PlanTag | PlanSegment): boolean =>
    target === undefined || id === ('tag' in target ? target.tag : target.segment);
  return {
    customer: facts.id,
    asOf: now,
    tags: plan.tags.filter(isAsked).map((tag) => seeTag(tag, moment)),
    segments: plan.segments.filter(isAsked).map((segment) => seeSegment(segment, moment)),
    metrics: plan.metrics.map((metric) => ({ metric, seen: seeValue(metric.value, moment) })),
  };
};

/** A tag with every case as it was seen. */
export const seeTag = (tag: PlanTag, moment: Moment): TagSeen => {
  const values = moment.tagValues(tag.id);
  const chosen = tag.exclusive && !tag.manual ? moment.prepared.chosen(tag)(moment.scope) : undefined;
  return {
    tag,
    values,
    cases: tag.cases.map((each, index): CaseSeen => {
      const seen = seeCase(each, moment);
      return { ...seen, gives: tag.exclusive ? chosen === index : seen.holds };
    }),
  };
};

const seeCase = (each: PlanCase, moment: Moment): Omit<CaseSeen, 'gives'> => {
  const condition = conditionSeen(each, moment);
  if (isLive(each))
    return { case: each, condition, last: undefined, until: undefined, holds: condition?.truth === true };
  const times = timesOf(each, moment);
  return {
    case: each,
    condition,
    last: times?.last,
    until: times?.until,
    holds: times !== undefined && moment.now <= times.until,
  };
};

/** A condition is seen with the thresholds that decide about it. */
const conditionSeen = (each: PlanCase, moment: Moment): ConditionSeen | undefined =>
  each.trigger.kind === 'when'
    ? seeCondition(each.trigger.condition, isLive(each) ? moment : moment.onGrid(moment.now))
    : undefined;

/** A segment with its condition as it was seen. */
export const seeSegment = (segment: PlanSegment, moment: Moment): SegmentSeen => {
  const condition = seeCondition(segment.condition, moment);
  return { segment, member: condition.truth, condition };
};
