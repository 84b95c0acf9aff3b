import type { EventThing, Field } from '../../catalog/catalog.js';
import type { ValueType } from '../../catalog/types.js';
import { time } from '../../catalog/types.js';
import { unreachable } from '../../text/unreachable.js';
import type { Context } from '../context.js';
import type { Target } from '../model.js';

/** What names the customer in `customer.city`. */
const CUSTOMER = new Set(['customer', '客户']);
/** What the time of the event at hand is called. */
export const EVENT_TIME = 'at';

export const isCustomerWord = (name: string, cx: Context): boolean =>
  CUSTOMER.has(name) && cx.book.scope.find(name)?.kind !== 'event';

export const fieldNamed = (fields: readonly Field[], name: string): Field | undefined =>
  fields.find((field) => field.names.includes(name));

/** What a bare name means where it stands: a field of the event at hand, its time, else a thing of the book. */
export const lookUp = (name: string, cx: Context): Target | undefined =>
  (cx.event === undefined ? undefined : ofEvent(cx.event, name)) ?? cx.book.scope.find(name);

/** A field of an event, or its time. */
export const ofEvent = (event: EventThing, name: string): Target | undefined => {
  const field = fieldNamed(event.fields, name);
  if (field !== undefined) return { kind: 'event-field', event, field };
  return name === EVENT_TIME ? { kind: 'event-time', event } : undefined;
};

/** The type of what a name means; undefined for what is no value. */
export const typeOfTarget = (target: Target, cx: Context): ValueType | undefined => {
  switch (target.kind) {
    case 'customer-field':
    case 'event-field':
      return target.field.type;
    case 'event-time':
      return time;
    case 'metric':
      return cx.metric(target.metric);
    case 'event':
    case 'tag':
    case 'segment':
    case 'list':
    case 'enum-value':
    case 'tag-value':
    case 'text':
      return undefined;
    default:
      return unreachable(target);
  }
};

/** Events of the book that have a field of this name. */
export const eventsWithField = (name: string, cx: Context): readonly EventThing[] =>
  cx.book.catalog.events.filter((event) => fieldNamed(event.fields, name) !== undefined);
