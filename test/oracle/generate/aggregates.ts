import type { Aggregate, AggregateName, CallName, EventKind, Value } from '../model/index.js';
import { eventCondition } from './event-conditions.js';
import { NUMBERS } from './literals.js';
import { isNumber, literal, NOTHING_SPECIAL, type MadeUp, type MakeValue } from './made-up.js';
import { enumValues, eventSources, inEvent, ofKind, type Kind, type Scope } from './scope.js';
import { randomWindow } from './windows.js';

/** Aggregates that answer with the kind of what they are taken of. */
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

export function aggregateValue(scope: Scope, kind: Kind, makeValue: MakeValue): MadeUp | undefined {
  const { dice } = scope;
  const event = dice.pick(scope.events);
  if (kind === 'number' && dice.chance(0.5)) return { ...NOTHING_SPECIAL, kind, ...counting(scope, event, makeValue) };
  if (kind === 'time' && dice.chance(0.6)) {
    return { ...NOTHING_SPECIAL, kind, ...around(scope, event, makeValue, dice.pick(['first', 'last'])) };
  }
  const fn = dice.pick(OWN_KIND[kind]);
  const operand = operandOf(scope, event, kind, fn, makeValue);
  if (operand === undefined) return undefined;
  return { ...NOTHING_SPECIAL, kind, values: operand.values, ...around(scope, event, makeValue, fn, operand.of) };
}

type Asked = Pick<MadeUp, 'value' | 'overall'>;

/** An aggregate that counts something. */
export function counting(scope: Scope, event: EventKind, makeValue: MakeValue): Asked {
  const { dice } = scope;
  const scalar = dice.pick(Object.keys(OWN_KIND) as Kind[]);
  const distinct = operandOf(scope, event, scalar, 'distinct', makeValue);
  return dice.weighted<() => Asked>([
    [4, () => around(scope, event, makeValue, 'count')],
    [1, () => around(scope, event, makeValue, 'count', dice.pick(eventSources(event)).value)],
    [1, () => around(scope, event, makeValue, 'days')],
    [2, () => around(scope, event, makeValue, 'share')],
    [distinct ? 2 : 0, () => around(scope, event, makeValue, 'distinct', distinct?.of)],
  ])();
}

/** An aggregate with what may stand around it: `overall`, `where`, a window. */
function around(scope: Scope, event: EventKind, makeValue: MakeValue, fn: AggregateName, of?: Value): Asked {
  const { dice } = scope;
  const overall = scope.everybody && dice.chance(scope.event ? 0.3 : 0.08);
  const where = fn === 'share' || dice.chance(0.4) ? eventCondition(inEvent(scope, event), makeValue) : undefined;
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

/** What is aggregated: a field, something reckoned with a field, or a part of a time. */
function operandOf(
  scope: Scope,
  event: EventKind,
  kind: Kind,
  fn: AggregateName,
  makeValue: MakeValue,
): { readonly of: Value; readonly values: readonly string[] } | undefined {
  const { dice } = scope;
  const part = dice.chance(0.2) ? partOfTime(scope, event, kind) : undefined;
  if (part) return { of: part, values: [] };
  const fields = ofKind(eventSources(event), kind);
  if (fields.length === 0) return undefined;
  const source = dice.pick(fields);
  // A quotient has no most frequent value.
  const isReckoned = isNumber(kind) && fn !== 'mode' && dice.chance(0.25);
  const of = isReckoned ? reckoned(scope, event, kind, source.value, makeValue) : source.value;
  return { of, values: enumValues(source) };
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

/** `order.price * order.qty`. */
function reckoned(scope: Scope, event: EventKind, kind: Kind, left: Value, makeValue: MakeValue): Value {
  const { dice } = scope;
  const fields = (wanted: Kind) => ofKind(eventSources(event), wanted).map(({ value }) => value);
  // A customer's own figures may stand beside those of the event.
  const ofCustomer = (wanted: Kind) => dice.chance(0.2) && makeValue(inEvent(scope, event), wanted, 0)?.value;
  const factor = ofCustomer('number') || dice.pick([...fields('number'), literal(dice.pick(NUMBERS))]);
  const term = ofCustomer(kind) || dice.pick(fields(kind));
  return dice.weighted<() => Value>([
    [4, () => ({ kind: 'arith', op: '*', left, right: factor })],
    [1, () => ({ kind: 'arith', op: '/', left, right: factor })],
    [2, () => ({ kind: 'arith', op: dice.pick(['+', '-'] as const), left, right: term })],
  ])();
}
