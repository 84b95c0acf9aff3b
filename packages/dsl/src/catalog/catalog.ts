import type { ValueType } from './types.js';

/** A field of the customer or of an event, resolved from its declaration. */
export interface Field {
  /** One or two names; the first is shown first. */
  readonly names: readonly string[];
  readonly type: ValueType;
  /** The column in data files and in the database. */
  readonly column: string;
  /** The profile dimension it is filed under. */
  readonly group: string | undefined;
  readonly description: string | undefined;
}

export interface CustomerThing {
  readonly table: string;
  /** The key column. */
  readonly id: string;
  /** The column that says since when the customer is known; undefined: since always. */
  readonly at: string | undefined;
  readonly fields: readonly Field[];
}

export interface EventThing {
  readonly names: readonly string[];
  readonly table: string;
  readonly columns: { readonly id: string; readonly customer: string; readonly at: string };
  readonly fields: readonly Field[];
}

/** A set of values kept in a file of the book. */
export interface ListThing {
  readonly names: readonly string[];
  readonly path: string;
  /** Trimmed, NFC, without empty lines, in file order; undefined while the file could not be read. */
  readonly values: readonly string[] | undefined;
}

/** What the rules of a book may talk about. */
export interface Catalog {
  /** IANA time zone; every calendar word is read in it. */
  readonly zone: string;
  readonly customer: CustomerThing;
  readonly events: readonly EventThing[];
  readonly lists: readonly ListThing[];
}
