import type { PatternCodes } from './patterns.js';
import type { ReasoningCodes } from './reasoning.js';
import type { TestCodes } from './tests.js';

/** What kind of thing a name stands for, or should have stood for. */
export type ThingWord =
  | 'customer'
  | 'value'
  | 'condition'
  | 'customer-field'
  | 'event-field'
  | 'event'
  | 'metric'
  | 'tag'
  | 'segment'
  | 'list';

/** What a value is, as messages speak of it. */
export type KindWord =
  | 'number'
  | 'money'
  | 'duration'
  | 'text'
  | 'bool'
  | 'date'
  | 'time'
  | 'enum'
  | 'set'
  | 'point'
  | 'distance';

/** Where an operand of the wrong kind stood. */
export type OperandRole = 'ordering' | 'equality' | 'between' | 'in' | 'in-list' | 'text-test' | 'has' | 'minus';

/** Findings of the checker: names, types, units, values, cycles, duplicates, advice. */
export interface CheckCodes
  extends
    NameCodes,
    CatalogCodes,
    TypeCodes,
    EventCodes,
    PatternCodes,
    RankCodes,
    TagCodes,
    TestCodes,
    AdviceCodes,
    ReasoningCodes {}

export interface NameCodes {
  /** A name that nothing in the book declares. */
  'unknown-name': { name: string; wanted: ThingWord; nearest: readonly string[] };
  /** `order.colour` where the event (or the customer, `owner` empty) has no such field. */
  'unknown-field': { name: string; owner: string; nearest: readonly string[] };
  /** A known name in a place for another kind of thing: a tag where a value is due. */
  'wrong-thing': { name: string; is: ThingWord; wanted: ThingWord; nearest: readonly string[] };
  /** A name declared more than once in the book, or as a field of one event; the other places are related. */
  'duplicate-name': { name: string; event: string };
  /** A second `customer` or `timezone`. */
  'duplicate-declaration': { what: 'customer' | 'timezone' };
  /** A field of an event called `at`, which is the event's time. */
  'reserved-field': { name: string };
  /** A value twice in `one of`, or in an ordered or manual tag. */
  'duplicate-value': { value: string; of: string };
  /** A field of an event outside anything that gathers events. */
  'field-needs-aggregate': { event: string; field: string };
  /** A field of one event where another is at hand; `step`: it belongs to an earlier step of the sequence. */
  'other-event': { event: string; field: string; inside: string; step: boolean };
  /** A value that the enum or tag on the other side does not declare. */
  'undeclared-value': {
    value: string;
    of: string;
    holder: 'field' | 'tag';
    nearest: readonly string[];
    declared: readonly string[];
  };
  /** `是` or `3` where a declared value of that spelling is meant. */
  'literal-needs-quotes': { value: string; of: string };
  /** Tags, segments or metrics that need each other; the path ends where it begins. */
  cycle: { path: readonly string[] };
}

export interface CatalogCodes {
  'missing-timezone': Record<string, never>;
  'unknown-timezone': { zone: string; nearest: readonly string[] };
  'list-file-missing': { path: string };
  'empty-list': { list: string; path: string };
  /** Two things kept in one column of one table. */
  'duplicate-column': { column: string; table: string };
  /** Two events, or an event and the customer, kept in one table. */
  'duplicate-table': { table: string };
  /** The name of a table or a column that the engine or the database keeps for itself. */
  'reserved-identifier': { name: string };
  /** `set of` something that a set cannot hold. */
  'set-element': { found: KindWord };
  /** `customer = …` in the mapping of the customer's own table, or a role mapped twice. */
  'wrong-mapping': { role: string; why: 'not-here' | 'twice' };
}

export interface TypeCodes {
  /** Two sides that cannot be compared. */
  'mixed-kinds': { left: KindWord; right: KindWord; subject: string; other: string };
  /** `R > 90`: a length of time against a bare number. */
  'missing-unit': { value: string; subject: string };
  /** `M > 30d`: a number or an amount against a length of time. */
  'unexpected-unit': { text: string; against: KindWord; subject: string };
  /** `joined > 90d`: an instant against a length of time. */
  'time-against-span': { name: string };
  /** `编号 = 100` where the left side is text. */
  'number-against-text': { value: string; subject: string };
  /** Arithmetic over kinds that do not go together. */
  'wrong-operands': { op: '+' | '-' | '*' | '/'; left: KindWord; right: KindWord; subject: string; other: string };
  /** An operator or test over a value of a kind that it does not take. */
  'wrong-operand': { role: OperandRole; subject: string; found: KindWord; expected: readonly KindWord[] };
  'wrong-argument': { fn: string; subject: string; found: KindWord; expected: readonly KindWord[] };
  'wrong-argument-count': { fn: string; found: number; least: number; most: number };
  /** An argument that must be written out: `bucket(10, "…")`. */
  'argument-not-constant': { fn: string; wanted: 'whole-number' | 'number' | 'text' };
  'out-of-range': { what: 'latitude' | 'longitude' | 'parts' | 'buckets'; value: string; low: string; high: string };
  'value-as-condition': { found: KindWord; subject: string };
  'condition-as-value': { text: string };
  /** `3mo` or `1y` where only exact lengths stand. */
  'calendar-span': { text: string };
  /** `1.5mo`. */
  'fractional-calendar-span': { text: string };
  'zero-span': { text: string };
  /** Longer than any rule about people can mean. */
  'span-too-long': { text: string };
  'number-too-large': { value: string };
  /** More fraction digits than the language keeps. */
  'number-too-fine': { value: string; digits: number };
  /** A distance in arithmetic, or against something other than a number of kilometres. */
  'distance-as-value': Record<string, never>;
  /** A name inside the parentheses of `has`, where written-out values stand. */
  'item-not-constant': { name: string };
  /** `tag X` outside a comparison. */
  'tag-as-value': { tag: string };
  /** `渠道 >= 偏好渠道`: the order of a `one of` field is told by a declared value. */
  'order-needs-value': { of: string };
  /** `between 24 and 18`. */
  'empty-range': { low: string; high: string };
}

