/**
 * The oracle's own picture of a rule book and its facts. It is written from the language's documents and shares nothing
 * with the compiler. Everything is plain JSON: numbers that must be exact are decimal strings, things point at each
 * other by their first name.
 */

export type FieldType =
  | { readonly kind: 'text' | 'integer' | 'number' | 'money' | 'bool' | 'date' | 'time' | 'duration' | 'point' }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'set'; readonly of: ElementType };

/** What a set may hold. */
export type ElementType =
  | { readonly kind: 'text' | 'integer' | 'date' }
  | { readonly kind: 'enum'; readonly values: readonly string[] };

/** One or two names; the first identifies the thing, the last is its default column or table. */
export type Names = readonly [string] | readonly [string, string];

export interface Field {
  readonly names: Names;
  readonly type: FieldType;
  /** Given when the column has a name of its own. */
  readonly column?: string;
  readonly group?: string;
}

export interface Columns {
  readonly id?: string;
  readonly customer?: string;
  readonly at?: string;
}

export interface CustomerKind {
  readonly table?: string;
  readonly columns: Columns;
  readonly fields: readonly Field[];
}

export interface EventKind {
  readonly names: Names;
  readonly table?: string;
  readonly columns: Columns;
  readonly fields: readonly Field[];
}

export interface ValueList {
  readonly names: Names;
  readonly path: string;
  readonly values: readonly string[];
}

/** What a customer or an event holds for a field, by the field's first name; a missing value has no entry. */
export type FactValue =
  /** text and enum: the text; integer, number, money: a decimal; date: `YYYY-MM-DD`. */
  | string
  /** bool. */
  | boolean
  /** time: ms UTC; duration: ms. */
  | number
  /** set: its distinct members. */
  | readonly string[]
  /** point. */
  | { readonly lat: number; readonly lng: number };
export type FactValues = Readonly<Record<string, FactValue>>;

export interface Customer {
  readonly id: string;
  /** Since when the customer is known, ms UTC; absent: since always. */
  readonly at?: number;
  /** What was recorded first, which extends backwards. */
  readonly values: FactValues;
  /** What was recorded later, by time. */
  readonly changes?: readonly FieldChange[];
  readonly handSet?: readonly HandSet[];
}

/** A field of a customer from an instant on. */
export interface FieldChange {
  /** ms UTC. */
  readonly at: number;
  readonly field: string;
  /** Absent: missing. */
  readonly value?: FactValue;
}

/** A value of a manual tag, from an instant (ms UTC) until another (excluded), where that is known. */
export interface HandSet {
  readonly tag: string;
  readonly value: string;
  readonly from: number;
  readonly until?: number;
}

export interface Event {
  readonly id: string;
  /** The event kind's first name. */
  readonly kind: string;
  readonly customer: string;
  /** ms UTC. */
  readonly at: number;
  readonly values: FactValues;
}

export interface Facts {
  readonly customers: readonly Customer[];
  readonly events: readonly Event[];
}
