import { sql } from 'kysely';
import type { EventThing } from '../../../catalog/catalog.js';
import type { Column } from '../../../plan/types.js';
import { boundsOf, isFused, ownCondition, separateAggregate } from '../aggregates.js';
import { eventOf, eventScope } from '../events.js';
import { list, type Sql, text } from '../fragments.js';
import { aggregatesOf, sharedBy, sharedCondition } from '../passes.js';
import { TABLES } from '../physical.js';
import { readsOf } from '../reads.js';
import { type Scope, STATE_KEY } from '../scope.js';
import { customerId, eventsOfOwner, everyCustomer, knownCustomer, customerTable, whereAll } from '../sources.js';
import { names, type Statement } from '../statement.js';
import { STEP_TABLES } from './tables.js';

/** Whose rows a statement is about. */
export const isOneOf = (key: Sql, customers: Sql): Sql => sql`(${key} in (${customers}))`;

export const onlyThese: Sql = sql`select ${sql.id(STATE_KEY)} from ${sql.id(STEP_TABLES.only)}`;

/** Those of whom one of the parts moved. */
export const whoseMoved = (parts: readonly string[]): Sql =>
  sql`select ${sql.id(STATE_KEY)} from ${sql.id(STEP_TABLES.part)} where part in (${list(parts.map(text))})`;

/** A row for each who is known by now, and for nobody else. */
export const stateRows = (scope: Scope): readonly Statement[] => {
  const key = sql.id(STATE_KEY);
  const known = sql`select 1 from ${customerTable(scope)}${whereAll([sql`(${customerId(scope)} = ${sql.id(TABLES.state, STATE_KEY)})`, ...knownCustomer(scope)])}`;
  const { tables, conditions } = everyCustomer({ ...scope, only: STEP_TABLES.only });
  return [
    {
      name: 'let go of those who are not known',
      sql: sql`delete from ${sql.id(TABLES.state)} where ${isOneOf(key, onlyThese)} and (not exists (${known}))`,
    },
    {
      name: 'take in those who are known by now',
      sql: sql`insert into ${sql.id(TABLES.state)} (${key}) select ${customerId(scope)}${tables}${whereAll(conditions)} on conflict do nothing`,
    },
  ];
};

const OWNER = 'owner';

/** Columns of one event's table worked out again, in place, for some customers. */
export const measuredAgain = (columns: readonly Column[], whose: (key: Sql) => Sql, scope: Scope): Statement => {
  const [first] = columns;
  const event = eventOf(first?.event ?? '', scope);
  const fused = columns.filter(isFused);
  const assignments = [
    ...(fused.length === 0 ? [] : [sql`(${names(fused.map(({ id }) => id))}) = ${fusedValues(fused, event, scope)}`]),
    ...columns
      .filter((column) => !isFused(column))
      .map((column) => sql`${sql.id(column.id)} = ${separateValue(column, event, scope)}`),
  ];
  return {
    name: `read ${event.table} again: ${columns.map(({ id }) => id).join(', ')}`,
    sql: sql`update ${sql.id(TABLES.state)} as ${sql.id(OWNER)} set ${list(assignments)} where ${whose(sql.id(OWNER, STATE_KEY))}`,
  };
};

const owner: Sql = sql.id(OWNER, STATE_KEY);

const joinsOf = (columns: readonly Column[], scope: Scope) => {
  const reads = readsOf(scope.plan, columns);
  return { customer: reads.customer.size > 0, state: reads.state.size > 0 ? TABLES.state : undefined };
};

/** One reading of the customer's events for all of them; over no events an aggregate says what there is of nothing. */
const fusedValues = (columns: readonly Column[], event: EventThing, scope: Scope): Sql => {
  const shared = sharedBy(columns, scope);
  const conditions = sharedCondition(columns, event, shared, scope);
  const source = eventsOfOwner(event, owner, shared.bounds, joinsOf(columns, scope), conditions, scope);
  return sql`(select ${list(aggregatesOf(columns, event, shared, scope))}${source})`;
};

const separateValue = (column: Column, event: EventThing, scope: Scope): Sql => {
  const bounds = boundsOf(column, scope);
  const inside = eventScope(scope, event, bounds);
  const source = eventsOfOwner(event, owner, bounds, joinsOf([column], scope), ownCondition(column, inside), scope);
  return separateAggregate(column, event, source, inside);
};
