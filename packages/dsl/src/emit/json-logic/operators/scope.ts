import type { HeldThreshold } from '../../../plan/held.js';
import type { Exact } from '../../../plan/semantics/index.js';

/** A value in storage units as a fact holds it. */
export type Cell = string | number | bigint | boolean | null;
/** A value in storage units; null: missing. Truth values of facts are 0 and 1. */
export type Known = string | Exact | null;

export interface ScopeEvent {
  readonly id: string;
  /** ms UTC. */
  readonly at: number;
  readonly values: Readonly<Record<string, Cell>>;
}

/** One customer at one instant: what rules look at. */
export interface World {
  /** ms UTC. */
  readonly now: number;
  /** IANA time zone of the book. */
  readonly zone: string;
  readonly customer: { readonly id: string; readonly fields: Readonly<Record<string, Cell>> };
  /** By table, in the order of time and then id. */
  readonly events: Readonly<Record<string, readonly ScopeEvent[]>>;
  /** Hand-set values in force, by tag id. */
  readonly handSet: Readonly<Record<string, readonly string[]>>;
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly columns: Readonly<Record<string, Known>>;
  readonly histories: Readonly<Record<string, Known>>;
  readonly thresholds: readonly Pick<HeldThreshold, 'rank' | 'group' | 'theta' | 'tie'>[];
  /** The values that the customer has, by tag id. */
  readonly tags: Readonly<Record<string, readonly string[]>>;
  readonly segments: Readonly<Record<string, boolean>>;
  /** What windows and spans came to at `now`, where somebody keeps it. */
  readonly bounds?: Map<object, unknown>;
}

/** The data of a rule: the world, and inside an aggregate the event at hand and the scope that it is seen from. */
export interface Scope {
  readonly world: World;
  readonly event?: ScopeEvent;
  readonly outer?: Scope;
}

/** What an operator does: its operands are worked out already. */
// oxlint-disable-next-line typescript/no-explicit-any -- the emitter fixes what each operator is given
export type Operator = (scope: Scope, ...operands: any[]) => unknown;

/** A value of some operands; missing if one of them is. */
export const ofKnown =
  <Operands extends readonly unknown[]>(make: (...operands: Operands) => Known): Operator =>
  (_, ...operands) =>
    operands.includes(null) ? null : make(...(operands as unknown as Operands));

/** A test of some operands; false if one of them is missing. */
export const whetherKnown =
  <Operands extends readonly unknown[]>(test: (...operands: Operands) => boolean): Operator =>
  (_, ...operands) =>
    !operands.includes(null) && test(...(operands as unknown as Operands));
