import { decimal, duration, integer, time, type ValueType } from '../../catalog/types.js';
import type { EventThing, Field } from '../../catalog/catalog.js';
import type { CheckedBook } from '../../check/index.js';
import type { TagModel } from '../../check/model.js';
import type { KeywordId } from '../../syntax/index.js';
import { walk } from '../../syntax/visit.js';
import type { Operand, Scope } from './place.js';

/** What a book knows of the names that were typed. */

export const eventNamed = (book: CheckedBook, name: string | undefined): EventThing | undefined =>
  name === undefined ? undefined : book.catalog.events.find(({ names }) => names.includes(name));

export const tagNamed = (book: CheckedBook, name: string): TagModel | undefined =>
  book.tags.find(({ names }) => names.includes(name));

const fieldNamed = (fields: readonly Field[], name: string): Field | undefined =>
  fields.find(({ names }) => names.includes(name));

/** The field that an operand is, or takes its values from. */
export const fieldOf = (operand: Operand, scope: Scope, book: CheckedBook): Field | undefined => {
  switch (operand.kind) {
    case 'name':
      return (
        fieldNamed(eventNamed(book, scope.event)?.fields ?? [], operand.name) ??
        fieldNamed(book.catalog.customer.fields, operand.name) ??
        fieldOfMetric(operand.name, book)
      );
    case 'member': {
      const event = eventNamed(book, scope.aliases.get(operand.owner) ?? operand.owner);
      return fieldNamed(event?.fields ?? book.catalog.customer.fields, operand.name);
    }
    case 'call':
      return operand.argument && PASSES_ON.has(operand.fn) ? fieldOf(operand.argument, scope, book) : undefined;
    default:
      return undefined;
  }
};

const PASSES_ON: ReadonlySet<KeywordId> = new Set([
  'first',
  'last',
  'mode',
  'min',
  'max',
  'sum',
  'avg',
  'abs',
  'round',
]);

/** The field whose values a metric takes. */
export const fieldOfMetric = (name: string, book: CheckedBook): Field | undefined => {
  const metric = book.metrics.find(({ names }) => names.some(({ text }) => text === name));
  if (metric?.value.kind !== 'Aggregate') return undefined;
  const target = book.targets.get(metric.value.operand);
  const keeps = metric.value.fn === 'mode' || metric.value.fn === 'first' || metric.value.fn === 'last';
  return keeps && target?.kind === 'event-field' ? target.field : undefined;
};

/** The type of an operand, as far as it can be told. */
export const typeOfOperand = (operand: Operand, scope: Scope, book: CheckedBook): ValueType | undefined => {
  if (operand.kind === 'name') {
    if (operand.name === 'at' && scope.event !== undefined) return time;
    const metric = book.metrics.find(({ names }) => names.some(({ text }) => text === operand.name));
    if (metric !== undefined) return book.types.get(metric.value);
  }
  if (operand.kind === 'member' && operand.name === 'at') return time;
  if (operand.kind === 'call') {
    switch (operand.fn) {
      case 'count':
      case 'distinct':
      case 'days':
      case 'age':
      case 'hour':
      case 'weekday':
      case 'day':
      case 'month':
      case 'year':
      case 'score':
      case 'bucket':
        return integer;
      case 'share':
        return decimal;
      case 'since':
      case 'until':
        return duration;
      case 'date':
      case 'anniversary':
        return { kind: 'date' };
      case 'distance':
        return { kind: 'distance' };
      default:
        return (
          fieldOf(operand, scope, book)?.type ?? (operand.fn === 'first' || operand.fn === 'last' ? time : undefined)
        );
    }
  }
  return fieldOf(operand, scope, book)?.type;
};

const kept = new WeakMap<CheckedBook, ReadonlyMap<Field, readonly string[]>>();

/** The texts that a book's rules compare each field with: what its values look like. */
export const textsSeen = (field: Field, book: CheckedBook): readonly string[] => {
  const known = kept.get(book) ?? gatherTexts(book);
  kept.set(book, known);
  return known.get(field) ?? [];
};

const gatherTexts = (book: CheckedBook): ReadonlyMap<Field, readonly string[]> => {
  const seen = new Map<Field, Set<string>>();
  for (const file of book.files) {
    walk(file, (node) => {
      const [operand, items] =
        node.kind === 'Compare'
          ? [node.left, [node.right]]
          : node.kind === 'Has' || (node.kind === 'In' && Array.isArray(node.items))
            ? [node.operand, node.items as readonly (typeof node.operand)[]]
            : [undefined, []];
      const target = operand === undefined ? undefined : book.targets.get(operand);
      if (target?.kind !== 'customer-field' && target?.kind !== 'event-field') return;
      for (const item of items) {
        const value = book.targets.get(item);
        if (value?.kind !== 'text') continue;
        const texts = seen.get(target.field) ?? new Set();
        seen.set(target.field, texts.add(value.value));
      }
    });
  }
  return new Map([...seen].map(([field, texts]) => [field, [...texts]]));
};
