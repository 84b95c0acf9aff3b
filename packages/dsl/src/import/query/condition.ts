import { below, isList, isObject, type Json, type JsonObject, type Pointer, shownJson } from '../json.js';
import { all, any, type Logic, MOST_CONDITIONS, not, sizeOf } from '../logic.js';
import type { Translating } from '../document.js';
import { ruleCondition } from './rule.js';

/** A group of rules, as react-querybuilder keeps it, with one combinator for all or one between each two. */
export const isGroup = (json: Json | undefined): json is JsonObject & { readonly rules: readonly Json[] } =>
  isObject(json) && isList(json['rules']);

/** The name of a rule's field or operator while nobody has chosen one. */
const PLACEHOLDER = '~';

/** What a group asks for; undefined, and said so, where there is no counterpart. */
export const groupCondition = (
  group: JsonObject & { readonly rules: readonly Json[] },
  pointer: Pointer,
  translation: Translating,
): Logic | undefined => {
  const { findings } = translation;
  if (group['muted'] === true) {
    findings.hint('rule-left-out', pointer, { why: 'muted' });
    return true;
  }
  const isIndependent = group.rules.some((part) => typeof part === 'string');
  const combined = isIndependent
    ? independent(group.rules, below(pointer, 'rules'), translation)
    : uniform(group, pointer, translation);
  return combined === undefined ? undefined : group['not'] === true ? not(combined) : combined;
};

type Combinator = 'and' | 'or' | 'xor';

const combinatorOf = (json: Json | undefined, pointer: Pointer, { findings }: Translating): Combinator | undefined => {
  const written = typeof json === 'string' ? json.toLowerCase() : json;
  if (written === 'and' || written === 'or' || written === 'xor') return written;
  return findings.error('unknown-operator', pointer, { operator: shownJson(json ?? null) });
};

const uniform = (
  group: JsonObject & { readonly rules: readonly Json[] },
  pointer: Pointer,
  translation: Translating,
): Logic | undefined => {
  const combinator = combinatorOf(group['combinator'], below(pointer, 'combinator'), translation);
  const parts = partsOf(group.rules, below(pointer, 'rules'), translation);
  if (combinator === undefined || parts === undefined) return undefined;
  if (parts.length === 0) {
    translation.findings.hint('empty-group', pointer, {});
    return true;
  }
  return combine(combinator, parts, pointer, translation);
};

/** `[rule, "and", rule, "or", rule]`: `and` binds tighter, as it does in SQL and here. */
const independent = (rules: readonly Json[], pointer: Pointer, translation: Translating): Logic | undefined => {
  const { findings } = translation;
  const disjuncts: Logic[][] = [[]];
  let isComplete = true;
  let last: Combinator | undefined;
  for (const [index, part] of rules.entries()) {
    const at = below(pointer, index);
    if (index % 2 === 1) {
      last = combinatorOf(part, at, translation);
      if (last === 'xor') findings.error('no-counterpart', at, { operator: 'xor' });
      if (last === 'or') disjuncts.push([]);
      isComplete &&= last === 'and' || last === 'or';
      continue;
    }
    const translated = partsOf([part], at, translation, true);
    if (translated === undefined) isComplete = false;
    else disjuncts.at(-1)?.push(...translated);
  }
  if (rules.length % 2 === 0)
    findings.error('wrong-shape', pointer, { operator: 'rules', found: shownJson(rules.at(-1) ?? null) });
  return isComplete && rules.length % 2 === 1 ? any(disjuncts.filter((each) => each.length > 0).map(all)) : undefined;
};

/** Every rule and group that counts; undefined where one of them has no counterpart. */
const partsOf = (
  rules: readonly Json[],
  pointer: Pointer,
  translation: Translating,
  isPlace = false,
): readonly Logic[] | undefined => {
  let isComplete = true;
  const parts: Logic[] = [];
  for (const [index, part] of rules.entries()) {
    const at = isPlace ? pointer : below(pointer, index);
    if (isLeftOut(part, at, translation)) continue;
    const condition = isGroup(part)
      ? groupCondition(part, at, translation)
      : isObject(part)
        ? ruleCondition(part, at, translation)
        : translation.findings.error('wrong-shape', at, { operator: 'rules', found: shownJson(part) });
    if (condition === undefined) isComplete = false;
    else parts.push(condition);
  }
  return isComplete ? parts : undefined;
};

/** What react-querybuilder itself leaves out where it writes a query in another language. */
const isLeftOut = (part: Json, pointer: Pointer, { findings }: Translating): boolean => {
  if (!isObject(part)) return false;
  if (part['muted'] === true) {
    findings.hint('rule-left-out', pointer, { why: 'muted' });
    return true;
  }
  if (isGroup(part) || (part['field'] !== PLACEHOLDER && part['operator'] !== PLACEHOLDER)) return false;
  findings.hint('rule-left-out', pointer, { why: 'placeholder' });
  return true;
};

const combine = (
  combinator: Combinator,
  parts: readonly Logic[],
  pointer: Pointer,
  { findings }: Translating,
): Logic | undefined => {
  if (combinator === 'and') return all(parts);
  if (combinator === 'or') return any(parts);
  return oneOfTwo(parts) ?? findings.error('too-large', pointer, { operator: 'xor', limit: MOST_CONDITIONS });
};

/**
 * `xor` of all: each side is written twice. Halves that are put together come to the square of their number; one after
 * the other would double with each. Undefined where it is too much all the same.
 */
const oneOfTwo = (parts: readonly Logic[]): Logic | undefined => {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const middle = Math.ceil(parts.length / 2);
  const [left, right] = [oneOfTwo(parts.slice(0, middle)), oneOfTwo(parts.slice(middle))];
  if (left === undefined || right === undefined) return undefined;
  if (2 * (sizeOf(left) + sizeOf(right)) > MOST_CONDITIONS) return undefined;
  return any([all([left, not(right)]), all([not(left), right])]);
};
