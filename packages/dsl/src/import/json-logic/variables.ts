import { below, isList, isObject, type Json, type Pointer } from '../json.js';
import { isOperation, operationOf } from './apply.js';

/** A field that a rule asks for, and what stands for it where it is missing. */
export interface Variable {
  readonly path: string;
  readonly fallback: Json;
  readonly pointer: Pointer;
}

/** The operators whose last operand is about the members of a list, not about the customer. */
export const ITERATORS: readonly string[] = ['filter', 'map', 'reduce', 'all', 'none', 'some'];

/** What a rule asks of the data, each place once; `undefined` stands for a name that is worked out. */
export const variablesIn = (rule: Json, pointer: Pointer): readonly (Variable | undefined)[] => {
  if (isList(rule)) return rule.flatMap((part, index) => variablesIn(part, below(pointer, index)));
  if (!isOperation(rule)) return [];
  const [operator, operands] = operationOf(rule);
  if (operator === 'var') return [variableOf(operands, pointer)];
  if (operator === 'missing' || operator === 'missing_some') return [undefined];
  const asked = ITERATORS.includes(operator) ? operands.slice(0, 1) : operands;
  return asked.flatMap((operand, index) => variablesIn(operand, operandPointer(rule, operator, index, pointer)));
};

export const variableOf = ([path, fallback = null]: readonly Json[], pointer: Pointer): Variable | undefined =>
  typeof path === 'string' || typeof path === 'number'
    ? isOperation(fallback) || isList(fallback)
      ? undefined
      : { path: String(path), fallback, pointer }
    : undefined;

/** Where an operand stands: one alone may stand without a list around it. */
export const operandPointer = (rule: Json, operator: string, index: number, pointer: Pointer): Pointer =>
  isObject(rule) && isList(rule[operator]) ? below(pointer, operator, index) : below(pointer, operator);

export const isSame = (a: Variable, b: Variable): boolean =>
  a.path === b.path && JSON.stringify(a.fallback) === JSON.stringify(b.fallback);

/** The rule as it is for whom some variables are missing. */
export const withMissing = (rule: Json, missing: readonly Variable[]): Json => {
  if (isList(rule)) return rule.map((part) => withMissing(part, missing));
  if (!isOperation(rule)) return rule;
  const [operator, operands] = operationOf(rule);
  if (operator === 'var') {
    const variable = variableOf(operands, '');
    return variable !== undefined && missing.some((each) => isSame(each, variable)) ? variable.fallback : rule;
  }
  if (ITERATORS.includes(operator)) return rule;
  return { [operator]: operands.map((operand) => withMissing(operand, missing)) };
};
