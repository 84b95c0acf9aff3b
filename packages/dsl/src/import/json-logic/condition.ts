import type { Expr } from '../../syntax/ast/index.js';
import { below, isList, type Json, type Pointer, shownJson } from '../json.js';
import { textLiteral } from '../literals.js';
import { all, any, type Logic, MOST_CONDITIONS, not, sizeOf } from '../logic.js';
import * as make from '../nodes.js';
import { apply, isOperation, isOperator, operationOf, truthy } from './apply.js';
import { among, compared, countsAsTrue, type Relation } from './compare.js';
import { oneOfMembers, someMember } from './members.js';
import { constantOf, operandOf, refused, subjectOf, type Translation } from './value.js';
import { whateverIsMissing } from './whatever-is-missing.js';
import { operandPointer, variablesIn } from './variables.js';

/** Whether a rule counts as true, as a condition of the language; undefined, and said so, where there is no counterpart. */
export const conditionOf = (rule: Json, pointer: Pointer, translation: Translation): Logic | undefined => {
  if (variablesIn(rule, pointer).length === 0) {
    const constant = constantOf(rule, pointer, translation);
    return constant === undefined ? undefined : truthy(constant.value);
  }
  // A list counts as true as soon as there is anything in it.
  if (!isOperation(rule)) return isList(rule);
  const [operator, operands] = operationOf(rule);
  const at = (index: number): Pointer => operandPointer(rule, operator, index, pointer);
  const holds = (index: number): Logic | undefined => conditionOf(operands[index] ?? null, at(index), translation);
  switch (operator) {
    case 'and':
      return together(
        operands.map((_, index) => holds(index)),
        all,
      );
    case 'or':
      return together(
        operands.map((_, index) => holds(index)),
        any,
      );
    case '!':
      return opposite(holds(0));
    case '!!':
    case 'log':
      return holds(0);
    case 'if':
    case '?:':
      return chosen(
        operands.map((_, index) => holds(index)),
        pointer,
        translation,
      );
    case '==':
    case '===':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return relation(operator, operands, at, translation);
    case '!=':
      return opposite(relation('==', operands, at, translation));
    case '!==':
      return opposite(relation('===', operands, at, translation));
    case 'in':
      return inside(operands, at, pointer, translation);
    case 'some':
      return someMember(operands, at, translation);
    case 'none':
      return opposite(someMember(operands, at, translation));
    case 'missing':
      return together(
        namesOf(operands).map((each) => isMissing(each, pointer, translation)),
        any,
      );
    case 'missing_some':
      return someAreMissing(operands, pointer, translation);
    case 'var':
    case '+':
    case '-':
    case '*':
    case '/':
    case 'min':
    case 'max':
      return whateverIsMissing(rule, variablesIn(rule, pointer), translation, (changed, each) => {
        const operand = operandOf(changed, pointer, each);
        return operand === undefined ? undefined : countsAsTrue(operand);
      });
    default:
      return isOperator(operator)
        ? translation.findings.error('no-counterpart', pointer, { operator })
        : translation.findings.error('unknown-operator', pointer, { operator });
  }
};

const together = (
  parts: readonly (Logic | undefined)[],
  join: (parts: readonly Logic[]) => Logic,
): Logic | undefined => {
  const translated = parts.filter((part) => part !== undefined);
  return translated.length === parts.length ? join(translated) : undefined;
};

const opposite = (part: Logic | undefined): Logic | undefined => (part === undefined ? undefined : not(part));

/** `if` with conditions for its results: each counts where no condition before its own holds. */
const chosen = (
  parts: readonly (Logic | undefined)[],
  pointer: Pointer,
  { findings }: Translation,
): Logic | undefined => {
  if (parts.includes(undefined)) return undefined;
  const each = parts as readonly Logic[];
  const branches: Logic[] = [];
  const before: Logic[] = [];
  let size = 0;
  for (let index = 0; index < each.length; index += 2) {
    const isLast = index + 1 === each.length;
    const [when, result] = isLast ? [true, each[index] as Logic] : [each[index] as Logic, each[index + 1] as Logic];
    const branch = [...before, when, result];
    if (!branch.includes(false)) {
      size += branch.reduce((sum: number, part) => sum + sizeOf(part), 0);
      if (size > MOST_CONDITIONS)
        return findings.error('too-large', pointer, { operator: 'if', limit: MOST_CONDITIONS });
      branches.push(all(branch));
    }
    // Where it is true at once, a later branch may hold as well: the whole is true in any case.
    if (result !== true) before.push(not(when));
  }
  return any(branches);
};

