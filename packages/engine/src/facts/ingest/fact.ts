import type { PlanTag } from '@tagwright/dsl';
import type { FactFindings, Finding, RowFindings } from '../../errors/findings.js';

/** A value as JSON writes it. What a double would round (18 digits of money) is given as text. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** ms UTC, or text as data files write times: `2026-03-01T08:30:00+08:00`, without a zone in the book's own. */
export type Instant = number | string;

/** Values by a name of their field, or by its column, in the form in which NDJSON files write them. */
export type FieldValues = Readonly<Record<string, Json>>;

/**
 * Something to record. Events have an identity, `id` within `source`: the same again is known already, other content
 * under the same id is a correction. In the table such an event's id is `source:id`.
 */
export type Fact =
  | {
      readonly kind: 'event';
      /** A name of the event, or its table. */
      readonly event: string;
      readonly id: string;
      readonly source?: string;
      readonly customer: string;
      readonly at: Instant;
      readonly values?: FieldValues;
    }
  /** For good: an event of this id that arrives later is deleted already. */
  | { readonly kind: 'delete-event'; readonly event: string; readonly id: string; readonly source?: string }
  /** `at`: known from; `asOf`: from when the fields hold, now if left out. Fields that are left out stay as they are. */
  | {
      readonly kind: 'customer';
      readonly id: string;
      readonly at?: Instant;
      readonly asOf?: Instant;
      readonly fields?: FieldValues;
    }
  /** `from`: now if left out; `until` (excluded): for good if left out. */
  | {
      readonly kind: 'hand-set';
      readonly customer: string;
      readonly tag: string;
      readonly value: string;
      readonly from?: Instant;
      readonly until?: Instant;
    }
  /** Ends what was set by then: one value, or whatever the tag has. `at`: now if left out. */
  | {
      readonly kind: 'hand-remove';
      readonly customer: string;
      readonly tag: string;
      readonly value?: string;
      readonly at?: Instant;
    }
  /** What is known of `merged`, and will be told of it, counts for `customer`. */
  | { readonly kind: 'merge'; readonly customer: string; readonly merged: string }
  | { readonly kind: 'unmerge'; readonly merged: string }
  /** Everything of the customer, and of whoever was merged with it. */
  | { readonly kind: 'erase'; readonly customer: string };

export type FactKind = Fact['kind'];

/**
 * `added`: new. `duplicate`: nothing that was not known. `corrected`: it took the place of what was told under the same
 * id, or for the same instant. `deleted`: something ended or went, or is deleted already. `refused`: see the finding.
 */
export type OutcomeKind = 'added' | 'duplicate' | 'corrected' | 'deleted' | 'refused';

/** `file` is the table, `line` the place of the fact among those given, from 1. */
export type FactFinding = Finding<keyof RowFindings | keyof FactFindings>;

export type FactOutcome =
  | { readonly outcome: Exclude<OutcomeKind, 'refused'> }
  | { readonly outcome: 'refused'; readonly finding: FactFinding };

export interface IngestReport {
  /** One for each fact, in their order. */
  readonly outcomes: readonly FactOutcome[];
  readonly counts: Readonly<Record<OutcomeKind, number>>;
}

/** What facts are checked against beside the catalog. */
export interface IngestSettings {
  /** The tags of the plan; hand-set values are taken for those of them that are `manual`. */
  readonly tags?: readonly PlanTag[];
  /** Make a customer, of whom nothing else is known, for the event or hand-set value of an unknown one. */
  readonly createCustomers?: boolean;
}

export interface IngestOptions extends IngestSettings {
  /** When the facts became known (ms UTC): what `asOf`, `from` and `at` are where they are left out. */
  readonly now: number;
}
