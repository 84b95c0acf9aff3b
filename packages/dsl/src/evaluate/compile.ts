import { eventsIn, laterEvents } from '../emit/json-logic/operators/events.js';
import { OPERATORS } from '../emit/json-logic/operators/index.js';
import type { Known, Operator, Scope, ScopeEvent, World } from '../emit/json-logic/operators/scope.js';
import type { Rule, RuleObject } from '../emit/json-logic/rule.js';
import { compareText } from '../plan/semantics/index.js';
import type { PlanWindow, Span } from '../plan/windows.js';

/** A rule of JSON Logic as a function, which does without looking its operators up again. */
// oxlint-disable-next-line typescript/no-explicit-any -- as with operators, the emitter fixes what each rule gives
export type Compiled = (scope: Scope) => any;

/** Operators that are compiled in a way of their own: what reads answers works them out when they are first read. */
export type Reads = Readonly<
  Record<string, (operands: readonly Rule[], compile: (rule: Rule) => Compiled) => Compiled>
>;

export const compileRule = (rule: Rule, reads: Reads): Compiled => {
  const compile = (each: Rule): Compiled => compileRule(each, reads);
  if (isConstant(rule)) return () => rule;
  if (Array.isArray(rule)) {
    const parts = rule.map(compile);
    return (scope) => parts.map((part) => part(scope));
  }
  const [operator, operands] = callOf(rule as RuleObject);
  const own = reads[operator];
  if (own !== undefined) return own(operands, compile);
  switch (operator) {
    case 'and':
      return every(operands.map(compile));
    case 'or':
      return some(operands.map(compile));
    case '!': {
      const operand = compile(operands[0] ?? null);
      return (scope) => !operand(scope);
    }
    case 'if':
      return choice(operands.map(compile));
    case 'some': {
      const [list, test] = [listOf(operands[0] ?? null, reads), compile(operands[1] ?? null)];
      return (scope) => list(scope, test);
    }
    case 'map': {
      const [list, value] = mapped(operands, reads);
      return (scope) => {
        const values: unknown[] = [];
        list(scope, (inner) => {
          values.push(value(inner));
          return false;
        });
        return values;
      };
    }
    case 'tw_count': {
      const list = listOf(operands[0] ?? null, reads);
      return (scope) => {
        let count = 0;
        list(scope, () => {
          count += 1;
          return false;
        });
        return count;
      };
    }
    case 'tw_in':
      return memberOf(compile(operands[0] ?? null), operands[1] as readonly (string | number)[]);
  }
  const comparison = COMPARISONS[operator];
  if (comparison !== undefined) return comparison(compile(operands[0] ?? null), compile(operands[1] ?? null));
  const run = OPERATORS[operator];
  if (run === undefined) throw new Error(`there is no operator ${operator}`);
  return applied(run, operands.map(compile));
};

const isConstant = (rule: Rule): boolean => {
  if (rule === null || typeof rule !== 'object') return true;
  return Array.isArray(rule) ? rule.every(isConstant) : Object.keys(rule).length !== 1;
};

const callOf = (rule: RuleObject): readonly [operator: string, operands: readonly Rule[]] => {
  const [[operator, operands] = ['', []]] = Object.entries(rule);
  return [operator, Array.isArray(operands) ? operands : [operands]];
};

const every = (parts: readonly Compiled[]): Compiled => {
  if (parts.length === 2) {
    const [a, b] = parts as [Compiled, Compiled];
    return (scope) => a(scope) && b(scope);
  }
  return (scope) => {
    for (const part of parts) if (!part(scope)) return false;
    return true;
  };
};

const some = (parts: readonly Compiled[]): Compiled => {
  if (parts.length === 2) {
    const [a, b] = parts as [Compiled, Compiled];
    return (scope) => a(scope) || b(scope);
  }
  return (scope) => {
    for (const part of parts) if (part(scope)) return true;
    return false;
  };
};

const choice =
  (parts: readonly Compiled[]): Compiled =>
  (scope) => {
    let index = 0;
    for (; index + 1 < parts.length; index += 2) {
      if ((parts[index] as Compiled)(scope)) return (parts[index + 1] as Compiled)(scope);
    }
    return parts[index]?.(scope) ?? null;
  };

