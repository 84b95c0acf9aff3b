import type { CompareOp, Expr } from '../../syntax/ast/index.js';
import { isList, type Json, type Pointer, shownJson } from '../json.js';
import { numberLiteral, textLiteral } from '../literals.js';
import { all, any, type Logic, not } from '../logic.js';
import * as make from '../nodes.js';
import type { Subject } from '../subjects.js';
import { apply } from './apply.js';
import { type Operand, operandOf, type Translation } from './value.js';

/** The comparisons that hold when they hold; `!=` and `!==` are their opposites. */
export type Relation = '==' | '===' | '<' | '<=' | '>' | '>=';

const TURNED: Readonly<Record<Relation, Relation>> = {
  '==': '==',
  '===': '===',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};
const opOf = (relation: Relation): CompareOp => (relation === '==' || relation === '===' ? '=' : relation);

/** Two operands for whom nothing is missing that they ask for. Undefined, and said so, where there is no counterpart. */
export const compared = (
  relation: Relation,
  [left, right]: readonly [Json, Json],
  [leftAt, rightAt]: readonly [Pointer, Pointer],
  translation: Translation,
): Logic | undefined => {
  const a = operandOf(left, leftAt, translation);
  const b = operandOf(right, rightAt, translation);
  if (a === undefined || b === undefined) return undefined;
  if (a.kind === 'no-number' || b.kind === 'no-number') return false;
  if (a.kind === 'constant' && b.kind === 'constant') return Boolean(apply({ [relation]: [a.value, b.value] }, null));
  if (a.kind === 'constant') return againstConstant(TURNED[relation], b as Open, a.value, leftAt, translation);
  if (b.kind === 'constant') return againstConstant(relation, a, b.value, rightAt, translation);
  return againstEachOther(relation, a, b, rightAt, translation);
};

type Open = Exclude<Operand, { kind: 'constant' | 'no-number' }>;

const againstConstant = (
  relation: Relation,
  operand: Open,
  value: Json,
  pointer: Pointer,
  translation: Translation,
): Logic | undefined => {
  // What is there is not null; who has nothing there is asked about apart.
  if (value === null && (relation === '==' || relation === '===')) return false;
  if (operand.kind === 'worked-out') return withNumber(relation, operand.expr, value, pointer, translation);
  const { subject } = operand;
  switch (subject.held.kind) {
    case 'number':
      return withNumber(relation, subject.expr, value, pointer, translation);
    case 'bool':
      return withBool(relation, subject, value, pointer, translation);
    case 'text':
      return withText(relation, subject, value, pointer, translation);
    case 'enum':
    case 'tag':
      return withChoice(relation, subject, value, pointer, translation);
    case 'date':
    case 'time':
    case 'duration':
      return typeof value === 'string'
        ? comparison(subject.expr, opOf(relation), literal(value, subject, pointer, translation))
        : misfit(subject, value, pointer, translation);
    default:
      return misfit(subject, value, pointer, translation);
  }
};

const comparison = (left: Expr, op: CompareOp, right: Expr | undefined): Logic | undefined =>
  right === undefined ? undefined : make.compare(left, op, right);

const literal = (text: string, subject: Subject, pointer: Pointer, { subjects, findings }: Translation) =>
  textLiteral(text, subject, subjects, pointer, findings);

const misfit = ({ name, held }: Subject, value: Json, pointer: Pointer, { findings }: Translation): undefined =>
  findings.error('value-does-not-fit', pointer, { name, kind: held.kind, value: shownJson(value) });

/** `===` asks for a number; the others read whatever there is as one, and nothing compares with what is none. */
const withNumber = (
  relation: Relation,
  expr: Expr,
  value: Json,
  pointer: Pointer,
  { findings }: Translation,
): Logic | undefined => {
  if (relation === '===' && typeof value !== 'number') return false;
  const read = Number(value as number);
  if (Number.isNaN(read)) return false;
  return comparison(expr, opOf(relation), numberLiteral(read, pointer, findings));
};

const withBool = (
  relation: Relation,
  subject: Subject,
  value: Json,
  pointer: Pointer,
  translation: Translation,
): Logic | undefined => {
  const { expr } = subject;
  const isEquality = relation === '==' || relation === '===';
  if (!isEquality) return misfit(subject, value, pointer, translation);
  if (relation === '===' && typeof value !== 'boolean') return false;
  const read = Number(value as number);
  return read === 1 ? expr : read === 0 ? make.compare(expr, '=', make.bool(false)) : false;
};

