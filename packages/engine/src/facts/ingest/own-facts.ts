import { type CustomerThing, compareText } from '@tagwright/dsl';
import { storedColumns } from '@tagwright/dsl/sql';
import { EVER } from '../../dirty/tables.js';
import type { Stored } from '../values/reader.js';

/** A value that a column had from an instant on. */
export interface Change {
  readonly column: string;
  readonly at: number;
  readonly value: Stored;
}

/** A value of a tag that somebody set; `until` is when it ends, by its own end or by a removal. */
export interface Setting {
  readonly tag: string;
  readonly value: string;
  readonly from: number;
  readonly until: number | undefined;
}

/** What was set by `at` ends then: one value, or any. */
export interface Removal {
  readonly tag: string;
  /** Empty: any. */
  readonly value: string;
  readonly at: number;
}

/**
 * What is recorded of one customer beside the events, as it was told of that id. Plain data: while a customer is merged
 * with another it is kept aside in this form.
 */
export interface OwnFacts {
  /** The row of the customers' table without its key; undefined: no such customer. */
  row: Record<string, Stored> | undefined;
  /** What the row held beside the columns of the catalog, while it is not there. */
  others?: Readonly<Record<string, Stored>>;
  changes: readonly Change[];
  handSet: readonly Setting[];
  removed: readonly Removal[];
}

export const noFacts = (): OwnFacts => ({ row: undefined, changes: [], handSet: [], removed: [] });

/** The columns that one field fills, and whether its history is recorded: the instant from which a customer is known has none. */
export const fieldColumns = ({ at, id, fields }: CustomerThing): readonly (readonly string[])[] => {
  const seen = new Set<string | undefined>([at, id]);
  return fields.flatMap(({ column, type }) => {
    if (seen.has(column)) return [];
    seen.add(column);
    return [storedColumns(column, type).map(({ name }) => name)];
  });
};

/** What a column held at an instant: what was recorded last by then, else first. Undefined: nothing is recorded. */
export const recordedAt = (changes: readonly Change[], column: string, instant: number): Change | undefined => {
  let best: Change | undefined;
  for (const change of changes) {
    if (change.column !== column) continue;
    if (best === undefined || isNearer(change.at, best.at, instant)) best = change;
  }
  return best;
};

const isNearer = (at: number, than: number, instant: number): boolean =>
  at <= instant ? than > instant || at > than : than > instant && at < than;

/** How a customer's facts came to be others. */
export interface Effect {
  readonly outcome: 'added' | 'corrected' | 'duplicate' | 'deleted';
  /** The earliest instant (ms UTC) at which anything may differ. */
  readonly since: number;
}

export const NO_EFFECT: Effect = { outcome: 'duplicate', since: Infinity };

/** What says more about a fact of several parts comes first. */
const TELLING: readonly Effect['outcome'][] = ['corrected', 'added', 'deleted', 'duplicate'];

/** Both, one after the other. */
export const together = (one: Effect, other: Effect): Effect => ({
  outcome: TELLING.find((outcome) => outcome === one.outcome || outcome === other.outcome) ?? 'duplicate',
  since: Math.min(one.since, other.since),
});

export interface FieldTold {
  readonly columns: readonly string[];
  readonly cells: readonly Stored[];
  readonly asOf: number;
  /** Seen now rather than told for an instant: what holds already is no change. */
  readonly isAsOfNow: boolean;
  /** The instant (ms UTC) that the table speaks of. */
  readonly tableAt: number;
}

/** Records what a field held from an instant on; the table gets what holds at the instant that it speaks of. */
export const tellField = (own: OwnFacts, told: FieldTold): Effect => {
  const { columns, cells, asOf, isAsOfNow, tableAt } = told;
  const row = (own.row ??= {});
  const [main = ''] = columns;
  const known = own.changes.filter(({ column }) => column === main);
  const inForce = known.length === 0 ? (row[main] ?? null) : (recordedAt(known, main, asOf)?.value ?? null);
  if (isAsOfNow && inForce === cells[0]) return NO_EFFECT;
  // What the table says without a record was so before anything changed.
  if (known.length === 0 && inForce !== null) {
    own.changes = [...own.changes, ...columns.map((column) => ({ column, at: EVER, value: row[column] ?? null }))];
    known.push({ column: main, at: EVER, value: inForce });
  }
  const same = known.find(({ at }) => at === asOf);
  if (same !== undefined && same.value === cells[0]) return NO_EFFECT;
  own.changes = [
    ...own.changes.filter(({ column, at }) => at !== asOf || !columns.includes(column)),
    ...columns.map((column, index) => ({ column, at: asOf, value: cells[index] ?? null })),
  ];
  setFromRecord(own, columns, tableAt);
  const isFirst = known.every(({ at }) => at >= asOf);
  return { outcome: same === undefined ? 'added' : 'corrected', since: isFirst ? EVER : asOf };
};

