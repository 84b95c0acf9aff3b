import type { Catalog, EventThing } from '../catalog/catalog.js';
import type { ValueType } from '../catalog/types.js';
import type { Findings, Report } from '../diagnostics/findings.js';
import type { Expr, MetricDecl, Name, NodeBase } from '../syntax/ast/index.js';
import type { Span } from '../text/span.js';
import type { Namespace } from './scope/namespace.js';
import type { Target } from './model.js';

/** The side tables that checking fills. */
export interface Tables {
  readonly targets: Map<NodeBase<string>, Target>;
  readonly types: Map<Expr, ValueType>;
  readonly events: Map<NodeBase<string>, EventThing | 'any'>;
}

/** What every part of the check knows of the book. */
export interface Book {
  readonly catalog: Catalog;
  readonly scope: Namespace;
  readonly tables: Tables;
  readonly findings: Findings;
  readonly fileOf: ReadonlyMap<NodeBase<string>, string>;
  /** Names near to what was written, of things each with its names. */
  readonly nearest: (written: string, things: readonly (readonly string[])[]) => readonly string[];
  /** The author's own spelling of a span; undefined where the text is not at hand. */
  readonly written: (file: string, span: Span) => string | undefined;
}

/** An event in sight of a condition, with the name that `as` gives it; undefined: its name means nothing. */
export interface Sight {
  readonly event: EventThing | 'any' | undefined;
  readonly alias: Name | undefined;
}

/** Why a name that `as` gives cannot be used at some place: its step did not happen, or it lies outside an aggregate. */
export type HiddenBecause = 'negated' | 'aggregate';

/** Where an expression stands: in which file, and inside which event. */
export interface Context {
  readonly book: Book;
  readonly file: string;
  readonly report: Report;
  /** The event whose fields come first: inside an aggregate, or a `where`. */
  readonly event: EventThing | undefined;
  /** The event at hand and, for a later step of a sequence, those that it is seen from, the nearest first. */
  readonly sights: readonly Sight[];
  /** Names of events that are out of sight here. */
  readonly hidden: ReadonlyMap<string, HiddenBecause>;
  /** Inside an aggregate, or a `where` that sees one event alone. */
  readonly inside: (event: EventThing, alias?: Name) => Context;
  /** Inside a step of a sequence. */
  readonly seeing: (sights: readonly Sight[], hidden: ReadonlyMap<string, HiddenBecause>) => Context;
  /** The type of an expression that has to be a value; undefined where it has none, which has then been reported. */
  readonly value: (expr: Expr) => ValueType | undefined;
  /** Checks an expression that has to be a condition. */
  readonly condition: (expr: Expr) => void;
  readonly metric: (metric: MetricDecl) => ValueType | undefined;
}