const relation = (
  operator: Relation,
  operands: readonly Json[],
  at: (index: number) => Pointer,
  translation: Translation,
): Logic | undefined => {
  const [a = null, b = null, c] = operands;
  if (c !== undefined && (operator === '<' || operator === '<=')) return inOrder(operator, [a, b, c], at, translation);
  const branched = alongBranches(operator, [a, b], at, translation) ?? asTruth(operator, [a, b], at, translation);
  if (branched !== undefined) return branched.logic;
  return whateverIsMissing({ [operator]: [a, b] }, askedBy([a, b], at), translation, (changed, each) => {
    const [left = null, right = null] = operationOf(changed as { readonly [operator: string]: Json })[1];
    return compared(operator, [left, right], [at(0), at(1)], each);
  });
};

const askedBy = (operands: readonly Json[], at: (index: number) => Pointer): ReturnType<typeof variablesIn> =>
  operands.flatMap((operand, index) => variablesIn(operand, at(index)));

/** Three operands stand in order: whoever is missing is so on both sides of the middle. */
const inOrder = (
  operator: '<' | '<=',
  operands: readonly [Json, Json, Json],
  at: (index: number) => Pointer,
  translation: Translation,
): Logic | undefined =>
  whateverIsMissing({ [operator]: operands }, askedBy(operands, at), translation, (changed, each) => {
    const [low = null, middle = null, high = null] = operationOf(changed as { readonly [operator: string]: Json })[1];
    const steps = [
      compared(operator, [low, middle], [at(0), at(1)], each),
      compared(operator, [middle, high], [at(1), at(2)], each),
    ];
    return asRange(steps) ?? together(steps, all);
  });

/** `x >= 18 and x <= 30` reads better as `x between 18 and 30`. */
const asRange = ([low, high]: readonly (Logic | undefined)[]): Logic | undefined => {
  if (typeof low !== 'object' || typeof high !== 'object') return undefined;
  if (low.kind !== 'Compare' || high.kind !== 'Compare' || low.op !== '>=' || high.op !== '<=') return undefined;
  if (JSON.stringify(low.left) !== JSON.stringify(high.left)) return undefined;
  if (low.right.kind === 'Rank' || high.right.kind === 'Rank') return undefined;
  return isEmpty(low.right, high.right) ? undefined : make.between(low.left, low.right, high.right);
};

/** The language refuses a range that nothing lies in; two comparisons may well say so. */
const isEmpty = (low: Expr, high: Expr): boolean => {
  const [from, to] = [low, high].map(writtenNumber);
  return from !== undefined && to !== undefined && from > to;
};

const writtenNumber = (expr: Expr): number | undefined =>
  expr.kind === 'NumberLit'
    ? Number(expr.value)
    : expr.kind === 'Negate' && expr.operand.kind === 'NumberLit'
      ? -Number(expr.operand.value)
      : undefined;

interface Found {
  readonly logic: Logic | undefined;
}

/** `if` as an operand: the comparison is made with each result, under its condition. */
const alongBranches = (
  operator: Relation,
  operands: readonly [Json, Json],
  at: (index: number) => Pointer,
  translation: Translation,
): Found | undefined => {
  const index = operands.findIndex((operand) => isChoice(operand) && variablesIn(operand, '').length > 0);
  const choice = operands[index];
  if (choice === undefined || !isChoice(choice)) return undefined;
  const [name, parts] = operationOf(choice);
  const place = (part: number): Pointer => operandPointer(choice, name, part, at(index));
  const parted = parts.length % 2 === 0 ? [...parts, null] : parts;
  const translated = parted.map((part, which): Logic | undefined => {
    if (which % 2 === 0 && which < parted.length - 1) return conditionOf(part, place(which), translation);
    const pair: [Json, Json] = index === 0 ? [part, operands[1]] : [operands[0], part];
    return relation(operator, pair, (side) => (side === index ? place(which) : at(side)), translation);
  });
  return { logic: chosen(translated, at(index), translation) };
};

const isChoice = (rule: Json): rule is { readonly [operator: string]: Json } =>
  isOperation(rule) && ['if', '?:'].includes(operationOf(rule)[0]);

const TRUTHS = ['!', '!!', '==', '===', '!=', '!==', '<', '<=', '>', '>=', 'in', 'some', 'none', 'all'];