/** Lets the row hold what is recorded of some columns at the instant that the table speaks of. */
export const setFromRecord = (own: OwnFacts, columns: readonly string[], tableAt: number): void => {
  const row = (own.row ??= {});
  for (const column of columns) {
    const recorded = recordedAt(own.changes, column, tableAt);
    if (recorded !== undefined) row[column] = recorded.value;
  }
};

const isEndedBy = (setting: Setting, { tag, value, at }: Removal): boolean =>
  setting.tag === tag && (value === '' || value === setting.value) && setting.from <= at;

/** With the end that its removals give it, where they are earlier than its own. */
export const withEnd = (setting: Setting, removed: readonly Removal[]): Setting => {
  const ends = removed.filter((removal) => isEndedBy(setting, removal)).map(({ at }) => at);
  const until = Math.min(setting.until ?? Infinity, ...ends);
  return { ...setting, until: until === Infinity ? undefined : until };
};

/** `isExclusive`: of what is set for one instant the last told takes the place of the others. */
export const tellSetting = (own: OwnFacts, told: Setting, isExclusive: boolean): Effect => {
  const set = withEnd(told, own.removed);
  const isReplaced = (each: Setting): boolean =>
    each.tag === set.tag && each.from === set.from && (isExclusive || each.value === set.value);
  const replaced = own.handSet.filter(isReplaced);
  if (replaced.some(({ value, until }) => value === set.value && until === set.until)) return NO_EFFECT;
  own.handSet = [...own.handSet.filter((each) => !isReplaced(each)), set];
  return { outcome: replaced.length === 0 ? 'added' : 'corrected', since: set.from };
};

export const tellRemoval = (own: OwnFacts, told: Removal): Effect => {
  if (own.removed.some(({ tag, value, at }) => tag === told.tag && value === told.value && at === told.at))
    return NO_EFFECT;
  own.removed = [...own.removed, told];
  own.handSet = own.handSet.map((each) => withEnd(each, [told]));
  return { outcome: 'deleted', since: told.at };
};

/** From when the customer is known; undefined leaves it as it is. */
export const tellKnownFrom = (own: OwnFacts, column: string, at: number): Effect => {
  const row = (own.row ??= {});
  const before = row[column] ?? null;
  if (before === at) return NO_EFFECT;
  row[column] = at;
  return { outcome: before === null ? 'added' : 'corrected', since: EVER };
};

/**
 * Two customers as one: of a field that both know the first keeps its own, with its history; what it does not know is
 * filled. Known since the earlier of both; hand-set values count as if one had been told all of them.
 */
export const joined = (customer: CustomerThing, first: OwnFacts, second: OwnFacts): OwnFacts => {
  if (second.row === undefined && first.row === undefined) return withHands(first, first, second);
  const row: Record<string, Stored> = { ...first.row };
  let { changes } = first;
  for (const columns of fieldColumns(customer)) {
    if (knows(first, columns)) continue;
    for (const column of columns) row[column] = second.row?.[column] ?? null;
    changes = [
      ...changes.filter(({ column }) => !columns.includes(column)),
      ...second.changes.filter(({ column }) => columns.includes(column)),
    ];
  }
  const { at } = customer;
  if (at !== undefined) row[at] = earlierKnown(first.row, second.row, at);
  return withHands({ ...first, row, changes }, first, second);
};

/** Whether anything was ever told of a field but that it is missing. */
export const knows = ({ row, changes }: OwnFacts, columns: readonly string[]): boolean => {
  const [main = ''] = columns;
  return (row?.[main] ?? null) !== null || changes.some(({ column, value }) => column === main && value !== null);
};

/** Missing: since always. */
const earlierKnown = (first: OwnFacts['row'], second: OwnFacts['row'], at: string): Stored => {
  if (first === undefined || second === undefined) return (first ?? second)?.[at] ?? null;
  const [one, other] = [first[at] ?? null, second[at] ?? null];
  return one === null || other === null ? null : Math.min(Number(one), Number(other));
};

const withHands = (facts: OwnFacts, first: OwnFacts, second: OwnFacts): OwnFacts => {
  const removed = new Map<string, Removal>();
  for (const each of [...first.removed, ...second.removed])
    removed.set(JSON.stringify([each.tag, each.value, each.at]), each);
  const settings = new Map<string, Setting>();
  for (const each of [...first.handSet, ...second.handSet]) {
    const key = JSON.stringify([each.tag, each.from, each.value]);
    const twin = settings.get(key);
    const isLonger = twin === undefined || (each.until ?? Infinity) > (twin.until ?? Infinity);
    if (isLonger) settings.set(key, each);
  }
  const all = [...removed.values()];
  return {
    ...facts,
    removed: all,
    handSet: [...settings.values()]
      .map((each) => withEnd(each, all))
      .toSorted((a, b) => a.from - b.from || compareText(a.value, b.value)),
  };
};
