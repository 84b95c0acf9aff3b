import type { Name, NodeBase, TextLit } from './base.js';
import type { Expr } from './expressions.js';
import type { DurationLit } from './literals.js';

/** `timezone "Asia/Shanghai"`. */
export interface TimezoneDecl extends NodeBase<'TimezoneDecl'> {
  readonly zone: TextLit;
}

export type TypeWord =
  | 'text'
  | 'integer'
  | 'number'
  | 'money'
  | 'bool'
  | 'date'
  | 'time'
  | 'duration'
  | 'point'
  | 'one of'
  | 'set of';
export interface TypeNode extends NodeBase<'TypeNode'> {
  readonly word: TypeWord;
  /** The declared values of `one of`, the first is the highest; empty for other types. */
  readonly values: readonly Name[];
  /** The element type of `set of`. */
  readonly element: TypeNode | undefined;
}

/** `城市 city: text from city_name group 地理`. */
export interface FieldDecl extends NodeBase<'FieldDecl'> {
  readonly names: readonly Name[];
  readonly type: TypeNode;
  readonly column: Name | undefined;
  readonly group: Name | undefined;
  readonly description: TextLit | undefined;
}

/** `id = order_no` in the parentheses after `from`. */
export interface ColumnMapping extends NodeBase<'ColumnMapping'> {
  readonly role: 'id' | 'customer' | 'at';
  readonly column: Name;
}

export interface CustomerDecl extends NodeBase<'CustomerDecl'> {
  readonly table: Name | undefined;
  readonly columns: readonly ColumnMapping[];
  readonly fields: readonly FieldDecl[];
}
export interface EventDecl extends NodeBase<'EventDecl'> {
  readonly names: readonly Name[];
  readonly table: Name | undefined;
  readonly columns: readonly ColumnMapping[];
  readonly fields: readonly FieldDecl[];
  readonly description: TextLit | undefined;
}

/** `list 节日城市 from "cities.csv"`. */
export interface ListDecl extends NodeBase<'ListDecl'> {
  readonly names: readonly Name[];
  readonly path: TextLit;
}

export interface MetricDecl extends NodeBase<'MetricDecl'> {
  readonly names: readonly Name[];
  readonly value: Expr;
  readonly description: TextLit | undefined;
}

/** A state: the case holds while the condition does. */
export interface WhenTrigger extends NodeBase<'WhenTrigger'> {
  readonly condition: Expr;
}
/** An instant: true when the event happens, and then kept for the case's `expires`. */
export interface OnTrigger extends NodeBase<'OnTrigger'> {
  readonly event: Name;
  readonly where: Expr | undefined;
}
export interface OtherwiseTrigger extends NodeBase<'OtherwiseTrigger'> {}
/** No trigger: a preset value of a `manual` tag. */
export interface PresetTrigger extends NodeBase<'PresetTrigger'> {}
export type Trigger = WhenTrigger | OnTrigger | OtherwiseTrigger | PresetTrigger;

export interface CaseDecl extends NodeBase<'CaseDecl'> {
  readonly value: Name;
  readonly trigger: Trigger;
  readonly expires: DurationLit | undefined;
  readonly description: TextLit | undefined;
}

/** The block form, which declares the tag's values in order. */
export interface TagDecl extends NodeBase<'TagDecl'> {
  readonly names: readonly Name[];
  readonly manual: boolean;
  readonly many: boolean;
  readonly ordered: boolean;
  readonly expires: DurationLit | undefined;
  readonly description: TextLit | undefined;
  readonly cases: readonly CaseDecl[];
}
/** The one-line form, which adds one case. */
export interface TagLine extends NodeBase<'TagLine'> {
  readonly tag: Name;
  readonly case: CaseDecl;
}

export interface SegmentDecl extends NodeBase<'SegmentDecl'> {
  readonly names: readonly Name[];
  readonly condition: Expr;
  readonly description: TextLit | undefined;
}

/** Text that no declaration could be made of. Already reported. */
export interface BrokenDecl extends NodeBase<'BrokenDecl'> {}

export type Decl =
  | TimezoneDecl
  | CustomerDecl
  | EventDecl
  | ListDecl
  | MetricDecl
  | TagDecl
  | TagLine
  | SegmentDecl
  | BrokenDecl;

/** One `.tag` file of a rule book. */
export interface SourceFile extends NodeBase<'SourceFile'> {
  readonly path: string;
  readonly decls: readonly Decl[];
}
