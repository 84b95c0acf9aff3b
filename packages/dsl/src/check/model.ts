import type { BuiltCatalog } from '../catalog/build.js';
import type { Catalog, EventThing, Field, ListThing } from '../catalog/catalog.js';
import type { ValueType } from '../catalog/types.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type {
  CaseDecl,
  Expr,
  MetricDecl,
  Name,
  NodeBase,
  SegmentDecl,
  SourceFile,
  TagDecl,
  TagLine,
} from '../syntax/ast/index.js';

/** What a word was found to mean where it stands. */
export type Target =
  | { readonly kind: 'customer-field'; readonly field: Field }
  /** `up` (absent: 0) counts from the event at hand to the earlier steps of its sequence. */
  | { readonly kind: 'event-field'; readonly event: EventThing; readonly field: Field; readonly up?: number }
  /** `at`: the time of the event at hand, or of an earlier step; `up` as above. */
  | { readonly kind: 'event-time'; readonly event: EventThing | 'any'; readonly up?: number }
  /** A name that `as` gives to an event: where it is given, and before the dot where it is used. */
  | { readonly kind: 'alias'; readonly alias: Name; readonly event: EventThing | 'any' }
  | { readonly kind: 'event'; readonly event: EventThing }
  | { readonly kind: 'metric'; readonly metric: MetricDecl }
  | { readonly kind: 'tag'; readonly tag: TagModel }
  | { readonly kind: 'segment'; readonly segment: SegmentDecl }
  | { readonly kind: 'list'; readonly list: ListThing }
  /** A declared value of the enum or tag on the other side. */
  | { readonly kind: 'enum-value'; readonly value: string }
  | { readonly kind: 'tag-value'; readonly tag: TagModel; readonly value: string }
  /** A word that is simply text. */
  | { readonly kind: 'text'; readonly value: string };

/** A tag with its cases gathered, whichever form declared it. */
export interface TagModel {
  readonly names: readonly string[];
  readonly exclusive: boolean;
  readonly ordered: boolean;
  readonly manual: boolean;
  /** Distinct values in order of first mention; the first is the highest. */
  readonly values: readonly string[];
  readonly cases: readonly CaseDecl[];
  /** The block, or the lines in order. */
  readonly decls: readonly (TagDecl | TagLine)[];
  readonly file: string;
  readonly description: string | undefined;
}

/** The result of checking: side tables over the trees, and everything that was found. */
export interface CheckedBook {
  readonly files: readonly SourceFile[];
  readonly catalog: Catalog;
  /** Which thing of the catalog each of its declarations became. */
  readonly built: BuiltCatalog;
  readonly metrics: readonly MetricDecl[];
  readonly tags: readonly TagModel[];
  readonly segments: readonly SegmentDecl[];
  /** What each name-bearing node (Ref, Member, Name in a pointing position) means. */
  readonly targets: ReadonlyMap<NodeBase<string>, Target>;
  /** The type of each value expression. Conditions are not in it. */
  readonly types: ReadonlyMap<Expr, ValueType>;
  /** The event that each Aggregate, Recency, Did, Step and OnTrigger is about; `'any'` for `any event`. */
  readonly events: ReadonlyMap<NodeBase<string>, EventThing | 'any'>;
  /** The file that a declaration stands in. */
  readonly fileOf: ReadonlyMap<NodeBase<string>, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Which name of a thing is shown: the first. */
export const shownName = (names: readonly (Name | string)[]): string => {
  const first = names[0];
  return first === undefined ? '' : typeof first === 'string' ? first : first.text;
};