export interface EventCodes {
  'aggregate-without-event': { fn: string; examples: readonly string[] };
  'aggregate-of-customer': { fn: string; name: string; is: 'customer-field' | 'metric' };
  'aggregate-needs-field': { fn: string; event: string; examples: readonly string[] };
  'aggregate-takes-no-field': { fn: string; event: string };
  'aggregate-wrong-kind': { fn: string; subject: string; found: KindWord; expected: readonly KindWord[] };
  'share-needs-where': { event: string };
  /** A conjunct of a `where` that names nothing of its event. */
  'where-outside-event': { event: string; text: string };
  'not-in-where': { what: 'tag' | 'segment' | 'did' | 'rank' | 'score' | 'history' };
  'ranked-metric-in-where': { metric: string };
  'any-event-where': Record<string, never>;
  /** A window after something that is not a time or a date. */
  'window-needs-time': { found: KindWord; subject: string };
  /** `birthday in last 12h`: a date has no clock. */
  'clock-span-on-date': { text: string };
  'window-reversed': { form: 'ago' | 'range' };
  'empty-window': Record<string, never>;
  /** `did order tomorrow`, `did order within next 7d`: what has not happened is not known. */
  'future-events': Record<string, never>;
  /** `on 2026-11-11 20:00`: `on` takes a whole day. */
  'clock-in-on': { date: string; time: string };
  /** `at least 0 times` holds for everyone. */
  'pointless-times': Record<string, never>;
}

export interface RankCodes {
  'rank-wrong-kind': { found: KindWord; subject: string };
  'rank-average-kind': { found: KindWord };
  'rank-out-of-range': { form: 'percent' | 'count' | 'percentile'; amount: string };
  /** `exactly` after anything but `top N` and `bottom N`. */
  'exactly-without-count': Record<string, never>;
  'exactly-wrong-direction': { op: string; wanted: '>=' | '<=' };
  'per-wrong-field': { name: string; found: KindWord | ThingWord };
  /** `among` over something that says nothing of a customer. */
  'among-not-about-customer': Record<string, never>;
}

export interface TagCodes {
  'tag-lines-split': { tag: string };
  'tag-line-beside-block': { tag: string };
  'empty-tag': { tag: string };
  'on-needs-expires': { value: string };
  'otherwise-not-last': { value: string };
  'otherwise-twice': { value: string };
  'otherwise-not-allowed': { value: string };
  'otherwise-expires': { value: string };
  'manual-with-trigger': { tag: string; value: string };
  'ordered-many': { tag: string };
  'tag-not-ordered': { tag: string; op: string };
  /** `tag 口味 = 辣` where the tag is `many`. */
  'many-needs-has': { tag: string; value: string };
  /** `tag 等级 has 黄金` where the tag is exclusive. */
  'exclusive-needs-equals': { tag: string; value: string };
  /** A tag against something that is no value's name. */
  'tag-needs-value': { tag: string; declared: readonly string[] };
  'manual-never-expires': { tag: string };
  /** `expires` after a condition that stays true once it is true. */
  'never-false-again': { value: string; text: string };
}

export interface AdviceCodes {
  /** Two things with the same definition. */
  'same-definition': { name: string; other: string };
  /** Tags for single metrics beside one that combines them. */
  'separate-tags': { tag: string; metric: string; combined: string };
  'negation-of-missing': { name: string; text: string; who: 'customer' | 'event' };
  'recency-ranked-top': { name: string };
  /** Every case asks for one value of one field; `renamed`: under names of the tag's own. */
  'repeats-field': { tag: string; field: string; renamed: boolean };
  'too-many-values': { tag: string; count: number; limit: number };
  'too-many-tags': { count: number; limit: number };
}