const withText = (
  relation: Relation,
  subject: Subject,
  value: Json,
  pointer: Pointer,
  translation: Translation,
): Logic | undefined => {
  if (typeof value === 'string')
    return comparison(subject.expr, opOf(relation), literal(value, subject, pointer, translation));
  if (relation === '===') return false;
  if (relation !== '==' || typeof value !== 'number') return misfit(subject, value, pointer, translation);
  translation.findings.hint('number-as-text', pointer, { name: subject.name, value: String(value) });
  return make.compare(subject.expr, '=', make.valueRef(String(value), false));
};

const withChoice = (
  relation: Relation,
  subject: Subject,
  value: Json,
  pointer: Pointer,
  translation: Translation,
): Logic | undefined => {
  const { name, expr, held } = subject;
  if (relation !== '==' && relation !== '===') return translation.findings.error('order-differs', pointer, { name });
  // A value may well be spelled like a number.
  const text = typeof value === 'number' && relation === '==' ? String(value) : value;
  if (typeof text !== 'string') return relation === '===' ? false : misfit(subject, value, pointer, translation);
  const right = literal(text, subject, pointer, translation);
  if (right === undefined) return undefined;
  return held.kind === 'tag' && held.many ? make.has(expr, 'one', [right]) : make.compare(expr, '=', right);
};

const againstEachOther = (
  relation: Relation,
  a: Open,
  b: Open,
  pointer: Pointer,
  { findings }: Translation,
): Logic | undefined => {
  const [left, right] = [kindOf(a), kindOf(b)];
  const isEquality = relation === '==' || relation === '===';
  const areTexts = isText(left) && isText(right);
  if (left !== right && !(areTexts && isEquality)) return findings.error('kinds-differ', pointer, { left, right });
  if (left === 'set' || left === 'point' || left === 'distance' || left === 'tag')
    return findings.error('needs-constant', pointer, { operator: relation });
  if (left === 'enum' && right === 'enum' && !isEquality && a.kind === 'subject')
    return findings.error('order-differs', pointer, { name: a.subject.name });
  const onRight = rightSide(b);
  if (onRight !== undefined) return make.compare(leftSide(a), opOf(relation), onRight);
  const turned = rightSide(a);
  if (turned !== undefined) return make.compare(leftSide(b), opOf(TURNED[relation]), turned);
  if (left !== 'number') return findings.error('needs-constant', pointer, { operator: relation });
  // Two metrics whose names need quotes: their difference says the same.
  return make.compare(make.arith(leftSide(a), '-', leftSide(b)), opOf(relation), make.number('0'));
};

const kindOf = (operand: Open) => (operand.kind === 'subject' ? operand.subject.held.kind : 'number');
const isText = (kind: string): boolean => kind === 'text' || kind === 'enum';
const leftSide = (operand: Open): Expr => (operand.kind === 'subject' ? operand.subject.expr : operand.expr);
const rightSide = (operand: Open): Expr | undefined =>
  operand.kind === 'subject' ? operand.subject.onRight : operand.expr;

/** What is among some written-out values, by `===`. */
export const among = (
  subject: Subject,
  values: readonly Json[],
  pointer: Pointer,
  translation: Translation,
): Logic | undefined => {
  const { held, expr } = subject;
  if (held.kind === 'bool')
    return any(values.map((value) => withBool('===', subject, value, pointer, translation) ?? false));
  if (held.kind === 'set' || held.kind === 'point' || held.kind === 'distance')
    return misfit(subject, values, pointer, translation);
  const wanted = held.kind === 'number' ? 'number' : 'string';
  const items: Expr[] = [];
  for (const value of values.filter((each) => typeof each === wanted)) {
    const item =
      typeof value === 'number'
        ? numberLiteral(value, pointer, translation.findings)
        : literal(String(value), subject, pointer, translation);
    if (item === undefined) return undefined;
    items.push(item);
  }
  const [first] = items;
  if (first === undefined) return false;
  if (held.kind === 'tag' && held.many) return make.has(expr, items.length === 1 ? 'one' : 'any', items);
  return items.length === 1 ? make.compare(expr, '=', first) : make.oneOf(expr, items);
};

/** Whether a value that is there counts as true. */
export const countsAsTrue = (operand: Operand): Logic => {
  switch (operand.kind) {
    case 'constant':
      return isList(operand.value) ? operand.value.length > 0 : Boolean(operand.value);
    case 'no-number':
      return false;
    case 'worked-out':
      return all([not(make.missing(operand.expr)), make.compare(operand.expr, '!=', make.number('0'))]);
    case 'subject': {
      const { expr, held } = operand.subject;
      if (held.kind === 'bool') return expr;
      const isThere = not(make.missing(expr));
      return held.kind === 'number' ? all([isThere, make.compare(expr, '!=', make.number('0'))]) : isThere;
    }
  }
};
