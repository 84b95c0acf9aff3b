import { sql } from 'kysely';
import type { Column } from '../../plan/types.js';
import { boundsOf, isFused, ownCondition, separateAggregate } from './aggregates.js';
import { eventOf, eventScope } from './events.js';
import { list, type Sql } from './fragments.js';
import { aggregatesOf, sharedBy, sharedCondition } from './passes.js';
import { storedAs, TABLES } from './physical.js';
import { readsOf } from './reads.js';
import type { Scope } from './scope.js';
import { eventsOfAll, knownCustomer } from './sources.js';
import { declared, names, type Statement } from './statement.js';

/** The one row that holds what is the same for everybody. */
export const overallTable = (columns: readonly Column[], { dialect }: Scope): readonly Statement[] => [
  {
    name: `room for ${TABLES.overall}`,
    sql: sql`create table ${sql.id(TABLES.overall)} (${list([sql`${sql.id('one')} integer primary key`, ...declared(dialect, columns.map(storedAs))])})`,
  },
  {
    name: `the row of ${TABLES.overall}`,
    sql: sql`insert into ${sql.id(TABLES.overall)} (${sql.id('one')}) values (1)`,
  },
];

/** Aggregates over the events of all customers: one reading of an event's table for all that it can give at once. */
export const overallColumns = (
  columns: readonly Column[],
  state: string | undefined,
  scope: Scope,
): readonly Statement[] => {
  const fused = columns.filter(isFused);
  const byEvent = [...new Set(fused.map(({ event }) => event))].map((event) =>
    fused.filter((each) => each.event === event),
  );
  return [
    ...byEvent.map((group) => fusedStatement(group, state, scope)),
    ...columns.filter((column) => !isFused(column)).map((column) => separateStatement(column, state, scope)),
  ];
};

const assign = (columns: readonly Column[], values: Sql): Statement => ({
  name: `over everybody: ${columns.map(({ id }) => id).join(', ')}`,
  sql: sql`update ${sql.id(TABLES.overall)} set (${names(columns.map(({ id }) => id))}) = ${values}`,
});

/** Events of customers who are not known yet do not count. */
const joinsFor = (columns: readonly Column[], state: string | undefined, scope: Scope) => {
  const reads = readsOf(scope.plan, columns);
  const customer = reads.customer.size > 0 || knownCustomer(scope).length > 0;
  return { customer, state: reads.state.size > 0 ? state : undefined };
};

const fusedStatement = (columns: readonly Column[], state: string | undefined, scope: Scope): Statement => {
  const event = eventOf(columns[0]?.event ?? '', scope);
  const shared = sharedBy(columns, scope);
  const conditions = [...knownCustomer(scope), ...sharedCondition(columns, event, shared, scope)];
  const source = eventsOfAll(event, shared.bounds, joinsFor(columns, state, scope), conditions, scope);
  return assign(columns, sql`(select ${list(aggregatesOf(columns, event, shared, scope))}${source})`);
};

const separateStatement = (column: Column, state: string | undefined, scope: Scope): Statement => {
  const event = eventOf(column.event, scope);
  const bounds = boundsOf(column, scope);
  const inside = eventScope(scope, event, bounds);
  const conditions = [...knownCustomer(scope), ...ownCondition(column, inside)];
  const source = eventsOfAll(event, bounds, joinsFor([column], state, scope), conditions, scope);
  return assign([column], separateAggregate(column, event, source, inside));
};
