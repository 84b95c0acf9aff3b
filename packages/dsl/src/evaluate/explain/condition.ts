import type { ValueType } from '../../catalog/types.js';
import { takesPart } from '../../emit/json-logic/ranked.js';
import type { Known } from '../../emit/json-logic/operators/scope.js';
import { knownOf } from '../../emit/json-logic/operators/reading.js';
import type { Cond } from '../../plan/conditions.js';
import { bindDateWindow, bindWindow, shiftInstant } from '../../plan/semantics/index.js';
import type { RankThreshold } from '../../plan/types.js';
import type { Value } from '../../plan/values.js';
import { unreachable } from '../../text/unreachable.js';
import type { Moment } from '../moment.js';
import { found } from '../prepare.js';
import type { ConditionSeen, Seen } from './seen.js';

/** A condition with the truth of every node and the values of every leaf, as the evaluation itself has them. */
export const seeCondition = (node: Cond, moment: Moment): ConditionSeen => ({
  node,
  truth: moment.prepared.condition(node)(moment.scope) as boolean,
  children: [],
  ...seeDetails(node, moment),
});

type Details = Partial<Omit<ConditionSeen, 'node' | 'truth'>>;

export const seeValue = (value: Value, { prepared, scope }: Moment): Seen => ({
  value: prepared.value(value)(scope) as Known,
  type: value.type,
});

const seeDetails = (node: Cond, moment: Moment): Details => {
  const see = (value: Value): Seen => seeValue(value, moment);
  const { now, zone } = moment;
  switch (node.kind) {
    case 'always':
      return {};
    case 'and':
    case 'or':
    case 'at-least':
      return { children: node.operands.map((operand) => seeCondition(operand, moment)) };
    case 'not':
      return { children: [seeCondition(node.operand, moment)] };
    case 'compare':
      return { left: see(node.left), right: see(node.right) };
    case 'text':
      return { left: see(node.operand), right: see(node.text) };
    case 'compare-span': {
      const value = shiftInstant(now, node.span, node.direction === 'before-now' ? 'back' : 'on', zone);
      return { left: see(node.instant), right: { value, type: { kind: 'time' } } };
    }
    case 'in':
    case 'in-list':
    case 'known':
    case 'has':
      return { left: see(node.operand) };
    case 'in-window': {
      const bind = node.operand.type.kind === 'date' ? bindDateWindow : bindWindow;
      return { left: see(node.operand), bounds: bind(node.window, now, zone) };
    }
    case 'anniversary':
      return { left: see(node.operand), bounds: bindDateWindow(node.window, now, zone) };
    case 'followed':
      throw new Error('a later event is seen from an event only');
    case 'rank':
      return seeRank(node, moment);
    case 'tag':
      return { held: moment.tagValues(node.tag) };
    case 'segment':
      return { left: { value: moment.segment(node.segment) ? 1 : 0, type: { kind: 'bool' } } };
    default:
      return unreachable(node);
  }
};

/** A recency is shown as one, though its instant is what is ranked. */
const seeRank = (node: Extract<Cond, { kind: 'rank' }>, moment: Moment): Details => {
  const { prepared, scope, now } = moment;
  const rank = found(prepared.index.ranks, node.rank);
  const group = rank.per === undefined ? null : (prepared.value(rank.per)(scope) as Known);
  const theta = moment.threshold(rank.id, group === null ? null : String(group))?.theta;
  return {
    left: shown(rank, prepared.value(rank.key)(scope) as Known, now, false),
    right: shown(rank, knownOf(theta), now, rank.cut === 'average'),
    ranked: prepared.rule(rank, () => takesPart(rank, prepared.emission))(scope) as boolean,
  };
};

export const DURATION: ValueType = { kind: 'duration', form: { exact: 0 } };

const shown = (rank: RankThreshold, value: Known, now: number, isMean: boolean): Seen => {
  const { type } = rank.key;
  if (rank.shown !== 'as-is') {
    const length = value === null ? null : rank.shown === 'since' ? now - Number(value) : Number(value) - now;
    return { value: length, type: DURATION };
  }
  return { value, type: isMean && 'form' in type ? { ...type, form: 'real' } : type };
};
