import { tagValues, type Condition, type RankCondition, type RankCut, type Tag, type Value } from '../model/index.js';
import { counting } from './aggregates.js';
import type { Dice } from './dice.js';
import { randomDid } from './did.js';
import { historyLeaf } from './history.js';
import { isSpecial, leafOn, ORDERS, randomDistance, specialLeaf } from './leaves.js';
import { customerSources, type Kind, type Scope } from './scope.js';
import type { MadeUp } from './made-up.js';
import { randomValue } from './values.js';

const KINDS: readonly (readonly [number, Kind])[] = [
  [6, 'number'],
  [5, 'money'],
  [4, 'duration'],
  [3, 'text'],
  [3, 'enum'],
  [2, 'bool'],
  [3, 'date'],
  [4, 'time'],
];

/** A condition about a customer. */
export function randomCondition(scope: Scope, depth: number): Condition {
  const { dice } = scope;
  const inner = () => randomCondition(scope, depth - 1);
  return dice.weighted<() => Condition>([
    [depth > 0 ? 4 : 0, () => ({ kind: 'and', operands: dice.times(dice.int(2, 3), inner) })],
    [depth > 0 ? 3 : 0, () => ({ kind: 'or', operands: dice.times(dice.int(2, 3), inner) })],
    [depth > 0 ? 2 : 0, () => ({ kind: 'not', operand: inner() })],
    [7, () => valueLeaf(scope, depth)],
    [
      depth > 0 && dice.chance(0.3) ? 1 : 0,
      () => ({ kind: 'true', operand: { kind: 'bool', value: dice.chance(0.5) } }),
    ],
    [3, () => randomDid(scope)],
    [2, () => historyLeaf(scope) ?? valueLeaf(scope, depth)],
    [scope.everybody ? 4 : 0, () => rankLeaf(scope, depth)],
    [scope.tags.length > 0 ? 2 : 0, () => tagLeaf(dice, dice.pick(scope.tags))],
    [scope.segments.length > 0 ? 1 : 0, () => ({ kind: 'segment', segment: dice.pick(scope.segments).names[0] })],
  ])();
}

function valueLeaf(scope: Scope, depth: number): Condition {
  const { dice } = scope;
  const special = customerSources(scope).filter(({ field }) => isSpecial(field.type));
  if (special.length > 0 && dice.chance(0.15)) return specialLeaf(dice, dice.pick(special));
  const made = randomValue(scope, dice.weighted(KINDS), depth);
  return made ? leafOn(scope, made, randomValue) : valueLeaf(scope, depth);
}

function rankLeaf(scope: Scope, depth: number): Condition {
  const { dice } = scope;
  const made = rankable(scope, depth);
  if (!made || made.overall) return valueLeaf(scope, depth);
  const cut = randomCut(dice, made.value.kind !== 'distance');
  const counted = cut.form === 'top-count' || cut.form === 'bottom-count';
  const exactly = counted && dice.chance(0.4);
  const op = exactly ? (cut.form === 'top-count' ? '>=' : '<=') : dice.pick(ORDERS);
  const among = dice.weighted<() => RankCondition['among']>([
    [6, () => undefined],
    [1, () => 'everyone'],
    [1, () => randomCondition(scope, 0)],
  ])();
  const groups = scope.customer.filter(({ type }) => ['text', 'enum', 'bool', 'date', 'integer'].includes(type.kind));
  const per = groups.length > 0 && dice.chance(0.15) ? dice.pick(groups).names[0] : undefined;
  return { kind: 'rank', operand: made.value, op, cut, exactly, ...(among && { among }), ...(per && { per }) };
}

function rankable(scope: Scope, depth: number): Pick<MadeUp, 'value' | 'overall'> | undefined {
  const { dice } = scope;
  const points = customerSources(scope).filter(({ field }) => field.type.kind === 'point');
  if (points.length > 0 && dice.chance(0.15)) {
    return { value: randomDistance(dice, dice.pick(points).value), overall: false };
  }
  if (dice.chance(0.15)) return sumOfTwo(scope);
  return randomValue(scope, dice.pick(['number', 'money', 'money', 'duration', 'time', 'date'] as const), depth);
}

/** Two counts together, so that somebody may have something of the one and nothing of the other. */
function sumOfTwo(scope: Scope): Pick<MadeUp, 'value' | 'overall'> {
  const { dice } = scope;
  const [left, right] = dice.times(2, () => counting(scope, dice.pick(scope.events), randomValue));
  if (!left || !right) throw new Error('there are events');
  const value: Value = { kind: 'arith', op: dice.pick(['+', '-'] as const), left: left.value, right: right.value };
  return { value, overall: left.overall && right.overall };
}

function randomCut(dice: Dice, averageable: boolean): RankCut {
  const form = dice.weighted<RankCut['form']>([
    [4, 'top-percent'],
    [3, 'bottom-percent'],
    [2, 'top-count'],
    [2, 'bottom-count'],
    [2, 'percentile'],
    [averageable ? 2 : 0, 'average'],
    [1, 'median'],
  ]);
  switch (form) {
    case 'top-percent':
    case 'bottom-percent':
      return { form, amount: dice.pick(['20', '50', '10', '0.5', '33.3', '100', '12.5', '1', '66.667']) };
    case 'percentile':
      return { form, amount: dice.pick(['95', '50', '5', '1', '99', '75']) };
    case 'top-count':
    case 'bottom-count':
      return { form, amount: dice.pick(['1', '2', '3', '5', '100']) };
    default:
      return { form, amount: '' };
  }
}

function tagLeaf(dice: Dice, tag: Tag): Condition {
  const name = tag.names[0];
  const values = tagValues(tag);
  const form = dice.weighted([
    [6, 'value'],
    [1, 'known'],
    [tag.ordered && !tag.many ? 4 : 0, 'order'],
  ] as const);
  if (form === 'known') return { kind: 'tag-known', tag: name };
  if (form === 'order') return { kind: 'tag-order', tag: name, op: dice.pick(ORDERS), value: dice.pick(values) };
  return { kind: 'tag', tag: name, values: dice.sample(values, dice.int(1, 2)), all: tag.many && dice.chance(0.4) };
}
