import type { Decl } from '../../syntax/ast/index.js';
import { type ImportedRules, importRules, type ImportOptions, type RuleFormat } from '../document.js';
import type { Json, Pointer } from '../json.js';
import { all, type Logic, MOST_CONDITIONS, not, sizeOf, written } from '../logic.js';
import * as make from '../nodes.js';
import { isOperation, isOperator, operationOf } from './apply.js';
import { conditionOf } from './condition.js';
import type { Translation } from './value.js';
import { operandPointer } from './variables.js';

/**
 * Rules of JSON Logic as segments of the language; an `if` whose results are names becomes a tag. Whoever a rule is true
 * for is in its segment, also where fields are missing. https://jsonlogic.com
 */
export const importJsonLogic = (document: Json, options: ImportOptions): ImportedRules =>
  importRules(document, FORMAT, options);

const FORMAT: RuleFormat = {
  // A single name with a rule is no operation; an operator that nobody knows is one if it has operands.
  isRule: (json) =>
    typeof json === 'boolean' ||
    (isOperation(json) && (isOperator(operationOf(json)[0]) || Array.isArray(Object.values(json)[0]))),
  keys: ['rule', 'logic', 'jsonLogic', 'condition'],
  declare: (name, rule, pointer, translation) => {
    const results = namedResults(rule, pointer);
    if (results === 'mixed') return translation.findings.error('mixed-results', pointer, {});
    if (results !== undefined) return tagOf(name, results, pointer, translation);
    const condition = conditionOf(rule, pointer, translation);
    return condition === undefined ? undefined : make.segment(name, written(condition));
  },
};

interface Result {
  /** Undefined where nothing came before that did not hold. */
  readonly when: Json | undefined;
  readonly whenAt: Pointer;
  /** Undefined where the result is none. */
  readonly value: string | undefined;
}

/** The results of an `if` that names something; undefined where it only says whether something is so. */
const namedResults = (rule: Json, pointer: Pointer): readonly Result[] | 'mixed' | undefined => {
  if (!isOperation(rule)) return undefined;
  const [operator, parts] = operationOf(rule);
  if (operator !== 'if' && operator !== '?:') return undefined;
  const results = parts.filter((_, index) => index % 2 === 1 || index === parts.length - 1);
  const isName = (part: Json): boolean => (typeof part === 'string' && part !== '') || typeof part === 'number';
  if (!results.some(isName)) return undefined;
  const isNone = (part: Json): boolean => part === null || part === false || part === '';
  if (!results.every((part) => isName(part) || isNone(part))) return 'mixed';
  return results.map((result, index): Result => {
    const isLast = 2 * index + 1 >= parts.length;
    return {
      when: isLast ? undefined : (parts[2 * index] as Json),
      whenAt: operandPointer(rule, operator, 2 * index, pointer),
      value: isName(result) ? String(result) : undefined,
    };
  });
};

/** The first case that holds gives the value; where a result is none, that keeps the later cases from holding. */
const tagOf = (
  name: string,
  results: readonly Result[],
  pointer: Pointer,
  translation: Translation,
): Decl | undefined => {
  const cases = [];
  const before: Logic[] = [];
  let written = 0;
  for (const { when, whenAt, value } of results) {
    const own = when === undefined ? true : conditionOf(when, whenAt, translation);
    if (own === undefined) return undefined;
    if (value === undefined) before.push(not(own));
    else {
      written += before.reduce((sum, each) => sum + sizeOf(each), 0);
      if (written > MOST_CONDITIONS)
        return translation.findings.error('too-large', pointer, { operator: 'if', limit: MOST_CONDITIONS });
      const condition = all([own, ...before]);
      if (condition !== false) cases.push(make.taggedCase(value, condition === true ? undefined : condition));
    }
    if (own === true) break;
  }
  return cases.length === 0 ? undefined : make.tag(name, cases);
};
