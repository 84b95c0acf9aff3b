import type { EventThing, Field, ListThing } from '../catalog/catalog.js';
import type { TagModel, Target } from '../check/model.js';
import type { MetricDecl, Name, SegmentDecl } from '../syntax/ast/index.js';
import { unreachable } from '../text/unreachable.js';

/** Something that a book names: what hovers describe, references list and renames rename. */
export type Thing =
  | { readonly kind: 'customer-field'; readonly field: Field }
  | { readonly kind: 'event-field'; readonly event: EventThing; readonly field: Field }
  /** `at`: when an event happened. */
  | { readonly kind: 'event-time'; readonly event: EventThing | 'any' }
  | { readonly kind: 'event'; readonly event: EventThing }
  | { readonly kind: 'metric'; readonly metric: MetricDecl }
  | { readonly kind: 'tag'; readonly tag: TagModel }
  | { readonly kind: 'segment'; readonly segment: SegmentDecl }
  | { readonly kind: 'list'; readonly list: ListThing }
  /** A declared value of a `one of` field. */
  | { readonly kind: 'enum-value'; readonly field: Field; readonly value: string }
  | { readonly kind: 'tag-value'; readonly tag: TagModel; readonly value: string }
  /** `as v`: the event at hand, within one clause. */
  | { readonly kind: 'alias'; readonly name: Name }
  /** A customer of one test. */
  | { readonly kind: 'test-customer'; readonly test: object; readonly name: string };
export type ThingKind = Thing['kind'];

const ids = new WeakMap<object, number>();
let last = 0;
const idOf = (object: object): number => {
  const known = ids.get(object);
  if (known !== undefined) return known;
  last += 1;
  ids.set(object, last);
  return last;
};

/** The same for every use of one thing, and different for any other. */
export const keyOf = (thing: Thing): string => {
  switch (thing.kind) {
    case 'customer-field':
    case 'event-field':
      return `${idOf(thing.field)}`;
    case 'event':
      return `${idOf(thing.event)}`;
    case 'event-time':
      return thing.event === 'any' ? 'at' : `${idOf(thing.event)} at`;
    case 'metric':
      return `${idOf(thing.metric)}`;
    case 'tag':
      return `${idOf(thing.tag)}`;
    case 'segment':
      return `${idOf(thing.segment)}`;
    case 'list':
      return `${idOf(thing.list)}`;
    case 'enum-value':
      return `${idOf(thing.field)} ${thing.value}`;
    case 'tag-value':
      return `${idOf(thing.tag)} ${thing.value}`;
    case 'alias':
      return `${idOf(thing.name)}`;
    case 'test-customer':
      return `${idOf(thing.test)} ${thing.name}`;
    default:
      return unreachable(thing);
  }
};

/** What the checker found a word to mean, as a thing; undefined for text. */
export const thingOf = (target: Target | undefined): Exclude<Thing, { kind: 'enum-value' }> | undefined => {
  switch (target?.kind) {
    case 'customer-field':
    case 'event-field':
    case 'event-time':
    case 'event':
    case 'metric':
    case 'tag':
    case 'segment':
    case 'list':
    case 'tag-value':
      return target;
    case 'alias':
      return { kind: 'alias', name: target.alias };
    default:
      return undefined;
  }
};

/** All names of a thing, the first is shown first. */
export const namesOfThing = (thing: Thing): readonly string[] => {
  switch (thing.kind) {
    case 'customer-field':
    case 'event-field':
      return thing.field.names;
    case 'event':
      return thing.event.names;
    case 'event-time':
      return ['at'];
    case 'metric':
      return thing.metric.names.map(({ text }) => text);
    case 'tag':
      return thing.tag.names;
    case 'segment':
      return thing.segment.names.map(({ text }) => text);
    case 'list':
      return thing.list.names;
    case 'enum-value':
    case 'tag-value':
      return [thing.value];
    case 'alias':
      return [thing.name.text];
    case 'test-customer':
      return [thing.name];
    default:
      return unreachable(thing);
  }
};
