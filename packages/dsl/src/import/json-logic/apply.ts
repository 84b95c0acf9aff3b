import { isList, isObject, type Json } from '../json.js';

/** An operator that JSON Logic does not have. */
export class UnknownOperator extends Error {
  constructor(readonly operator: string) {
    super(`JSON Logic has no operator ${operator}`);
  }
}

/** What a step can come to besides JSON: `NaN` and the infinities are numbers, and a missing value is null. */
type Value = Json;

/** Whether JSON Logic takes something for an operation: an object with one key. */
export const isOperation = (json: Json): json is { readonly [operator: string]: Json } =>
  isObject(json) && Object.keys(json).length === 1;

export const operationOf = (operation: { readonly [operator: string]: Json }): readonly [string, readonly Json[]] => {
  const [[operator, operands] = ['', null]] = Object.entries(operation);
  return [operator, isList(operands) ? operands : [operands]];
};

/** Empty lists are false, unlike in JavaScript. https://jsonlogic.com/truthy */
export const truthy = (value: Value): boolean => (isList(value) ? value.length > 0 : Boolean(value));

/**
 * What a rule comes to over data, as https://jsonlogic.com/operations.html has it: needed where a rule, or a part of it,
 * asks about nobody. Throws {@link UnknownOperator}.
 */
export const apply = (rule: Json, data: Json): Value => {
  if (isList(rule)) return rule.map((part) => apply(part, data));
  if (!isOperation(rule)) return rule;
  const [operator, operands] = operationOf(rule);
  const own = LAZY[operator];
  if (own !== undefined) return own(operands, data);
  const eager = EAGER[operator];
  if (eager === undefined) throw new UnknownOperator(operator);
  return eager(
    operands.map((operand) => apply(operand, data)),
    data,
  );
};

export const isOperator = (name: string): boolean => Object.hasOwn(LAZY, name) || Object.hasOwn(EAGER, name);

type Operation = (operands: readonly Json[], data: Json) => Value;
type Operations = Readonly<Record<string, Operation | undefined>>;

const conditional: Operation = (operands, data) => {
  for (let i = 0; i + 1 < operands.length; i += 2) {
    if (truthy(apply(operands[i] as Json, data))) return apply(operands[i + 1] as Json, data);
  }
  return operands.length % 2 === 1 ? apply(operands[operands.length - 1] as Json, data) : null;
};

/** The first operand that ends the matter, or the last. */
const until =
  (ends: (value: Value) => boolean): Operation =>
  (operands, data) => {
    let value: Value = null;
    for (const operand of operands) {
      value = apply(operand, data);
      if (ends(value)) return value;
    }
    return value;
  };

const membersOf = (operands: readonly Json[], data: Json): readonly Json[] => {
  const list = apply(operands[0] ?? null, data);
  return isList(list) ? list : [];
};

const holds = (operands: readonly Json[]) => {
  const rule = operands[1] ?? null;
  return (member: Json): boolean => truthy(apply(rule, member));
};

const LAZY: Operations = Object.assign(Object.create(null) as Record<string, Operation>, {
  if: conditional,
  '?:': conditional,
  and: until((value) => !truthy(value)),
  or: until(truthy),
  filter: (operands, data) => membersOf(operands, data).filter(holds(operands)),
  map: (operands, data) => membersOf(operands, data).map((member) => apply(operands[1] ?? null, member)),
  reduce: (operands, data) =>
    membersOf(operands, data).reduce<Json>(
      (accumulator, current) => apply(operands[1] ?? null, { current, accumulator }),
      apply(operands[2] ?? null, data),
    ),
  all: (operands, data) => {
    const members = membersOf(operands, data);
    return members.length > 0 && members.every(holds(operands));
  },
  none: (operands, data) => !membersOf(operands, data).some(holds(operands)),
  some: (operands, data) => membersOf(operands, data).some(holds(operands)),
} satisfies Operations);

/** JavaScript's own conversions are what JSON Logic is made of. */
type Comparable = number;
const asNumber = (value: Json | undefined): number => Number(value as Comparable);
const parsed = (value: Json | undefined): number => Number.parseFloat(String(value));

const looselyEqual = (a: Json | undefined, b: Json | undefined): boolean =>
  // eslint-disable-next-line eqeqeq -- this is the operator that is meant
  a == b;

const ordered =
  (compares: (a: Comparable, b: Comparable) => boolean): Operation =>
  ([a, b, c]) => {
    const first = compares(a as Comparable, b as Comparable);
    return c === undefined ? first : first && compares(b as Comparable, c as Comparable);
  };

const lookUp = (path: Json | undefined, fallback: Json | undefined, data: Json): Json => {
  if (path === undefined || path === '' || path === null) return data;
  let found: Json | undefined = data;
  for (const key of String(path).split('.')) {
    if (found === null || found === undefined) return fallback ?? null;
    found = (found as { readonly [key: string]: Json | undefined })[key];
  }
  return found ?? (found === null ? null : (fallback ?? null));
};

const missingOf = (operands: readonly Json[], data: Json): readonly Json[] => {
  const keys = isList(operands[0]) ? operands[0] : operands;
  return keys.filter((key) => {
    const value = lookUp(key, null, data);
    return value === null || value === '';
  });
};

const EAGER: Operations = Object.assign(Object.create(null) as Record<string, Operation>, {
  var: ([path, fallback], data) => lookUp(path, fallback, data),
  missing: (operands, data) => missingOf(operands, data),
  missing_some: ([needed, keys], data) => {
    const all = isList(keys) ? keys : [];
    const gone = missingOf([all], data);
    return all.length - gone.length >= Number(needed) ? [] : gone;
  },
  '==': ([a, b]) => looselyEqual(a, b),
  '!=': ([a, b]) => !looselyEqual(a, b),
  '===': ([a, b]) => a === b,
  '!==': ([a, b]) => a !== b,
  '<': ordered((a, b) => a < b),
  '<=': ordered((a, b) => a <= b),
  // A third operand counts for `<` alone.
  '>': ([a, b]) => (a as Comparable) > (b as Comparable),
  '>=': ([a, b]) => (a as Comparable) >= (b as Comparable),
  '!': ([a]) => !truthy(a ?? null),
  '!!': ([a]) => truthy(a ?? null),
  '+': (operands) => operands.reduce<number>((sum, each) => sum + parsed(each), 0),
  '*': (operands) => operands.slice(1).reduce<number>((product, each) => product * parsed(each), parsed(operands[0])),
  '-': ([a, b]) => (b === undefined ? -asNumber(a) : asNumber(a) - asNumber(b)),
  '/': ([a, b]) => asNumber(a) / asNumber(b),
  '%': ([a, b]) => asNumber(a) % asNumber(b),
  min: (operands) => Math.min(...operands.map(asNumber)),
  max: (operands) => Math.max(...operands.map(asNumber)),
  in: ([needle, stack]) =>
    typeof stack === 'string' ? stack.includes(String(needle)) : isList(stack) && stack.includes(needle as Json),
  cat: (operands) => operands.map((each) => (each === null ? '' : String(each))).join(''),
  substr: ([source, start, end]) => {
    const rest = String(source).substr(Number(start ?? 0));
    if (end === undefined) return rest;
    return Number(end) < 0 ? rest.slice(0, Math.max(0, rest.length + Number(end))) : rest.slice(0, Number(end));
  },
  merge: (operands) => operands.flat(),
  log: ([a]) => a ?? null,
} satisfies Operations);
