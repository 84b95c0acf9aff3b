import type { EventKind, Field, FieldType, Metric, Segment, Tag, Value, ValueList } from '../model/index.js';
import type { Dice } from './dice.js';

/** What a value is, as far as well-typed rules need it. */
export type Kind = 'number' | 'money' | 'duration' | 'text' | 'enum' | 'bool' | 'date' | 'time';

/** A metric with what later rules must know of it. */
export interface KnownMetric {
  readonly metric: Metric;
  readonly kind: Kind;
  /** The declared values, where it is an enum. */
  readonly values: readonly string[];
  /** It is `since` or `until` of an instant by itself, so that it compares with calendar spans. */
  readonly recency: boolean;
  /** It depends on a rank, which a `where` cannot. */
  readonly ranked: boolean;
  /** It is about everybody, so that comparing it alone says nothing of a customer. */
  readonly overall: boolean;
}

/** What a rule may talk about at the place where it is being made up. */
export interface Scope {
  readonly dice: Dice;
  readonly customer: readonly Field[];
  readonly events: readonly EventKind[];
  readonly lists: readonly ValueList[];
  readonly metrics: readonly KnownMetric[];
  readonly tags: readonly Tag[];
  readonly segments: readonly Segment[];
  /** Whether rules may ask about everybody: ranks, scores, `overall`. */
  readonly everybody: boolean;
  /** The event at hand, inside a `where` or what is aggregated. */
  readonly event?: EventKind;
  /** The events that were named with `as` before the one at hand. */
  readonly named?: readonly NamedEvent[];
}

export interface NamedEvent {
  readonly as: string;
  readonly event: EventKind;
}

/** A field with the value that reads it. */
export interface Source {
  readonly field: Field;
  readonly value: Value;
}

/** Inside an event. */
export type EventScope = Scope & { readonly event: EventKind };

export function inEvent(scope: Scope, event: EventKind, named: readonly NamedEvent[] = []): EventScope {
  return { ...scope, event, named };
}

export function customerSources(scope: Scope): Source[] {
  return scope.customer.map((field) => ({ field, value: { kind: 'customer-field', field: field.names[0] } }));
}

export function eventSources(event: EventKind): Source[] {
  return event.fields.map((field) => ({
    field,
    value: { kind: 'event-field', event: event.names[0], field: field.names[0] },
  }));
}

/** The fields of an event that has a name. */
export function namedSources({ as, event }: NamedEvent): Source[] {
  return event.fields.map((field) => ({
    field,
    value: { kind: 'event-field', event: event.names[0], field: field.names[0], as },
  }));
}

/** The kinds of value that fields of a type are. */
export function kindOf(type: FieldType): Kind | undefined {
  switch (type.kind) {
    case 'integer':
      return 'number';
    case 'point':
    case 'set':
      return undefined;
    default:
      return type.kind;
  }
}

export function ofKind(sources: readonly Source[], kind: Kind): Source[] {
  return sources.filter((source) => kindOf(source.field.type) === kind);
}

export function enumValues(source: Source | undefined): readonly string[] {
  const type = source?.field.type;
  return type?.kind === 'enum' ? type.values : [];
}