/** A condition as an operand is `true` or `false`, and can be compared with what is known. */
const asTruth = (
  operator: Relation,
  operands: readonly [Json, Json],
  at: (index: number) => Pointer,
  translation: Translation,
): Found | undefined => {
  const index = operands.findIndex(
    (operand) =>
      isOperation(operand) && TRUTHS.includes(operationOf(operand)[0]) && variablesIn(operand, '').length > 0,
  );
  if (index === -1) return undefined;
  const other = operands[1 - index] ?? null;
  if (variablesIn(other, '').length > 0) return undefined;
  const condition = conditionOf(operands[index] ?? null, at(index), translation);
  const known = constantOf(other, at(1 - index), translation);
  if (condition === undefined || known === undefined) return { logic: undefined };
  const holds = (truth: boolean): boolean =>
    Boolean(apply({ [operator]: index === 0 ? [truth, known.value] : [known.value, truth] }, null));
  if (holds(true) === holds(false)) return { logic: holds(true) };
  return { logic: holds(true) ? condition : not(condition) };
};

/** `in` looks for a value in a list, or for a text in a text. */
const inside = (
  [needle = null, stack = null]: readonly Json[],
  at: (index: number) => Pointer,
  pointer: Pointer,
  translation: Translation,
): Logic | undefined => {
  const { findings } = translation;
  if (variablesIn(stack, '').length > 0) return containing(needle, stack, at, translation);
  const list = constantOf(stack, at(1), translation)?.value;
  if (list === undefined) return undefined;
  if (typeof list === 'string') return findings.error('no-counterpart', pointer, { operator: 'in' });
  const values = isList(list) ? list : [];
  return whateverIsMissing(needle, variablesIn(needle, at(0)), translation, (changed, each) => {
    const operand = operandOf(changed, at(0), each);
    if (operand === undefined) return undefined;
    if (operand.kind === 'subject') return among(operand.subject, values, at(1), each);
    if (operand.kind === 'constant') return values.includes(operand.value);
    if (operand.kind === 'no-number') return false;
    const equal = values.filter((value) => typeof value === 'number');
    return together(
      equal.map((value) => compared('===', [changed, value], [at(0), at(1)], each)),
      any,
    );
  });
};

const containing = (
  needle: Json,
  stack: Json,
  at: (index: number) => Pointer,
  translation: Translation,
): Logic | undefined => {
  const { subjects, findings } = translation;
  if (!isOperation(stack) || operationOf(stack)[0] !== 'var') return refused('in', at(1), translation);
  const subject = subjectOf(operationOf(stack)[1], at(1), translation);
  if (subject === undefined) return undefined;
  if (variablesIn(needle, '').length > 0) return findings.error('needs-constant', at(0), { operator: 'in' });
  const sought = constantOf(needle, at(0), translation)?.value;
  if (sought === undefined) return undefined;
  if (subject.held.kind === 'set') return oneOfMembers(subject, [sought], at(0), translation);
  if (subject.held.kind !== 'text')
    return findings.error('value-does-not-fit', at(1), { name: subject.name, kind: subject.held.kind, value: 'in' });
  const text = textLiteral(String(sought), subject, subjects, at(0), findings);
  return text === undefined ? undefined : make.textTest(subject.expr, 'contains', String(sought));
};

const namesOf = (operands: readonly Json[]): readonly Json[] => (isList(operands[0]) ? operands[0] : operands);

const isMissing = (asked: Json, pointer: Pointer, translation: Translation): Logic | undefined => {
  const subject = subjectOf([asked], below(pointer, 'missing'), translation);
  return subject === undefined ? undefined : make.missing(subject.expr);
};

/** So many ways to choose who is missing are written out. */
const MOST_CASES = 20;

/** `missing_some` is true while fewer than so many are there: while one more than the others may be missing. */
const someAreMissing = (
  [needed = 0, keys = []]: readonly Json[],
  pointer: Pointer,
  translation: Translation,
): Logic | undefined => {
  if (typeof needed !== 'number' || !isList(keys))
    return translation.findings.error('wrong-shape', pointer, { operator: 'missing_some', found: shownJson(keys) });
  if (needed <= 0) return false;
  const parts = keys.map((key) => isMissing(key, pointer, translation));
  if (parts.includes(undefined)) return undefined;
  const count = Math.max(1, keys.length - Math.ceil(needed) + 1);
  if (choicesOf(keys.length, count) > MOST_CASES)
    return translation.findings.error('too-many-cases', pointer, { limit: MOST_CASES });
  return any(choices(parts as readonly Logic[], count).map(all));
};

/** In how many ways so many can be chosen out of some. */
const choicesOf = (from: number, count: number): number => {
  let ways = 1;
  for (let chosen = 0; chosen < count; chosen += 1) ways = Math.round((ways * (from - chosen)) / (chosen + 1));
  return ways;
};

const choices = <T>(from: readonly T[], count: number): readonly (readonly T[])[] => {
  if (count === 0) return [[]];
  return from.flatMap((each, index) => choices(from.slice(index + 1), count - 1).map((rest) => [each, ...rest]));
};
