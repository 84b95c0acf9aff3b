import { sql } from 'kysely';
import { epochDayOf, isLeapYear, midnight } from '../../../../plan/semantics/index.js';
import type { Value } from '../../../../plan/values.js';
import { unreachable } from '../../../../text/unreachable.js';
import { monthDay } from '../../calendar.js';
import { emitValue } from '../../emit.js';
import { eventAlias, eventOf } from '../../events.js';
import { all, any, integer, list, noInteger, type Sql, text } from '../../fragments.js';
import { RECORD_TABLES, TABLES } from '../../physical.js';
import { readsOf } from '../../reads.js';
import { ALIAS, found, type Scope, STATE_KEY } from '../../scope.js';
import { customersFrom, customerTable, stateKey, tableAs } from '../../sources.js';
import { localDateTerm, localTerm } from '../../temporal.js';
import { stored } from '../../term.js';
import type { Bounded } from './edges.js';
import type { Stretch } from './mark.js';
import { stretched } from './stretched.js';
import type { Source } from './touch.js';

/** What a source is read as: whose instant it is, the instant, and the tables and conditions that it comes from. */
export interface Instants {
  readonly customer: Sql;
  readonly instant: Sql;
  readonly tables: Sql;
  readonly conditions: readonly Sql[];
}

const CHANGE = 'change';
const HAND = 'hand';

export const instantsOf = (source: Source, scope: Scope): Instants => {
  const { customer } = scope.plan.catalog;
  switch (source.kind) {
    case 'event': {
      const { columns } = eventOf(source.table, scope);
      return {
        customer: sql.id(eventAlias(0), columns.customer),
        instant: sql.id(eventAlias(0), source.column),
        tables: tableAs(source.table, eventAlias(0)),
        conditions: [],
      };
    }
    case 'customer':
      return {
        customer: sql.id(ALIAS.customer, customer.id),
        instant: sql.id(ALIAS.customer, source.column),
        tables: customerTable(scope),
        conditions: [],
      };
    case 'column':
      return columnInstants(source.column, scope);
    case 'overall':
      return {
        customer: stateKey,
        instant: sql.id('overall', source.column),
        tables: sql`${tableAs(TABLES.overall, 'overall')} cross join ${tableAs(TABLES.state, ALIAS.state)}`,
        conditions: [],
      };
    case 'constant':
      return {
        customer: stateKey,
        instant: integer(source.value),
        tables: tableAs(TABLES.state, ALIAS.state),
        conditions: [],
      };
    case 'computed':
      return computedInstants(source.value, scope);
    case 'hand-set':
      return {
        customer: sql.id(HAND, 'customer'),
        instant: sql.id(HAND, source.time),
        tables: tableAs(RECORD_TABLES.handSet, HAND),
        conditions: [sql`(${sql.id(HAND, 'tag')} in (${list(source.tags.map(text))}))`],
      };
    case 'field-change':
      return {
        customer: sql.id(CHANGE, 'customer'),
        instant: sql.id(CHANGE, 'at'),
        tables: tableAs(RECORD_TABLES.fieldChange, CHANGE),
        conditions: source.column === undefined ? [] : [isOfField(source.column)],
      };
    case 'recorded':
      return {
        customer: sql.id(CHANGE, 'customer'),
        instant: sql`cast(${sql.id(CHANGE, 'value')} as bigint)`,
        tables: sql`(select customer, value from ${tableAs(RECORD_TABLES.fieldChange, CHANGE)} where ${isOfField(source.column)}) as ${sql.id(CHANGE)}`,
        conditions: [],
      };
    default:
      return unreachable(source);
  }
};

const isOfField = (column: string): Sql => sql`(${sql.id(CHANGE, 'field')} = ${text(column)})`;

/** A column that copies an instant of an event is found from the event, which has an index; any other one by a look at all. */
const columnInstants = (id: Extract<Source, { kind: 'column' }>['column'], scope: Scope): Instants => {
  const { event: table, value } = found(scope.columns, id);
  const state = sql.id(ALIAS.state, id);
  const isCopied = value?.kind === 'event-time' || value?.kind === 'event-field';
  if (!isCopied)
    return { customer: stateKey, instant: state, tables: tableAs(TABLES.state, ALIAS.state), conditions: [] };
  const { columns } = eventOf(table, scope);
  const copied = sql.id(eventAlias(0), value.kind === 'event-time' ? columns.at : value.column);
  return {
    customer: stateKey,
    instant: copied,
    tables: sql`${tableAs(table, eventAlias(0))} cross join ${tableAs(TABLES.state, ALIAS.state)}`,
    conditions: [sql`(${stateKey} = ${sql.id(eventAlias(0), columns.customer)})`, sql`(${state} = ${copied})`],
  };
};

