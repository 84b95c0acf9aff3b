import type { Name, NodeBase, TextLit } from './base.js';
import type { Expr, Rank } from './expressions.js';
import type { DateLit, DurationLit } from './literals.js';

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

/** `城市 = 北京`, `at = 100d ago` in the braces of a test. */
export interface Assignment extends NodeBase<'Assignment'> {
  /** A field's name, or `at`. */
  readonly field: Name;
  readonly value: TestValue;
}
/** A written value, several for a set (`channels = (线上, 门店)`), or an instant before the test's clock. */
export type TestValue = Expr | ValueList | Ago;
export interface ValueList extends NodeBase<'ValueList'> {
  readonly items: readonly Expr[];
}
/** `100d ago`. */
export interface Ago extends NodeBase<'Ago'> {
  readonly length: DurationLit;
}

/** `given customer { 城市 = 北京 }`, `given customer 甲 { … }`: a customer, named where the test has several. */
export interface GivenCustomer extends NodeBase<'GivenCustomer'> {
  readonly customer: Name | undefined;
  readonly fields: readonly Assignment[];
}
/** `given order { at = 100d ago, 金额 = 5000 }`, `given order for 甲 { … }`; without `at`, at the test's clock. */
export interface GivenEvent extends NodeBase<'GivenEvent'> {
  readonly event: Name;
  readonly customer: Name | undefined;
  readonly fields: readonly Assignment[];
}
/** `given M top20% = 3000, F top20% = 1`: thresholds of a population that the test does not spell out. */
export interface GivenRanks extends NodeBase<'GivenRanks'> {
  readonly ranks: readonly GivenRank[];
}
export interface GivenRank extends NodeBase<'GivenRank'> {
  readonly subject: Expr;
  readonly rank: Rank;
  readonly value: Expr;
}
/** `given tag 风险承受能力 = 高 since 10d ago`: a hand-set tag. */
export interface GivenTag extends NodeBase<'GivenTag'> {
  readonly tag: Name;
  readonly customer: Name | undefined;
  readonly value: Name;
  readonly since: Ago | DateLit | undefined;
}
/** `after 1d`: the clock moves on; then perhaps something happens: an event, a changed field, a hand-set tag. */
export interface After extends NodeBase<'After'> {
  readonly length: DurationLit;
  readonly happening: GivenCustomer | GivenEvent | GivenTag | undefined;
}
/** `expect tag "RFM评级" = 重要保持`, `expect for 乙 M >= 5800`. */
export interface Expect extends NodeBase<'Expect'> {
  readonly customer: Name | undefined;
  readonly condition: Expr;
}
export type TestStep = GivenCustomer | GivenEvent | GivenRanks | GivenTag | After | Expect;

/** `test "召回消费后转为重要价值" at 2026-06-01 { … }`. */
export interface TestDecl extends NodeBase<'TestDecl'> {
  readonly name: TextLit;
  /** The clock at the start. */
  readonly at: DateLit;
  /** In the order written: `after` moves the clock for what follows it. */
  readonly steps: readonly TestStep[];
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
  | TestDecl
  | BrokenDecl;

/** One `.tag` file of a rule book. */
export interface SourceFile extends NodeBase<'SourceFile'> {
  readonly path: string;
  readonly decls: readonly Decl[];
}
