import { distance, integer, time } from '../../catalog/types.js';
import { decimalOf } from '../../check/types/decimals.js';
import type { Call, Expr } from '../../syntax/ast/index.js';
import { unreachable } from '../../text/unreachable.js';
import { unitVector } from '../semantics/index.js';
import type { Value } from '../values.js';
import { aggregateOf, recencyOf } from './aggregates.js';
import { metricFor, numberOf, targetOf, typeOf, valueOf, type Context } from './context.js';
import { dateConst, durationConst, numberConst } from './literals.js';
import { scoreOf } from './ranks.js';

/** What each kind of value means. */
export const meaningOfValue = (context: Context, node: Expr): Value => {
  switch (node.kind) {
    case 'NumberLit':
    case 'PercentLit':
      return numberConst(decimalOf(node));
    case 'DurationLit':
      return durationConst(node);
    case 'DateLit':
      return dateConst(node, context.checked.catalog.zone);
    case 'BoolLit':
      return { kind: 'const', type: { kind: 'bool' }, value: node.value };
    case 'Ref':
    case 'Member':
      return named(context, node);
    case 'Arith': {
      const type = typeOf(context, node);
      const left = valueOf(context, node.left);
      const right = valueOf(context, node.right);
      return node.op === '/'
        ? { kind: 'quotient', type, left, right }
        : { kind: 'arith', type, op: node.op, left, right };
    }
    case 'Negate':
      return negated(valueOf(context, node.operand));
    case 'Call':
      return callOf(context, node);
    case 'Aggregate':
      return aggregateOf(context, node);
    case 'Recency':
      return recencyOf(context, node);
    default:
      throw new Error(`${node.kind} is no value`);
  }
};

const named = (context: Context, node: Expr): Value => {
  const target = targetOf(context, node);
  switch (target.kind) {
    case 'customer-field':
      return { kind: 'customer-field', type: target.field.type, column: target.field.column };
    case 'event-field':
      return { kind: 'event-field', type: target.field.type, column: target.field.column, ...earlier(target) };
    case 'event-time':
      return { kind: 'event-time', type: time, ...earlier(target) };
    case 'metric':
      return metricFor(context, target.metric);
    case 'enum-value':
    case 'tag-value':
    case 'text':
      return { kind: 'const', type: context.checked.types.get(node) ?? { kind: 'text' }, value: target.value };
    case 'event':
    case 'alias':
    case 'tag':
    case 'segment':
    case 'list':
      throw new Error(`a ${target.kind} is no value`);
    default:
      return unreachable(target);
  }
};

/** An earlier step of a sequence is so many events up from the one at hand. */
const earlier = ({ up }: { readonly up?: number }): { readonly up?: number } => (up === undefined ? {} : { up });

const negated = (operand: Value): Value =>
  operand.kind === 'const' && typeof operand.value === 'number'
    ? { ...operand, value: operand.value === 0 ? 0 : -operand.value }
    : { kind: 'negate', type: operand.type, operand };

const callOf = (context: Context, node: Call): Value => {
  const type = typeOf(context, node);
  const argument = (index: number): Expr => {
    const found = node.args[index];
    if (found === undefined) throw new Error(`\`${node.fn}\` lacks an argument`);
    return found;
  };
  switch (node.fn) {
    case 'hour':
    case 'weekday':
    case 'day':
    case 'month':
    case 'year':
      return { kind: 'part', type, part: node.fn, operand: valueOf(context, argument(0)) };
    case 'date':
      return { kind: 'local-date', type, operand: valueOf(context, argument(0)) };
    case 'age':
    case 'abs':
    case 'round':
    case 'since':
    case 'until':
      return { kind: node.fn, type, operand: valueOf(context, argument(0)) };
    case 'least':
    case 'greatest':
      return { kind: node.fn, type, operands: node.args.map((each) => valueOf(context, each)) };
    case 'distance': {
      const vector = unitVector(numberOf(context, argument(1)), numberOf(context, argument(2)));
      return { kind: 'distance', type: distance, operand: valueOf(context, argument(0)), vector };
    }
    case 'bucket': {
      const salt = targetOf(context, argument(1));
      if (salt.kind !== 'text') throw new Error('a salt is text');
      return { kind: 'bucket', type: integer, n: numberOf(context, argument(0)), salt: salt.value };
    }
    case 'score':
      return scoreOf(context, argument(0), numberOf(context, argument(1)));
    case 'anniversary':
      throw new Error('an anniversary is asked for with a window');
    default:
      return unreachable(node.fn);
  }
};