const memberOf = (value: Compiled, values: readonly (string | number)[]): Compiled => {
  const members = new Set<unknown>(values);
  return (scope) => members.has(value(scope));
};

/** Numbers of both forms compare by themselves, exactly; only text needs an order of its own. */
const comparison =
  (numbers: (a: number, b: number) => boolean, order: (order: number) => boolean) =>
  (left: Compiled, right: Compiled): Compiled =>
  (scope) => {
    const a = left(scope);
    if (a === null) return false;
    const b = right(scope);
    if (b === null) return false;
    return typeof a === 'string' ? order(compareText(a, b)) : numbers(a, b);
  };

const COMPARISONS: Readonly<Record<string, (left: Compiled, right: Compiled) => Compiled>> = {
  tw_eq: comparison(
    (a, b) => a === b,
    (order) => order === 0,
  ),
  tw_lt: comparison(
    (a, b) => a < b,
    (order) => order < 0,
  ),
  tw_le: comparison(
    (a, b) => a <= b,
    (order) => order <= 0,
  ),
  tw_gt: comparison(
    (a, b) => a > b,
    (order) => order > 0,
  ),
  tw_ge: comparison(
    (a, b) => a >= b,
    (order) => order >= 0,
  ),
};

const applied = (run: Operator, operands: readonly Compiled[]): Compiled => {
  const [a, b, c] = operands;
  if (a === undefined) return (scope) => run(scope);
  if (b === undefined) return (scope) => run(scope, a(scope));
  if (c === undefined) return (scope) => run(scope, a(scope), b(scope));
  return (scope) => run(scope, ...operands.map((operand) => operand(scope)));
};

/** Goes through a list until a visit says that it has seen enough; tells whether one did. */
type List = (scope: Scope, visit: (inner: Scope) => boolean) => boolean;

const listOf = (rule: Rule, reads: Reads): List => {
  const [operator, operands] = callOf(rule as RuleObject);
  const [first = null, second] = operands;
  switch (operator) {
    case 'filter': {
      const list = listOf(first, reads);
      const test = compileRule(second ?? null, reads);
      return (scope, visit) => list(scope, (inner) => test(inner) && visit(inner));
    }
    case 'tw_events': {
      const window = second as PlanWindow | undefined;
      return (scope, visit) => visitEach(scope, eventsIn(scope.world, first as string, window), visit);
    }
    case 'tw_later_events': {
      const within = second as Span | undefined;
      return (scope, visit) => visitEach(scope, laterEvents(scope, first as string, within), visit);
    }
    default:
      throw new Error(`${operator} is no list of events`);
  }
};

/** One scope serves for all events of a list in turn. */
const visitEach = (outer: Scope, events: readonly ScopeEvent[], visit: (inner: Scope) => boolean): boolean => {
  const inner: { world: World; event: ScopeEvent; outer: Scope } = {
    world: outer.world,
    event: events[0] as ScopeEvent,
    outer,
  };
  for (const event of events) {
    inner.event = event;
    if (visit(inner)) return true;
  }
  return false;
};

/** An aggregate over the events of several customers: one list, in the order of time and then id. */
export const compileOverall = (rule: Rule, reads: Reads): ((scopes: readonly Scope[]) => Known) => {
  const [operator, [first = null, ...rest]] = callOf(rule as RuleObject);
  const run = OPERATORS[operator] as Operator;
  const [list, value] =
    operator === 'tw_count' ? [listOf(first, reads), () => null] : mapped(callOf(first as RuleObject)[1], reads);
  return (scopes) => {
    const entries: { readonly event: ScopeEvent; readonly value: unknown }[] = [];
    for (const scope of scopes) {
      list(scope, (inner) => {
        entries.push({ event: inner.event as ScopeEvent, value: value(inner) as unknown });
        return false;
      });
    }
    entries.sort(({ event: a }, { event: b }) => a.at - b.at || compareText(a.id, b.id));
    const values = entries.map((entry) => entry.value);
    return run(scopes[0] as Scope, values, ...rest) as Known;
  };
};

const mapped = ([list = null, value = null]: readonly Rule[], reads: Reads): readonly [List, Compiled] => [
  listOf(list, reads),
  compileRule(value, reads),
];
