import type { Ast, Comment, Span } from '@tagwright/dsl';

/**
 * What the builder draws: a projection of the tree of a file, whole or broken. It holds no text of its own, only places
 * in the text, so that closing the builder leaves every byte as it was.
 */

/** A word or sign of a row that is only read. */
export interface Words {
  readonly kind: 'words';
  readonly span: Span;
}

/** What a slot holds, which decides with what it is filled in. */
export type SlotKind =
  /** A value that is asked about: a field, a metric, `tag X`. */
  | 'operand'
  /** A word that something is compared with: a value of an enum or tag, a text, or the name of another value. */
  | 'value'
  /** Several of those, between parentheses. */
  | 'items'
  | 'event'
  | 'tag'
  | 'segment'
  | 'list'
  /** A name that is declared here, or given. */
  | 'name'
  | 'number'
  | 'percent'
  | 'duration'
  | 'date'
  | 'bool'
  /** How the value is asked about: `>`, `in`, `is missing`; without text where it goes without saying. */
  | 'operator'
  /** How events are summed up: `count`, `avg`. */
  | 'aggregate'
  | 'rank'
  | 'window'
  | 'habit'
  | 'times'
  /** Whether a later event has to follow, or must not: `then`, `then not`. */
  | 'lead'
  /** How soon it has to follow: `within 2h`. */
  | 'within'
  | 'empty';

/** A part of a row that can be chosen or typed anew. */
export interface Slot {
  readonly kind: SlotKind;
  readonly span: Span;
  /** The node that it draws; of an operator the condition that it is part of, of items the condition too. */
  readonly node: Ast.Expr | Ast.Rank | Ast.Window | Ast.Name | Ast.Times | Ast.Habit | Ast.Step;
  /** What a value is compared with. */
  readonly subject: Ast.Expr | undefined;
  /** The event whose fields can be named here; undefined where only those of the customer can. */
  readonly event: string | undefined;
}

/** Parts follow one another without a gap: together they are the text of their row. */
export type Part = Words | Slot;

interface RowBase {
  /** The row, with the parentheses and the negation around it. */
  readonly span: Span;
  /** The row without them. */
  readonly inner: Span;
  /** Where the word stands that negates it; undefined where it is not negated. */
  readonly negation: Span | undefined;
  /** Around the row where it is switched off; the row itself is what is switched off. */
  readonly muted: Span | undefined;
  /** Comments on the lines before it, and the one after it on its last line. */
  readonly notes: { readonly before: readonly Comment[]; readonly after: Comment | undefined };
}

/** Conditions of which all have to hold, or one. */
export interface Group extends RowBase {
  readonly kind: 'group';
  readonly op: 'and' | 'or';
  /** Two or more. */
  readonly rows: readonly Row[];
  /** The words between the rows, one less than those. */
  readonly joints: readonly Span[];
}

/** One condition, part by part. */
export interface Test extends RowBase {
  readonly kind: 'test';
  readonly node: Ast.Expr;
  readonly parts: readonly Part[];
  /** Of a sequence: its events, two or more; otherwise none. */
  readonly stages: readonly Stage[];
}

/** One event of a sequence, with all that is said of it alone. */
export interface Stage {
  /** Of the first the whole sequence: the tree has no node for it alone. */
  readonly node: Ast.Did | Ast.Step;
  readonly span: Span;
  readonly parts: readonly Part[];
  /** Comments on the lines before it, and the one after it on its last line. */
  readonly notes: RowBase['notes'];
}

/** What cannot be drawn: nothing yet, or text that no condition could be made of. */
export interface Opaque extends RowBase {
  readonly kind: 'opaque';
}

export type Row = Group | Test | Opaque;

/** One value of a tag, and whom it is for. */
export interface Case {
  readonly node: Ast.CaseDecl;
  readonly span: Span;
  readonly value: Slot;
  /** The whole condition; of an `on` case what stands after its `where`. */
  readonly condition: Row | undefined;
  readonly notes: RowBase['notes'];
}

/** One declaration. */
export interface Card {
  readonly node: Ast.Decl;
  readonly span: Span;
  /** Of a tag. */
  readonly cases: readonly Case[];
  /** Of a segment, and of a metric whose value is a condition. */
  readonly condition: Row | undefined;
  /** Of a metric: its value, part by part. */
  readonly value: readonly Part[] | undefined;
  readonly notes: RowBase['notes'];
  /** Words that belong to nothing above: what broken text left over. */
  readonly strays: readonly Span[];
}
