import type { Aggregate, Condition, Names, Value } from '../model/index.js';
import { writeWhere } from './where.js';
import type { Pen } from './pen.js';
import { writeMoment, writeWindow } from './windows.js';

export type WriteCondition = (pen: Pen, condition: Condition, level: number) => string;

/** How tightly a value is bound: sums, products, signs, and what stands by itself. */
const SUM = 1;
const PRODUCT = 2;
const SIGN = 3;
const ALONE = 4;

const LEVELS = { '+': SUM, '-': SUM, '*': PRODUCT, '/': PRODUCT } as const;

export interface ValuePlace {
  /** On the right of a comparison, where quotes make a text. */
  readonly right?: boolean;
  /** In what is aggregated, where the event has to be named. */
  readonly named?: string;
  readonly condition: WriteCondition;
}

export function writeValue(pen: Pen, value: Value, place: ValuePlace, level = SUM): string {
  const own = levelOf(value);
  const text = writeBare(pen, value, place);
  return own < level || (own < ALONE && pen.choose(12) === 1) ? pen.parens(text) : text;
}

function levelOf(value: Value): number {
  if (value.kind === 'arith') return LEVELS[value.op];
  return value.kind === 'negate' ? SIGN : ALONE;
}

function writeBare(pen: Pen, value: Value, place: ValuePlace): string {
  const { right: _, ...inside } = place;
  const inner = (operand: Value) => writeValue(pen, operand, inside);
  switch (value.kind) {
    case 'number':
      return pen.number(value.decimal);
    case 'percent':
      return `${value.decimal}${pen.sign('%')}`;
    case 'duration':
      return pen.duration(value.duration);
    case 'moment':
      return writeMoment(value.moment);
    case 'bool':
      return pen.word(value.value ? 'true' : 'false');
    case 'text':
      return pen.quoted(value.text);
    case 'customer-field':
      return writeCustomerField(pen, value.field, place);
    case 'event-field':
      return writeEventField(pen, value, place);
    case 'at':
      if (value.as !== undefined) return `${pen.name(value.as)}.at`;
      return place.named === undefined ? 'at' : `${writeEvent(pen, place.named)}.at`;
    case 'metric': {
      const names = pen.book.metrics.find((metric) => metric.names[0] === value.metric)?.names ?? [value.metric];
      return (place.right ? pen.bareOneOf(names) : undefined) ?? pen.oneOf(names);
    }
    case 'arith': {
      const level = LEVELS[value.op];
      const left = writeValue(pen, value.left, place, level);
      // Exact arithmetic may overflow on the way, so that brackets on the right are meant.
      const right = writeValue(pen, value.right, { ...place, right: true }, level + 1);
      return `${left} ${pen.sign(value.op)} ${right}`;
    }
    case 'negate':
      return `${pen.sign('-')}${writeValue(pen, value.operand, place, ALONE)}`;
    case 'call': {
      const last = recency(pen, value);
      return last ?? `${pen.word(value.fn)}${pen.parens(pen.list(value.args.map(inner)))}`;
    }
    case 'distance': {
      const coordinate = (degrees: string) => (degrees.startsWith('-') ? `-${degrees.slice(1)}` : degrees);
      const args = [inner(value.operand), coordinate(value.lat), coordinate(value.lng)];
      return `${pen.word('distance')}${pen.parens(pen.list(args))}`;
    }
    case 'bucket':
      return `${pen.word('bucket')}${pen.parens(pen.list([String(value.n), pen.quoted(value.salt)]))}`;
    case 'score':
      return `${pen.word('score')}${pen.parens(pen.list([inner(value.operand), String(value.n)]))}`;
    case 'aggregate':
      return writeAggregate(pen, value, place.condition);
  }

  /** `since last order`, which is `since(last(order))` read aloud. */
  function recency(writer: Pen, call: Extract<Value, { kind: 'call' }>): string | undefined {
    const [of] = call.args;
    if ((call.fn !== 'since' && call.fn !== 'until') || of?.kind !== 'aggregate' || of.overall) return undefined;
    if ((of.fn !== 'first' && of.fn !== 'last') || of.of !== undefined) return undefined;
    // What follows could be read as its `where` or its window.
    if (of.as !== undefined || of.where || of.window || writer.choose(2) === 0) return undefined;
    return `${writer.word(call.fn)} ${writer.word(of.fn)} ${writeEvent(writer, of.event)}`;
  }
}

export function writeEvent(pen: Pen, event: string): string {
  return pen.oneOf(pen.book.events.find((kind) => kind.names[0] === event)?.names ?? [event]);
}

function isEventFieldName(pen: Pen, names: Names): boolean {
  return pen.book.events.some((event) =>
    event.fields.some((field) => field.names.some((name) => names.includes(name))),
  );
}

function writeCustomerField(pen: Pen, field: string, place: ValuePlace): string {
  const names = pen.book.customer.fields.find((one) => one.names[0] === field)?.names ?? [field];
  const bare = place.right ? pen.bareOneOf(names) : pen.oneOf(names);
  const hidden = isEventFieldName(pen, names);
  if (bare === undefined || hidden || pen.maybe()) return `${pen.word('customer')}.${pen.oneOf(names)}`;
  return bare;
}

function writeEventField(
  pen: Pen,
  { event, field, as }: Extract<Value, { kind: 'event-field' }>,
  place: ValuePlace,
): string {
  const kind = pen.book.events.find((one) => one.names[0] === event);
  const names = kind?.fields.find((one) => one.names[0] === field)?.names ?? [field];
  if (as !== undefined) return `${pen.name(as)}.${pen.oneOf(names)}`;
  const bare = place.right ? pen.bareOneOf(names) : pen.oneOf(names);
  return bare === undefined || place.named !== undefined || pen.maybe()
    ? `${writeEvent(pen, event)}.${pen.oneOf(names)}`
    : bare;
}

function writeAggregate(pen: Pen, aggregate: Aggregate, condition: WriteCondition): string {
  const { fn, overall, event, of, as, where, window } = aggregate;
  const operand = of ? writeValue(pen, of, { condition, named: event }) : writeEvent(pen, event);
  const alias = as === undefined ? undefined : `${pen.word('as')} ${pen.name(as)}`;
  const limits = [alias, where && writeWhere(pen, where, condition), window && writeWindow(pen, window)];
  const inner = [operand, ...limits.filter((limit) => limit !== undefined)].join(' ');
  return `${overall ? `${pen.word('overall')} ` : ''}${pen.word(fn)}${pen.parens(inner)}`;
}
