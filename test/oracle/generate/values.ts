import type { Aggregate, AggregateName, CallName, EventKind, Value } from '../model/index.js';
import type { Dice } from './dice.js';
import { eventCondition } from './event-conditions.js';
import { exactDuration, INTEGERS, NUMBERS } from './literals.js';
import {
  customerSources,
  enumValues,
  eventSources,
  inEvent,
  ofKind,
  type Kind,
  type KnownMetric,
  type Scope,
  type Source,
} from './scope.js';
import { randomWindow } from './windows.js';

/** A value that was made up, and what later rules must know of it. */
export type MadeUp = Omit<KnownMetric, 'metric'> & { readonly value: Value };

const QUIET = { values: [], recency: false, ranked: false, overall: false };

/** Metrics that may stand at this place: inside a `where`, none that hangs on a rank. */
function metricsOf(scope: Scope, kind: Kind): readonly KnownMetric[] {
  return scope.metrics.filter((known) => known.kind === kind && !(scope.event && known.ranked));
}

/** The wording of a value of a kind; `undefined`: the book has nothing to make one of. */
export function randomValue(scope: Scope, kind: Kind, depth: number): MadeUp | undefined {
  const { dice } = scope;
  const makers: (readonly [number, (scope: Scope, kind: Kind, depth: number) => MadeUp | undefined])[] = [
    [5, fieldValue],
    [5, metricValue],
    [scope.event ? 1 : 6, aggregateValue],
    [depth > 0 ? 3 : 0, computedValue],
  ];
  // A maker that finds nothing hands over to the others.
  if (depth > 1 && (kind === 'number' || kind === 'duration') && dice.chance(0.04)) return constant(dice, kind);
  const first = dice.weighted(makers);
  for (const maker of [first, fieldValue, aggregateValue, metricValue]) {
    const made = maker(scope, kind, depth);
    if (made) return made;
  }
  return undefined;
}

/** A written value: as a metric, a name for a figure. */
function constant(dice: Dice, kind: 'number' | 'duration'): MadeUp {
  const value: Value = kind === 'duration' ? { kind, duration: exactDuration(dice) } : literal(dice.pick(INTEGERS));
  return { ...QUIET, kind, overall: true, value };
}

function fieldValue(scope: Scope, kind: Kind): MadeUp | undefined {
  const sources = ofKind([...customerSources(scope), ...(scope.event ? eventSources(scope.event) : [])], kind);
  if (sources.length === 0) return undefined;
  return fromSource(kind, scope.dice.pick(sources));
}

function fromSource(kind: Kind, source: Source): MadeUp {
  return { ...QUIET, kind, value: source.value, values: enumValues(source) };
}

function metricValue(scope: Scope, kind: Kind): MadeUp | undefined {
  const metrics = metricsOf(scope, kind);
  if (metrics.length === 0) return undefined;
  const { metric, ...known } = scope.dice.pick(metrics);
  return { ...known, value: { kind: 'metric', metric: metric.names[0] } };
}

/** Aggregates that answer with a field's own kind, by the kind of the field. */
const OWN_KIND: Record<Kind, readonly AggregateName[]> = {
  number: ['sum', 'avg', 'min', 'max', 'first', 'last', 'mode'],
  money: ['sum', 'avg', 'min', 'max', 'first', 'last', 'mode'],
  duration: ['sum', 'avg', 'min', 'max', 'first', 'last', 'mode'],
  text: ['first', 'last', 'mode'],
  enum: ['first', 'last', 'mode'],
  bool: ['first', 'last', 'mode'],
  date: ['min', 'max', 'first', 'last', 'mode'],
  time: ['min', 'max', 'first', 'last'],
};

function aggregateValue(scope: Scope, kind: Kind): MadeUp | undefined {
  const { dice } = scope;
  const event = dice.pick(scope.events);
  if (kind === 'number' && dice.chance(0.5)) return { ...QUIET, kind, ...counting(scope, event) };
  if (kind === 'time' && dice.chance(0.6)) {
    return { ...QUIET, kind, ...around(scope, event, dice.pick(['first', 'last'])) };
  }
  const fn = dice.pick(OWN_KIND[kind]);
  const operand = operandOf(scope, event, kind, fn);
  if (operand === undefined) return undefined;
  return { ...QUIET, kind, values: operand.values, ...around(scope, event, fn, operand.of) };
}

/** What is aggregated: a field, something reckoned with a field, or a part of a time. */
function operandOf(
  scope: Scope,
  event: EventKind,
  kind: Kind,
  fn: AggregateName,
): { readonly of: Value; readonly values: readonly string[] } | undefined {
  const { dice } = scope;
  const fields = ofKind(eventSources(event), kind);
  const part = dice.chance(0.2) ? partOfTime(scope, event, kind) : undefined;
  if (part) return { of: part, values: [] };
  if (fields.length === 0) return undefined;
  const source = dice.pick(fields);
  // A quotient has no most frequent value.
  const reckoned = isNumber(kind) && fn !== 'mode' && dice.chance(0.25);
  return { of: reckoned ? product(scope, event, kind, source.value) : source.value, values: enumValues(source) };
}

