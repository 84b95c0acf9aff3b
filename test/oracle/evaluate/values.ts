import { createHash } from 'node:crypto';
import type { CallName, Event, Value } from '../model/index.js';
import { exactMs, fullYears, parseDay } from './calendar.js';
import { compareKnown } from './compare.js';
import { knownFact } from './facts.js';
import { fieldNamed, percentAsDecimal } from './form.js';
import type { Judge, Subject } from './judge.js';
import { isNumeric, type Known } from './known.js';
import { absolute, arithmetic, exact, negate, parseDecimal, pick, round } from './numbers.js';
import { chordSquared } from './sphere.js';
import { firstInstant } from './windows.js';

/** What a value is for a customer (and an event); `undefined`: missing. */
export function valueOf(judge: Judge, value: Value, subject: Subject): Known | undefined {
  switch (value.kind) {
    case 'number':
      return parseDecimal(value.decimal);
    case 'percent':
      return parseDecimal(percentAsDecimal(value.decimal));
    case 'duration':
      return exact(exactMs(value.duration));
    case 'moment':
      return value.moment.time === undefined
        ? { kind: 'date', day: parseDay(value.moment.date) }
        : { kind: 'time', ms: firstInstant(value.moment, judge.calendar) };
    case 'bool':
      return { kind: 'bool', bool: value.value };
    case 'text':
      return { kind: 'text', text: value.text.normalize('NFC') };
    case 'customer-field':
      return knownFact(fieldNamed(judge.book.customer.fields, value.field), subject.customer.values);
    case 'event-field': {
      const kind = judge.book.events.find((event) => event.names[0] === value.event);
      const event = eventNamed(value.as, subject);
      return event && knownFact(fieldNamed(kind?.fields ?? [], value.field), event.values);
    }
    case 'at': {
      const event = eventNamed(value.as, subject);
      return event && { kind: 'time', ms: event.at };
    }
    case 'metric': {
      const metric = judge.book.metrics.find((one) => one.names[0] === value.metric);
      // A metric is about the customer, wherever its name stands.
      return metric && judge.value(metric.value, { customer: subject.customer });
    }
    case 'arith':
      return combine(value.op, judge.value(value.left, subject), judge.value(value.right, subject));
    case 'negate': {
      const operand = judge.value(value.operand, subject);
      return operand && isNumeric(operand) ? negate(operand) : undefined;
    }
    case 'call':
      return call(
        judge,
        value.fn,
        value.args.map((arg) => judge.value(arg, subject)),
      );
    case 'distance': {
      const point = judge.value(value.operand, subject);
      if (point?.kind !== 'point') return undefined;
      return { kind: 'chord', squared: chordSquared(point, { lat: Number(value.lat), lng: Number(value.lng) }) };
    }
    case 'bucket': {
      const hash = createHash('sha256').update(`${value.salt}\u0000${subject.customer.id}`).digest('hex');
      return exact(Number.parseInt(hash.slice(0, 8), 16) % value.n);
    }
    case 'score':
      return judge.score(value.operand, value.n, subject.customer);
    case 'aggregate':
      return judge.aggregate(value, subject);
  }
}

/** Without a name, the event at hand. */
function eventNamed(name: string | undefined, subject: Subject): Event | undefined {
  return name === undefined ? subject.event : subject.named?.[name];
}

function combine(op: '+' | '-' | '*' | '/', left: Known | undefined, right: Known | undefined): Known | undefined {
  if (left === undefined || right === undefined) return undefined;
  if (isNumeric(left) && isNumeric(right)) return arithmetic(op, left, right);
  // An instant less an instant is a length of time; an instant moves by a length of time.
  if (left.kind === 'time' && right.kind === 'time' && op === '-') return exact(left.ms - right.ms);
  if (left.kind === 'time' && right.kind === 'exact') return moved(left.ms, op === '-' ? -right.digits : right.digits);
  if (left.kind === 'exact' && right.kind === 'time') return moved(right.ms, left.digits);
  throw new Error(`${left.kind} ${op} ${right.kind}`);
}

function moved(ms: number, by: bigint): Known {
  return { kind: 'time', ms: ms + Number(by) };
}

function call(judge: Judge, fn: CallName, args: readonly (Known | undefined)[]): Known | undefined {
  const known = args.filter((arg) => arg !== undefined);
  const first = known[0];
  if (first === undefined || known.length < args.length) return undefined;
  const { calendar, now } = judge;
  if (fn === 'least' || fn === 'greatest') return extreme(known, fn);
  if (first.kind === 'date' || first.kind === 'time') {
    const day = first.kind === 'date' ? first.day : calendar.day(first.ms);
    switch (fn) {
      case 'hour':
        return first.kind === 'time' ? exact(calendar.local(first.ms).hour) : undefined;
      case 'weekday':
        return exact(calendar.date(day).dayOfWeek);
      case 'day':
        return exact(calendar.date(day).day);
      case 'month':
        return exact(calendar.date(day).month);
      case 'year':
        return exact(calendar.date(day).year);
      case 'date':
        return { kind: 'date', day };
      case 'age':
        return exact(fullYears(day, calendar.day(now)));
      case 'since':
        return first.kind === 'time' ? exact(now - first.ms) : undefined;
      case 'until':
        return first.kind === 'time' ? exact(first.ms - now) : undefined;
    }
  }
  const numbers = known.filter(isNumeric);
  const number = numbers[0];
  if (number === undefined) throw new Error(`${fn} of a ${first.kind}`);
  switch (fn) {
    case 'abs':
      return absolute(number);
    case 'round':
      return round(number);
  }
  throw new Error(`${fn} of a ${first.kind}`);
}

function extreme(known: readonly Known[], which: 'least' | 'greatest'): Known | undefined {
  const numbers = known.filter(isNumeric);
  if (numbers.length === known.length) return pick(numbers, which);
  const sorted = [...known].sort(compareKnown);
  return which === 'least' ? sorted[0] : sorted.at(-1);
}
