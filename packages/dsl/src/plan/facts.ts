/** A value in storage units (see `Value`'s `const`): a set is its canonical JSON text, a point its "lat,lng". Null: missing. */
export type Stored = string | number | boolean | null;

/** An event as the catalog's table holds it. */
export interface EventFact {
  readonly id: string;
  /** ms UTC. */
  readonly at: number;
  /** By column; what is absent is missing. */
  readonly values: Readonly<Record<string, Stored>>;
}

/** A field of the customer from an instant on, until the next change of the same column. */
export interface FieldChange {
  /** ms UTC. */
  readonly at: number;
  readonly column: string;
  readonly value: Stored;
}

/** A hand-set value of a tag. */
export interface HandSet {
  /** The tag's first name. */
  readonly tag: string;
  readonly value: string;
  /** ms UTC; it holds from `from` until `until` (excluded), removal or expiry, whichever is first. */
  readonly from: number;
  readonly until: number | undefined;
}

/** All that is recorded of one customer. */
export interface CustomerFacts {
  readonly id: string;
  /** The first recorded values by column, which extend backwards; what is absent is missing. */
  readonly fields: Readonly<Record<string, Stored>>;
  /** Later changes of fields, in order of time. Those after the instant asked about do not count yet. */
  readonly changes?: readonly FieldChange[];
  /** By table, in any order. Those after the instant asked about do not count yet. */
  readonly events: Readonly<Record<string, readonly EventFact[]>>;
  readonly handSet?: readonly HandSet[];
}
