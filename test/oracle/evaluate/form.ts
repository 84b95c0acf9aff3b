import type { Book, Field, FieldType, Value } from '../model/index.js';
import { DEEPEST_PRODUCT, REAL_TERM_SCALE } from './numbers.js';

/** The decimal places of an exact number, or a double. */
export type Form = number | 'real';

const FIELD_SCALES: Partial<Record<FieldType['kind'], number>> = { number: 6, money: 2 };

/** The form that a numeric value has, whatever the facts: known from how it is written alone. */
export function formOf(value: Value, book: Book): Form {
  const form = (inner: Value) => formOf(inner, book);
  switch (value.kind) {
    case 'number':
      return fractionDigits(value.decimal);
    case 'percent':
      return fractionDigits(percentAsDecimal(value.decimal));
    case 'customer-field':
      return FIELD_SCALES[fieldNamed(book.customer.fields, value.field).type.kind] ?? 0;
    case 'event-field': {
      const fields = book.events.find((event) => event.names[0] === value.event)?.fields ?? [];
      return FIELD_SCALES[fieldNamed(fields, value.field).type.kind] ?? 0;
    }
    case 'metric': {
      const metric = book.metrics.find((one) => one.names[0] === value.metric);
      if (metric === undefined) throw new Error(`no metric ${value.metric}`);
      return form(metric.value);
    }
    case 'arith': {
      const [left, right] = [form(value.left), form(value.right)];
      if (value.op === '/' || left === 'real' || right === 'real') return 'real';
      if (value.op === '*') return left + right > DEEPEST_PRODUCT ? 'real' : left + right;
      return Math.max(left, right);
    }
    case 'negate':
      return form(value.operand);
    case 'call':
      return formOfCall(value.fn, value.args.map(form));
    case 'aggregate':
      return formOfAggregate(value.fn, value.of === undefined ? 0 : form(value.of));
    default:
      return 0;
  }
}

function formOfCall(fn: string, args: readonly Form[]): Form {
  if (fn === 'abs') return args[0] ?? 0;
  if (fn !== 'least' && fn !== 'greatest') return 0;
  return args.reduce((a, b) => (a === 'real' || b === 'real' ? 'real' : Math.max(a, b)), 0);
}

function formOfAggregate(fn: string, of: Form): Form {
  switch (fn) {
    case 'avg':
    case 'share':
      return 'real';
    case 'sum':
      return of === 'real' ? REAL_TERM_SCALE : of;
    case 'min':
    case 'max':
    case 'first':
    case 'last':
    case 'mode':
      return of;
    default:
      return 0;
  }
}

/** The scale at which values of a form are summed. */
export function sumScale(form: Form): number {
  return form === 'real' ? REAL_TERM_SCALE : form;
}

function fractionDigits(decimal: string): number {
  return decimal.split('.')[1]?.length ?? 0;
}

/** `20` percent is `0.2`. */
export function percentAsDecimal(percent: string): string {
  const [whole = '', fraction = ''] = percent.split('.');
  const digits = whole.padStart(3, '0');
  const shifted = `${digits.slice(0, -2)}.${digits.slice(-2)}${fraction}`;
  return shifted.replace(/\.?0+$/, '');
}

export function fieldNamed(fields: readonly Field[], name: string): Field {
  const field = fields.find((one) => one.names[0] === name);
  if (field === undefined) throw new Error(`no field ${name}`);
  return field;
}

/** What a metric's name stands for. */
export function throughMetrics(book: Book, value: Value): Value {
  if (value.kind !== 'metric') return value;
  const metric = book.metrics.find((one) => one.names[0] === value.metric);
  return metric ? throughMetrics(book, metric.value) : value;
}
