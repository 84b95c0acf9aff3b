import { sql } from 'kysely';
import type { EventThing } from '../../catalog/catalog.js';
import type { InstantBounds } from '../../plan/semantics/index.js';
import { HISTORY_TABLE } from './physical.js';
import { withinTime } from './aggregates.js';
import { eventAlias, eventColumn } from './events.js';
import { all, integer, type Sql } from './fragments.js';
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
  return [sql`((${known} is null) or (${known} <= ${integer(scope.now)}))`];
};

const from = (tables: readonly Sql[], conditions: readonly Sql[]): Sql =>
  sql` from ${sql.join(tables, sql` cross join `)}${conditions.length === 0 ? sql`` : sql` where ${all(conditions)}`}`;

export const customerTable = (scope: Scope): Sql =>
  sql`${sql.id(scope.plan.catalog.customer.table)} as ${sql.id(ALIAS.customer)}`;
export const tableAs = (table: string, alias: string): Sql => sql`${sql.id(table)} as ${sql.id(alias)}`;

/**
 * The events of everybody in a span of time. What belongs to the customer is joined from the outside in, so that each
 * customer's row is looked up once and the events follow it in their own order.
 */
export const eventsOfAll = (
  event: EventThing,
  bounds: InstantBounds,
  joins: Joins,
  conditions: readonly Sql[],
  scope: Scope,
): Sql => {
  const owner = eventColumn(event, 'customer');
  const outer = [
    ...(joins.customer ? [customerTable(scope)] : []),
    ...(joins.state === undefined ? [] : [tableAs(joins.state, ALIAS.state)]),
  ];
  const keys = [...(joins.customer ? [customerId(scope)] : []), ...(joins.state === undefined ? [] : [stateKey])];
  const linked = keys.map((key, index) => sql`(${index + 1 < keys.length ? keys[index + 1] : owner} = ${key})`);
  return from(
    [...outer, tableAs(event.table, eventAlias(0))],
    [...linked, ...withinTime(eventColumn(event, 'at'), bounds, EVER), ...conditions],
  );
};

/** The events of the one customer whose id is given, out of the query around. */
export const eventsOfOne = (event: EventThing, owner: Sql, bounds: InstantBounds, conditions: readonly Sql[]): Sql =>
  from(
    [tableAs(event.table, eventAlias(0))],
    [
      sql`(${eventColumn(event, 'customer')} = ${owner})`,
      ...withinTime(eventColumn(event, 'at'), bounds, EVER),
      ...conditions,
    ],
  );

const EVER: InstantBounds = { after: -Infinity, until: Infinity };

/** `from` and `where` apart, for more may be joined between them. */
export interface Rows {
  readonly tables: Sql;
  readonly condition: Sql;
}

/** Everybody who is known by now. */
export const everyCustomer = (scope: Scope): Rows => {
  const known = knownCustomer(scope);
  return {
    tables: sql` from ${customerTable(scope)}`,
    condition: known.length === 0 ? sql`` : sql` where ${all(known)}`,
  };
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
  const customer = joins.customer ? sql` join ${customerTable(scope)} on (${customerId(scope)} = ${stateKey})` : sql``;
  const history = joins.history
    ? sql` join ${tableAs(HISTORY_TABLE, ALIAS.history)} on (${sql.id(ALIAS.history, STATE_KEY)} = ${stateKey})`
    : sql``;
  const answer =
    joins.answer === undefined
      ? sql``
      : sql` join ${tableAs(joins.answer, ALIAS.answer)} on (${sql.id(ALIAS.answer, STATE_KEY)} = ${stateKey})`;
  return { tables: sql` from ${tableAs(state, ALIAS.state)}${customer}${history}${answer}`, condition: sql`` };
};