const computedInstants = (value: Value, scope: Scope): Instants => {
  const reads = readsOf(scope.plan, value);
  const joins = { customer: reads.customer.size > 0, history: false, answer: undefined };
  const { tables } = customersFrom(TABLES.state, joins, scope);
  const from = sql`(select ${stateKey} as customer, ${emitValue(value, scope)} as instant${tables}) as computed`;
  return { customer: sql`computed.customer`, instant: sql`computed.instant`, tables: from, conditions: [] };
};

/** Rows of (customer, the instant of the fact) of whom a mark passes over a fact in a stretch, which is left open. */
export const crossedRows = (touch: Crossing, scope: Scope): Sql => {
  const { customer, instant, tables, conditions } = instantsOf(touch.source, scope);
  const end = (which: 'low' | 'high'): Sql =>
    stretched(which, (stretch) => crossed(touch, stretch, scope.plan.catalog.zone)[which]);
  const inside = sql`(${instant} between ${end('low')} and ${end('high')})`;
  return sql`select ${customer} as ${sql.id(STATE_KEY)}, ${instant} as fact from ${tables} where ${all([inside, ...conditions])}`;
};

/** The same of those a day of whose year comes round on one of these days. */
export const yearlyRows = (touch: Yearly, days: ReadonlySet<number>, scope: Scope): Sql => {
  const { customer, instant, tables, conditions } = instantsOf(touch.source, scope);
  const inside = isYearly(instant, touch, days, scope);
  return sql`select ${customer} as ${sql.id(STATE_KEY)}, ${noInteger} as fact from ${tables} where ${all([inside, ...conditions])}`;
};

type Crossing = Extract<Bounded, { kind: 'crossing' }>;
type Yearly = Extract<Bounded, { kind: 'yearly' }>;

const NOBODY = { low: 1, high: 0 };

/** Whatever lies between where the mark was and where it is, both included; nothing where it stood still. */
export const crossed = (
  { mark, lag, byDate }: Crossing,
  stretch: Stretch,
  zone: string,
): { readonly low: number; readonly high: number } => {
  const { after, until } = lag.of(stretch);
  const [low, high] = [mark.at(after), mark.at(until)];
  if (low >= high) return NOBODY;
  return byDate ? { low: midnight(low, zone), high: midnight(high + 1, zone) - 1 } : { low, high };
};

/**
 * Dates with one of the days of the year. A column is asked for the very dates, which an index finds, of all years in
 * which most people were born; any other date has its day worked out.
 */
const isYearly = (instant: Sql, { byDate }: Yearly, days: ReadonlySet<number>, scope: Scope): Sql => {
  if (byDate) {
    const local = localTerm(scope.dialect, stored(instant, { kind: 'time' }), scope.offsets, ALWAYS);
    return scope.dialect.memberOfMany(monthDay(localDateTerm(local).sql), [NO_DAY, ...days]);
  }
  // Whoever was born before or after those years is always looked at.
  const [first, last] = BIRTH_YEARS;
  return any([
    scope.dialect.memberOfMany(instant, [NO_DATE, ...datesOf(days)]),
    sql`(${instant} < ${integer(first)})`,
    sql`(${instant} > ${integer(last)})`,
  ]);
};

const ALWAYS = { after: -Infinity, until: Infinity };
/** Neither is any. */
const NO_DAY = 0;
const NO_DATE = -1e9;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;
const BIRTH_YEARS = [
  epochDayOf({ year: FIRST_YEAR, month: 1, day: 1 }),
  epochDayOf({ year: LAST_YEAR, month: 12, day: 31 }),
] as const;

const datesOf = (days: ReadonlySet<number>): readonly number[] => {
  const dates: number[] = [];
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1)
    for (const day of days)
      if (day !== 229 || isLeapYear(year))
        dates.push(epochDayOf({ year, month: Math.floor(day / 100), day: day % 100 }));
  return dates;
};