/** `hour(order.at)`, `date(order.paid)`, `since(order.at)`. */
function partOfTime(scope: Scope, event: EventKind, kind: Kind): Value | undefined {
  const { dice } = scope;
  const of = dice.pick([{ kind: 'at' } as const, ...ofKind(eventSources(event), 'time').map(({ value }) => value)]);
  const call = (...fns: readonly CallName[]): Value => ({ kind: 'call', fn: dice.pick(fns), args: [of] });
  if (kind === 'number') return call('hour', 'weekday', 'day', 'month', 'year');
  if (kind === 'duration') return call('since', 'until');
  return kind === 'date' ? call('date') : undefined;
}

const isNumber = (kind: Kind) => kind === 'number' || kind === 'money' || kind === 'duration';

/** `order.price * order.qty`. */
function product(scope: Scope, event: EventKind, kind: Kind, left: Value): Value {
  const { dice } = scope;
  const factors = ofKind(eventSources(event), 'number').map(({ value }) => value);
  const same = ofKind(eventSources(event), kind).map(({ value }) => value);
  // A customer's own figures may stand beside those of the event.
  const ofCustomer = (wanted: Kind) => dice.chance(0.2) && randomValue(inEvent(scope, event), wanted, 0)?.value;
  const factor = ofCustomer('number') || dice.pick([...factors, literal(dice.pick(NUMBERS))]);
  const term = ofCustomer(kind) || dice.pick(same);
  return dice.weighted<() => Value>([
    [4, () => ({ kind: 'arith', op: '*', left, right: factor })],
    [1, () => ({ kind: 'arith', op: '/', left, right: factor })],
    [2, () => ({ kind: 'arith', op: dice.pick(['+', '-'] as const), left, right: term })],
  ])();
}

/** `-2` is written as the negative of 2. */
function literal(decimal: string): Value {
  return decimal.startsWith('-')
    ? { kind: 'negate', operand: { kind: 'number', decimal: decimal.slice(1) } }
    : { kind: 'number', decimal };
}

/** An aggregate that counts something. */
export function counting(scope: Scope, event: EventKind): Pick<MadeUp, 'value' | 'overall'> {
  const { dice } = scope;
  const scalar = dice.pick(['number', 'money', 'duration', 'text', 'enum', 'bool', 'date', 'time'] as const);
  const distinct = operandOf(scope, event, scalar, 'distinct');
  return dice.weighted<() => Pick<MadeUp, 'value' | 'overall'>>([
    [4, () => around(scope, event, 'count')],
    [event.fields.length > 0 ? 1 : 0, () => around(scope, event, 'count', dice.pick(eventSources(event)).value)],
    [1, () => around(scope, event, 'days')],
    [2, () => around(scope, event, 'share')],
    [distinct ? 2 : 0, () => around(scope, event, 'distinct', distinct?.of)],
  ])();
}

/** An aggregate with what may stand around it: `overall`, `where`, a window. */
function around(scope: Scope, event: EventKind, fn: AggregateName, of?: Value): Pick<MadeUp, 'value' | 'overall'> {
  const { dice } = scope;
  const overall = scope.everybody && dice.chance(scope.event ? 0.3 : 0.08);
  const where = fn === 'share' || dice.chance(0.4) ? eventCondition(inEvent(scope, event), randomValue) : undefined;
  const value: Aggregate = {
    kind: 'aggregate',
    fn,
    overall,
    event: event.names[0],
    ...(of && { of }),
    ...(where && { where }),
    ...(dice.chance(0.5) && { window: randomWindow(dice, 'event') }),
  };
  return { value, overall };
}

function computedValue(scope: Scope, kind: Kind, depth: number): MadeUp | undefined {
  const { dice } = scope;
  const inner = (wanted: Kind) => randomValue(scope, wanted, depth - 1);
  if (kind === 'number' && dice.chance(0.5)) return numberFunction(scope, inner);
  if ((kind === 'date' || kind === 'time') && dice.chance(0.3)) {
    const [left, right] = [inner(kind), inner(kind)];
    if (!left || !right) return undefined;
    const fn = dice.pick(['least', 'greatest'] as const);
    const value: Value = { kind: 'call', fn, args: [left.value, right.value] };
    return { ...QUIET, kind, ranked: left.ranked || right.ranked, overall: left.overall && right.overall, value };
  }
  if (kind === 'date') return wrap(inner('time'), kind, (of) => ({ kind: 'call', fn: 'date', args: [of] }));
  if (kind === 'time') return moved(scope, inner);
  if (kind === 'duration' && dice.chance(0.2)) {
    const [left, right] = [inner('time'), inner('time')];
    return left && right && wrap(left, kind, () => ({ kind: 'arith', op: '-', left: left.value, right: right.value }));
  }
  if (kind === 'duration' && dice.chance(0.6)) {
    const fn = dice.chance(0.8) ? 'since' : 'until';
    const made = wrap(inner('time'), kind, (of) => ({ kind: 'call', fn, args: [of] }));
    return made && { ...made, recency: true };
  }
  return isNumber(kind) ? arithmetic(scope, kind, inner) : undefined;
}

