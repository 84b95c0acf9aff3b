import type { Cond } from '../../plan/conditions.js';
import { unreachable } from '../../text/unreachable.js';
import type { Emission } from './emission.js';
import { rankedOf } from './ranked.js';
import { all, any, call, constant, not, type Rule } from './rule.js';
import { type Comparison, compared, ruleOfValue, thetaOf } from './value.js';

/** A condition as a rule, which is true or false: a leaf that lacks an operand is false. */
export const ruleOfCondition = (condition: Cond, emission: Emission): Rule => {
  const rule = (operand: Cond): Rule => ruleOfCondition(operand, emission);
  switch (condition.kind) {
    case 'always':
      return condition.truth;
    case 'and':
      return all(condition.operands.map(rule));
    case 'or':
      return any(condition.operands.map(rule));
    case 'not':
      return not(rule(condition.operand));
    case 'at-least':
      return call('tw_ge', call('tw_holding', ...condition.operands.map(rule)), condition.count);
    case 'compare':
      return compared(condition.left, condition.op, condition.right, emission);
    case 'compare-span': {
      const moved = call(
        'tw_moved_now',
        constant(condition.span),
        condition.direction === 'before-now' ? 'back' : 'on',
      );
      return compared(condition.instant, condition.op, { rule: moved, type: { kind: 'time' } }, emission);
    }
    case 'in':
      return call('tw_in', ruleOfValue(condition.operand, emission), condition.values);
    case 'in-list':
      return call('tw_in_list', ruleOfValue(condition.operand, emission), condition.list);
    case 'text': {
      const sides = [condition.operand, condition.text].map((side) => ruleOfValue(side, emission));
      return call(TEXT_TESTS[condition.test], ...sides);
    }
    case 'known':
      return call('tw_known', ruleOfValue(condition.operand, emission));
    case 'has':
      return call(`tw_has_${condition.mode}`, ruleOfValue(condition.operand, emission), condition.values);
    case 'in-window': {
      const operator = condition.operand.type.kind === 'date' ? 'tw_date_in' : 'tw_in_window';
      return call(operator, ruleOfValue(condition.operand, emission), constant(condition.window));
    }
    case 'anniversary':
      return call('tw_anniversary_in', localDate(condition.operand, emission), constant(condition.window));
    case 'followed':
      return followed(condition, emission);
    case 'rank':
      return ranked(condition, emission);
    case 'tag':
      return call('tw_tag', condition.tag, condition.values);
    case 'segment':
      return call('tw_segment', condition.segment);
    default:
      return unreachable(condition);
  }
};

const TEXT_TESTS = { contains: 'tw_contains', starts: 'tw_starts', ends: 'tw_ends' } as const;

type Of<Kind extends Cond['kind']> = Extract<Cond, { kind: Kind }>;

const localDate = (operand: Of<'anniversary'>['operand'], emission: Emission): Rule => {
  const rule = ruleOfValue(operand, emission);
  return operand.type.kind === 'date' ? rule : call('tw_local_date', rule);
};

/** A later event: stock `some` asks each of them, and finds the earlier one a step outwards. */
const followed = ({ event, where, within, negated }: Of<'followed'>, emission: Emission): Rule => {
  const span = within === undefined ? [] : [constant(within)];
  const later = call('tw_later_events', event, ...span);
  const found: Rule = { some: [later, where === undefined ? true : ruleOfCondition(where, emission)] };
  if (!negated) return found;
  return within === undefined ? not(found) : all([call('tw_is_over', constant(within)), not(found)]);
};

/** `exactly`: of those tied at θ, the smaller customer ids up to the one that fills the number. */
const ranked = ({ rank: id, op, exactly }: Of<'rank'>, emission: Emission): Rule => {
  const { rank, takesPart, theta, tie } = rankedOf(id, emission);
  const against = (comparison: Comparison): Rule => compared(rank.key, comparison, thetaOf(rank, theta), emission);
  if (!exactly) return all([takesPart, against(op)]);
  const withinTie = all([against('='), call('tw_le', call('tw_customer_id'), tie)]);
  return all([takesPart, any([against(op === '>=' ? '>' : '<'), withinTie])]);
};
