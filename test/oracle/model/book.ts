import type { Condition, Value } from './expressions.js';
import type { CustomerKind, EventKind, Names, ValueList } from './types.js';
import type { Duration } from './windows.js';

export interface Metric {
  readonly names: Names;
  readonly value: Value;
}

export type Trigger =
  | { readonly kind: 'when'; readonly condition: Condition }
  | { readonly kind: 'on'; readonly event: string; readonly where?: Condition }
  | { readonly kind: 'otherwise' }
  /** A preset value of a manual tag. */
  | { readonly kind: 'preset' };

export interface Case {
  readonly value: string;
  readonly trigger: Trigger;
  readonly expires?: Duration;
}

export interface Tag {
  /** A tag of the one-line form has one name. */
  readonly names: Names;
  readonly form: 'block' | 'lines';
  readonly manual: boolean;
  readonly many: boolean;
  readonly ordered: boolean;
  readonly expires?: Duration;
  readonly cases: readonly Case[];
}

export interface Segment {
  readonly names: Names;
  readonly condition: Condition;
}

export interface Book {
  /** IANA time zone. */
  readonly zone: string;
  readonly customer: CustomerKind;
  readonly events: readonly EventKind[];
  readonly lists: readonly ValueList[];
  readonly metrics: readonly Metric[];
  readonly tags: readonly Tag[];
  readonly segments: readonly Segment[];
}

/** Distinct values in order of first mention; the first is the highest. */
export function tagValues(tag: Tag): readonly string[] {
  return [...new Set(tag.cases.map((one) => one.value))];
}
