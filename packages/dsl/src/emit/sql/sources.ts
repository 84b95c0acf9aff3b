import { sql } from 'kysely';
import type { EventThing } from '../../catalog/catalog.js';
import { HISTORY_TABLE } from './physical.js';
import { eventAlias, eventColumn } from './events.js';
import { all, type Sql } from './fragments.js';
import { EVER, type MovingBounds, movingNow, withinTime } from './moving.js';
import { ALIAS, type Scope, STATE_KEY } from './scope.js';

export interface Joins {
  /** The customer's own fields. */
  readonly customer: boolean;
  /** Columns of lower levels, in this table. */
  readonly state: string | undefined;
}

export const customerId = (scope: Scope): Sql => sql.id(ALIAS.customer, scope.plan.catalog.customer.id);
export const stateKey: Sql = sql.id(ALIAS.state, STATE_KEY);

/** Known by now; a customer without a time has been known always. */
export const knownCustomer = (scope: Scope): readonly Sql[] => {
  const { at } = scope.plan.catalog.customer;
  if (at === undefined) return [];
  const known = sql.id(ALIAS.customer, at);
  return [sql`((${known} is null) or (${known} <= ${movingNow(scope)}))`];
};

const from = (tables: readonly Sql[], conditions: readonly Sql[]): Sql =>
  sql` from ${sql.join(tables, sql` cross join `)}${whereAll(conditions)}`;

export const customerTable = (scope: Scope): Sql =>
  sql`${sql.id(scope.plan.catalog.customer.table)} as ${sql.id(ALIAS.customer)}`;
export const tableAs = (table: string, alias: string): Sql => sql`${sql.id(table)} as ${sql.id(alias)}`;

/**
 * The events of everybody in a span of time. What belongs to the customer is joined from the outside in, so that each
 * customer's row is looked up once and the events follow it in their own order.
 */
export const eventsOfAll = (
  event: EventThing,
  bounds: MovingBounds,
  joins: Joins,
  conditions: readonly Sql[],
  scope: Scope,
): Sql => joined(event, bounds, joins, conditions, [], scope);

/** The same of the one customer whose id is given, out of the query around. */
export const eventsOfOwner = (
  event: EventThing,
  customer: Sql,
  bounds: MovingBounds,
  joins: Joins,
  conditions: readonly Sql[],
  scope: Scope,
): Sql => joined(event, bounds, joins, conditions, [customer], scope);

/** The keys are all one and the same, each tied to the next. */
const joined = (
  event: EventThing,
  bounds: MovingBounds,
  { customer, state }: Joins,
  conditions: readonly Sql[],
  given: readonly Sql[],
  scope: Scope,
): Sql => {
  const outer = [
    ...(customer ? [customerTable(scope)] : []),
    ...(state === undefined ? [] : [tableAs(state, ALIAS.state)]),
  ];
  const keys = [
    ...given,
    ...(customer ? [customerId(scope)] : []),
    ...(state === undefined ? [] : [stateKey]),
    eventColumn(event, 'customer'),
  ];
  const linked = keys.slice(1).map((key, index) => sql`(${key} = ${keys[index]})`);
  return from(
    [...outer, tableAs(event.table, eventAlias(0))],
    [...linked, ...withinTime(eventColumn(event, 'at'), bounds, EVER, scope), ...conditions],
  );
};

/** The events of the one customer whose id is given, out of the query around, which has what belongs to the customer. */
export const eventsOfOne = (
  event: EventThing,
  owner: Sql,
  bounds: MovingBounds,
  conditions: readonly Sql[],
  scope: Scope,
): Sql =>
  from(
    [tableAs(event.table, eventAlias(0))],
    [
      sql`(${eventColumn(event, 'customer')} = ${owner})`,
      ...withinTime(eventColumn(event, 'at'), bounds, EVER, scope),
      ...conditions,
    ],
  );

/** `from` and `where` apart, for more may be joined between them. */
export interface Rows {
  readonly tables: Sql;
  readonly conditions: readonly Sql[];
}

/** All of the conditions, as a clause; nothing where there are none. */
export const whereAll = (conditions: readonly Sql[]): Sql =>
  conditions.length === 0 ? sql`` : sql` where ${all(conditions)}`;

const ONLY = 'only';

/** Where only some customers are to be worked out, they come first, and everything else is looked up for them. */
const onlyThose = (key: Sql, { only }: Scope): { readonly first: Sql; readonly conditions: readonly Sql[] } =>
  only === undefined
    ? { first: sql``, conditions: [] }
    : { first: sql`${tableAs(only, ONLY)} cross join `, conditions: [sql`(${key} = ${sql.id(ONLY, STATE_KEY)})`] };

/** Everybody who is known by now. */
export const everyCustomer = (scope: Scope): Rows => {
  const { first, conditions } = onlyThose(customerId(scope), scope);
  return { tables: sql` from ${first}${customerTable(scope)}`, conditions: [...conditions, ...knownCustomer(scope)] };
};

export interface CustomerJoins {
  /** The customer's own fields. */
  readonly customer: boolean;
  /** Instants out of the customer's history. */
  readonly history: boolean;
  /** Earlier answers, in this table. */
  readonly answer: string | undefined;
}

/** Rows of the state, with the customer's fields and earlier answers where they are read. */
export const customersFrom = (state: string, joins: CustomerJoins, scope: Scope): Rows => {
  const joined: (readonly [table: Sql, on: Sql])[] = [];
  if (joins.customer) joined.push([customerTable(scope), sql`(${customerId(scope)} = ${stateKey})`]);
  if (joins.history)
    joined.push([tableAs(HISTORY_TABLE, ALIAS.history), sql`(${sql.id(ALIAS.history, STATE_KEY)} = ${stateKey})`]);
  if (joins.answer !== undefined)
    joined.push([tableAs(joins.answer, ALIAS.answer), sql`(${sql.id(ALIAS.answer, STATE_KEY)} = ${stateKey})`]);
  const { first, conditions } = onlyThose(stateKey, scope);
  const from = sql` from ${first}${tableAs(state, ALIAS.state)}`;
  if (!scope.inOrder)
    return { tables: sql`${from}${joinedBy(joined.map(([table, on]) => sql` join ${table} on ${on}`))}`, conditions };
  return {
    tables: sql`${from}${joinedBy(joined.map(([table]) => sql` cross join ${table}`))}`,
    conditions: [...conditions, ...joined.map(([, on]) => on)],
  };
};

const joinedBy = (joins: readonly Sql[]): Sql => sql.join(joins, sql``);
