import type { EventThing, Field } from '../../catalog/catalog.js';
import type { ValueType } from '../../catalog/types.js';
import { time } from '../../catalog/types.js';
import { unreachable } from '../../text/unreachable.js';
import type { Context, Sight } from '../context.js';
import type { Target } from '../model.js';

/** What names the customer in `customer.city`. */
const CUSTOMER = new Set(['customer', '客户']);
/** What the time of the event at hand is called. */
export const EVENT_TIME = 'at';

export const isCustomerName = (name: string): boolean => CUSTOMER.has(name);

export const isCustomerWord = (name: string, cx: Context): boolean =>
  CUSTOMER.has(name) && cx.book.scope.find(name)?.kind !== 'event';

export const fieldNamed = (fields: readonly Field[], name: string): Field | undefined =>
  fields.find((field) => field.names.includes(name));

/**
 * What a bare name means where it stands: a field of the event at hand, its time, a name that `as` gives to an event,
 * else a thing of the book.
 */
export const lookUp = (name: string, cx: Context): Target | undefined =>
  (cx.event === undefined ? undefined : ofEvent(cx.event, name)) ?? aliasTarget(name, cx) ?? cx.book.scope.find(name);

/** A field of an event, or its time; `up` steps before the event at hand. */
export const ofEvent = (event: EventThing | 'any', name: string, up = 0): Target | undefined => {
  const field = event === 'any' ? undefined : fieldNamed(event.fields, name);
  const earlier = up === 0 ? {} : { up };
  if (field !== undefined && event !== 'any') return { kind: 'event-field', event, field, ...earlier };
  return name === EVENT_TIME ? { kind: 'event-time', event, ...earlier } : undefined;
};

/** An event that the name stands for here, and how many steps before the event at hand it lies. */
export const aliased = (name: string, cx: Context): (Sight & { readonly up: number }) | undefined => {
  const up = cx.sights.findIndex(({ alias }) => alias !== undefined && alias.text === name && name !== '');
  const sight = cx.sights[up];
  return sight === undefined ? undefined : { ...sight, up };
};

const aliasTarget = (name: string, cx: Context): Target | undefined => {
  const sight = aliased(name, cx);
  if (sight?.alias === undefined || sight.event === undefined) return undefined;
  return { kind: 'alias', alias: sight.alias, event: sight.event };
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
    case 'alias':
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
