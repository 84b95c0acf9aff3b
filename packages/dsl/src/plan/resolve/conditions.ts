import type { Expr, Has, In, InWindow, MissingTest } from '../../syntax/ast/index.js';
import { date, type ValueType } from '../../catalog/types.js';
import type { Cond } from '../conditions.js';
import { normalizeText } from '../semantics/index.js';
import type { Value } from '../values.js';
import { compared, comparisonOf, membershipOf } from './compare.js';
import { conditionOf, segmentIdOf, targetOf, typeOf, valueOf, written, type Context } from './context.js';
import { didOf } from './did.js';
import { changed, heldFor } from './history.js';
import { atScaleOf } from './literals.js';
import { tagIn, tagOf, tagValues } from './tags.js';
import { windowOf } from './windows.js';

/** What each kind of condition means. */
export const meaningOfCondition = (context: Context, node: Expr): Cond => {
  switch (node.kind) {
    case 'And':
      return { kind: 'and', operands: node.operands.map((each) => conditionOf(context, each)) };
    case 'Or':
      return { kind: 'or', operands: node.operands.map((each) => conditionOf(context, each)) };
    case 'Not':
      return not(conditionOf(context, node.operand));
    case 'BoolLit':
      return { kind: 'always', truth: node.value };
    case 'Ref':
    case 'Member':
      return { kind: 'compare', op: '=', left: valueOf(context, node), right: yes };
    case 'Compare':
      return comparisonOf(context, node);
    case 'In':
      return negatedIf(context, node, inOf(context, node));
    case 'Between':
      return negatedIf(context, node, {
        kind: 'and',
        operands: [compared(context, '>=', node.operand, node.low), compared(context, '<=', node.operand, node.high)],
      });
    case 'TextTest':
      return negatedIf(context, node, {
        kind: 'text',
        test: node.test === 'contains' ? 'contains' : node.test === 'starts with' ? 'starts' : 'ends',
        operand: valueOf(context, node.operand),
        text: valueOf(context, node.text),
      });
    case 'MissingTest':
      return knownOf(context, node);
    case 'Has':
      return negatedIf(context, node, hasOf(context, node));
    case 'InWindow':
      return negatedIf(context, node, windowedOf(context, node));
    case 'Did':
      return didOf(context, node);
    case 'HeldFor':
      return heldFor(context, node);
    case 'Changed':
      return negatedIf(context, node, changed(context, node));
    case 'InSegment': {
      const target = targetOf(context, node.segment);
      if (target.kind !== 'segment') throw new Error('expected a segment');
      return { kind: 'segment', segment: segmentIdOf(context, target.segment.names[0]?.text ?? '') };
    }
    default:
      throw new Error(`${node.kind} is no condition`);
  }
};

const yes: Value = { kind: 'const', type: { kind: 'bool' }, value: true };
const not = (operand: Cond): Cond => ({ kind: 'not', operand });

/** `not in`, `not between`: the negation of the positive test, which is remembered under the same words. */
const negatedIf = (context: Context, node: Expr & { readonly negated: boolean }, condition: Cond): Cond =>
  node.negated ? not(written(context, node, condition)) : condition;

const inOf = (context: Context, node: In): Cond => {
  if ('kind' in node.items) return inList(context, node.operand, targetOf(context, node.items));
  if (node.operand.kind === 'TagRef') return tagIn(context, node.operand, tagValues(context, node.operand, node.items));
  return membershipOf(context, node.operand, node.items);
};

const inList = (context: Context, operand: Expr, target: ReturnType<typeof targetOf>): Cond => {
  if (target.kind !== 'list') throw new Error('expected a list');
  return { kind: 'in-list', operand: valueOf(context, operand), list: target.list.names[0] ?? '' };
};

/** The days of every year, of a time those of its local date; or the instant or date itself. */
const windowedOf = (context: Context, { operand, window }: InWindow): Cond => {
  const bound = windowOf(window, context.checked.catalog.zone);
  const [yearly] = operand.kind === 'Call' && operand.fn === 'anniversary' ? operand.args : [];
  if (yearly === undefined) return { kind: 'in-window', operand: valueOf(context, operand), window: bound };
  const value = valueOf(context, yearly);
  const day: Value = value.type.kind === 'time' ? { kind: 'local-date', type: date, operand: value } : value;
  return { kind: 'anniversary', operand: day, window: bound };
};

const knownOf = (context: Context, node: MissingTest): Cond => {
  const known: Cond =
    node.operand.kind === 'TagRef'
      ? tagIn(context, node.operand, tagOf(context, node.operand).tag.values)
      : { kind: 'known', operand: valueOf(context, node.operand) };
  return node.known ? known : not(written(context, node, known));
};

const hasOf = (context: Context, node: Has): Cond => {
  const mode = node.mode === 'all' ? 'all' : 'any';
  if (node.operand.kind === 'TagRef') {
    const { operand } = node;
    const values = tagValues(context, operand, node.items);
    if (mode === 'any' || values.length < 2) return tagIn(context, operand, values);
    return { kind: 'and', operands: values.map((value) => tagIn(context, operand, [value])) };
  }
  const operand = valueOf(context, node.operand);
  const element = elementOf(typeOf(context, node.operand));
  const values = node.items.map((item) => memberValue(context, item, element));
  return { kind: 'has', mode, operand, values: [...new Set(values)].toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)) };
};

const elementOf = (type: ValueType): ValueType => {
  if (type.kind !== 'set') throw new Error('`has` asks a set');
  return type.element;
};

const memberValue = (context: Context, item: Expr, element: ValueType): string | number => {
  const value = valueOf(context, item);
  if (value.kind !== 'const' || typeof value.value === 'boolean') throw new Error('expected a written value');
  const member = atScaleOf(value, element).value;
  return typeof member === 'string' ? normalizeText(member) : Number(member);
};