/** An instant moved by a length that is written out, or by a field. */
function moved(scope: Scope, inner: (kind: Kind) => MadeUp | undefined): MadeUp | undefined {
  const { dice } = scope;
  const length = fieldValue(scope, 'duration')?.value;
  const right: Value = length && dice.chance(0.5) ? length : { kind: 'duration', duration: exactDuration(dice) };
  const op = dice.pick(['+', '-'] as const);
  return wrap(inner('time'), 'time', (left) => ({ kind: 'arith', op, left, right }));
}

function wrap(made: MadeUp | undefined, kind: Kind, around: (of: Value) => Value): MadeUp | undefined {
  return made && { ...made, kind, values: [], recency: false, value: around(made.value) };
}

function numberFunction(scope: Scope, inner: (kind: Kind) => MadeUp | undefined): MadeUp | undefined {
  const { dice } = scope;
  const fn = dice.pick([
    'hour',
    'weekday',
    'day',
    'month',
    'year',
    'age',
    'round',
    'round',
    'bucket',
    'score',
  ] as const);
  switch (fn) {
    case 'bucket':
      return {
        ...QUIET,
        kind: 'number',
        value: { kind: 'bucket', n: dice.pick([2, 3, 10, 100]), salt: dice.pick(['', 'a', '盐']) },
      };
    case 'score': {
      if (scope.event || !scope.everybody) return undefined;
      const made = inner(dice.pick(['number', 'money', 'duration', 'time'] as const));
      const n = dice.int(2, 6);
      const scored = made && !made.overall && wrap(made, 'number', (operand) => ({ kind: 'score', operand, n }));
      return scored ? { ...scored, ranked: true } : undefined;
    }
    case 'hour':
      return wrap(inner('time'), 'number', (of) => ({ kind: 'call', fn, args: [of] }));
    case 'age':
      return wrap(inner('date'), 'number', (of) => ({ kind: 'call', fn, args: [of] }));
    case 'round':
      return wrap(inner('number'), 'number', (of) => ({ kind: 'call', fn, args: [of] }));
    default:
      return wrap(inner(dice.pick(['time', 'date'] as const)), 'number', (of) => ({ kind: 'call', fn, args: [of] }));
  }
}

function arithmetic(scope: Scope, kind: Kind, inner: (kind: Kind) => MadeUp | undefined): MadeUp | undefined {
  const { dice } = scope;
  const left = inner(kind);
  if (!left) return undefined;
  const both = (right: MadeUp | undefined, value: (right: Value) => Value): MadeUp | undefined =>
    right && {
      ...QUIET,
      kind,
      ranked: left.ranked || right.ranked,
      overall: left.overall && right.overall,
      value: value(right.value),
    };
  const scalar: MadeUp = {
    ...QUIET,
    kind: 'number',
    overall: true,
    value: literal(dice.pick([...INTEGERS, ...NUMBERS])),
  };
  const same: MadeUp | undefined =
    kind === 'duration'
      ? { ...QUIET, kind, overall: true, value: { kind: 'duration', duration: exactDuration(dice) } }
      : scalar;
  return dice.weighted<() => MadeUp | undefined>([
    [
      3,
      () =>
        both(dice.chance(0.5) ? inner(kind) : same, (right) => ({
          kind: 'arith',
          op: dice.pick(['+', '-'] as const),
          left: left.value,
          right,
        })),
    ],
    [
      3,
      () =>
        both(dice.chance(0.4) ? inner('number') : scalar, (right) => ({
          kind: 'arith',
          op: '*',
          left: left.value,
          right,
        })),
    ],
    [
      3,
      () =>
        both(dice.chance(0.5) ? inner('number') : scalar, (right) => ({
          kind: 'arith',
          op: '/',
          left: left.value,
          right,
        })),
    ],
    [kind === 'number' ? 2 : 0, () => ratio(scope, inner)],
    [1, () => wrap(left, kind, (of) => ({ kind: 'call', fn: dice.pick(['abs', 'round'] as const), args: [of] }))],
    [1, () => wrap(left, kind, (operand) => ({ kind: 'negate', operand }))],
    [
      2,
      () =>
        both(inner(kind), (right) => ({
          kind: 'call',
          fn: dice.pick(['least', 'greatest'] as const),
          args: [left.value, right],
        })),
    ],
  ])();
}

/** Money by money, a duration by a duration: a number. */
function ratio(scope: Scope, inner: (kind: Kind) => MadeUp | undefined): MadeUp | undefined {
  const kind = scope.dice.pick(['money', 'duration'] as const);
  const [left, right] = [inner(kind), inner(kind)];
  if (!left || !right) return undefined;
  const value: Value = { kind: 'arith', op: '/', left: left.value, right: right.value };
  return {
    ...QUIET,
    kind: 'number',
    ranked: left.ranked || right.ranked,
    overall: left.overall && right.overall,
    value,
  };
}
