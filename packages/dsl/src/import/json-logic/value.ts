import type { ArithOp, Expr } from '../../syntax/ast/index.js';
import type { Findings } from '../findings.js';
import type { Json, Pointer } from '../json.js';
import { shownJson } from '../json.js';
import { numberLiteral } from '../literals.js';
import * as make from '../nodes.js';
import type { Subject, Subjects } from '../subjects.js';
import { apply, isOperation, isOperator, operationOf, UnknownOperator } from './apply.js';
import { operandPointer, variableOf, variablesIn } from './variables.js';

/** What a translation reads and fills. */
export interface Translation {
  readonly subjects: Subjects;
  readonly findings: Findings;
}

/** An operand of a comparison: what is known, a field, or what is worked out from fields. */
export type Operand =
  | { readonly kind: 'constant'; readonly value: Json }
  | { readonly kind: 'subject'; readonly subject: Subject }
  | { readonly kind: 'worked-out'; readonly expr: Expr }
  /** It is no number for anybody, so that no comparison with it holds. */
  | { readonly kind: 'no-number' };

/** What an operand is; undefined, and said so, where there is no counterpart. */
export const operandOf = (rule: Json, pointer: Pointer, translation: Translation): Operand | undefined => {
  if (variablesIn(rule, pointer).length === 0) return constantOf(rule, pointer, translation);
  if (!isOperation(rule)) {
    return translation.findings.error('wrong-shape', pointer, { operator: '[]', found: shownJson(rule) });
  }
  const [operator, operands] = operationOf(rule);
  const at = (index: number): Pointer => operandPointer(rule, operator, index, pointer);
  if (operator === 'var') return variable(operands, pointer, translation);
  if (operator === 'log') return operandOf(operands[0] ?? null, at(0), translation);
  if (isArithmetic(operator)) return workedOut(operator, operands, at, pointer, translation);
  return refused(operator, pointer, translation);
};

const CONDITIONS = ['and', 'or', '!', '!!', '==', '===', '!=', '!==', '<', '<=', '>', '>=', 'in', 'some', 'none', 'all', 'missing', 'missing_some', 'if', '?:']; // prettier-ignore

/** Why an operator cannot stand here. */
export const refused = (operator: string, pointer: Pointer, { findings }: Translation): undefined => {
  if (!isOperator(operator)) return findings.error('unknown-operator', pointer, { operator });
  if (CONDITIONS.includes(operator)) return findings.error('condition-as-value', pointer, {});
  return findings.error('no-counterpart', pointer, { operator });
};

/** What a rule that asks about nobody comes to. */
export const constantOf = (
  rule: Json,
  pointer: Pointer,
  { findings }: Translation,
): Extract<Operand, { kind: 'constant' }> | undefined => {
  try {
    return { kind: 'constant', value: apply(rule, null) };
  } catch (fault) {
    if (fault instanceof UnknownOperator)
      return findings.error('unknown-operator', pointer, { operator: fault.operator });
    throw fault;
  }
};

const variable = (operands: readonly Json[], pointer: Pointer, translation: Translation): Operand | undefined => {
  const subject = subjectOf(operands, pointer, translation);
  return subject === undefined ? undefined : { kind: 'subject', subject };
};

/** The field that `{"var": …}` names. */
export const subjectOf = (
  operands: readonly Json[],
  pointer: Pointer,
  { subjects, findings }: Translation,
): Subject | undefined => {
  const asked = variableOf(operands, pointer);
  if (asked === undefined) return findings.error('computed-name', pointer, {});
  const subject = subjects.named(asked.path);
  if (subject !== undefined) return subject;
  return findings.error('unknown-field', pointer, { name: asked.path, nearest: subjects.nearest(asked.path) });
};

const OPERATORS = { '+': '+', '-': '-', '*': '*', '/': '/', min: 'least', max: 'greatest' } as const;
type Arithmetic = keyof typeof OPERATORS;
const isArithmetic = (operator: string): operator is Arithmetic => Object.hasOwn(OPERATORS, operator);

const workedOut = (
  operator: Arithmetic,
  rules: readonly Json[],
  at: (index: number) => Pointer,
  pointer: Pointer,
  translation: Translation,
): Operand | undefined => {
  const operands = rules.map((rule, index) => operandOf(rule, at(index), translation));
  const numbers: Expr[] = [];
  for (const [index, operand] of operands.entries()) {
    if (operand === undefined) return undefined;
    const number = asNumber(operand, operator, at(index), translation);
    if (number === undefined) return undefined;
    if (number === 'no-number') return { kind: 'no-number' };
    numbers.push(number);
  }
  return { kind: 'worked-out', expr: combined(operator, numbers, pointer, translation) };
};

/** An operand of arithmetic. JSON Logic reads constants as JavaScript does, in two ways. */
const asNumber = (
  operand: Operand,
  operator: Arithmetic,
  pointer: Pointer,
  { findings }: Translation,
): Expr | 'no-number' | undefined => {
  switch (operand.kind) {
    case 'constant': {
      const { value } = operand;
      const read = operator === '+' || operator === '*' ? Number.parseFloat(String(value)) : Number(value);
      return Number.isNaN(read) ? 'no-number' : numberLiteral(read, pointer, findings);
    }
    case 'subject': {
      const { name, held, expr } = operand.subject;
      if (held.kind === 'number') return expr;
      return findings.error('value-does-not-fit', pointer, { name, kind: held.kind, value: operator });
    }
    case 'worked-out':
      return operand.expr;
    case 'no-number':
      return 'no-number';
  }
};

const combined = (
  operator: Arithmetic,
  [first, ...rest]: readonly Expr[],
  pointer: Pointer,
  { findings }: Translation,
): Expr => {
  if (first === undefined) throw new Error('what asks for a field has an operand');
  const op = OPERATORS[operator];
  if (op === 'least' || op === 'greatest') return rest.length === 0 ? first : make.call(op, [first, ...rest]);
  const [second] = rest;
  if (op === '-' || op === '/') {
    if (second === undefined) return make.negate(first);
    if (op === '/' && !isNonZero(second)) findings.hint('division-by-zero', pointer, {});
    return make.arith(first, op, second);
  }
  return rest.reduce((left: Expr, right) => make.arith(left, op satisfies ArithOp, right), first);
};

const isNonZero = (divisor: Expr): boolean =>
  divisor.kind === 'NumberLit'
    ? divisor.value !== '0'
    : divisor.kind === 'Negate' && divisor.operand.kind === 'NumberLit' && divisor.operand.value !== '0';
