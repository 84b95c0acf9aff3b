import { sql } from 'kysely';
import type { EventThing } from '../../catalog/catalog.js';
import type { Column } from '../../plan/types.js';
import { boundsOf, fusedAggregate, isFused, ownCondition } from './aggregates.js';
import { eventColumn, eventOf, eventScope } from './events.js';
import { list, type Sql } from './fragments.js';
import { GROUPED, groupedColumn } from './grouped.js';
import { type MovingBounds, spanning, withinTime } from './moving.js';
import { storedAs } from './physical.js';
import { readsOf } from './reads.js';
import { type Scope, STATE_KEY } from './scope.js';
import { eventsOfAll } from './sources.js';
import { named, names, perCustomer, type Statement } from './statement.js';

/** One reading of an event's table that works out many columns, a row for each customer who has such events. */
export interface Pass {
  readonly table: string;
  readonly event: EventThing;
  readonly columns: readonly Column[];
}

/** One pass for each event, whatever the rules that its columns come from. */
export const passesOf = (columns: readonly Column[], scope: Scope): readonly Pass[] => {
  const passed = columns.filter((column) => isPassed(column, scope));
  return [...new Set(passed.map((column) => column.event))].map((table, index) => ({
    table: `tw_pass_${index}`,
    event: eventOf(table, scope),
    columns: passed.filter((column) => column.event === table),
  }));
};

/** A pass has no place for a query of its own that reads more than the customer's events. */
const isPassed = (column: Column, scope: Scope): boolean => {
  if (isFused(column)) return true;
  const { customer, state } = readsOf(scope.plan, column);
  return customer.size + state.size === 0;
};

/** What all columns of a pass agree on can be said once, before anything is grouped. */
export interface Shared {
  readonly bounds: MovingBounds;
  /** The condition that every column has, if they have one and the same. */
  readonly where: Column['where'];
}

export const sharedBy = (columns: readonly Column[], scope: Scope): Shared => {
  const [first, ...others] = columns.map((column) => column.where);
  const text = JSON.stringify(first);
  return {
    bounds: spanning(columns.map((column) => boundsOf(column, scope))),
    where: others.every((other) => JSON.stringify(other) === text) ? first : undefined,
  };
};

/** What belongs to one column of a pass, apart from what the pass reads anyway. */
const ownOf = (column: Column, event: EventThing, shared: Shared, scope: Scope) => {
  const bounds = boundsOf(column, scope);
  const inside = eventScope(scope, event, bounds);
  const ownTime = withinTime(eventColumn(event, 'at'), bounds, shared.bounds, scope);
  const ownWhere = shared.where === undefined ? ownCondition(column, inside) : [];
  return { bounds, inside, filters: [...ownTime, ...ownWhere] };
};

/** The columns of one pass as aggregates, each over the events that are its own. */
export const aggregatesOf = (columns: readonly Column[], event: EventThing, shared: Shared, scope: Scope) =>
  columns.map((column) => {
    const { inside, filters } = ownOf(column, event, shared, scope);
    return named(fusedAggregate(column, filters, inside), column.id);
  });

/** The shared condition, for the one place that says it. */
export const sharedCondition = (columns: readonly Column[], event: EventThing, shared: Shared, scope: Scope) => {
  const [first] = columns;
  return shared.where === undefined || first === undefined
    ? []
    : ownCondition(first, eventScope(scope, event, shared.bounds));
};

export const passStatements = (
  { table, event, columns }: Pass,
  state: string | undefined,
  scope: Scope,
): readonly Statement[] => {
  const shared = sharedBy(columns, scope);
  const reads = readsOf(scope.plan, columns);
  const joins = { customer: reads.customer.size > 0, state: reads.state.size > 0 ? state : undefined };
  const source = eventsOfAll(event, shared.bounds, joins, sharedCondition(columns, event, shared, scope), scope);
  return [
    {
      name: `room for what ${event.table} says`,
      sql: scope.dialect.scratchTable(table, perCustomer(scope.dialect, STATE_KEY, columns.map(storedAs))),
    },
    {
      name: `read ${event.table} once`,
      sql: sql`insert into ${sql.id(table)} (${names([STATE_KEY, ...columns.map(({ id }) => id)])}) ${passRows(columns, event, shared, source, scope)}`,
    },
  ];
};

/** One row for each customer with such events; a second look at it only where a column needs one. */
const passRows = (columns: readonly Column[], event: EventThing, shared: Shared, source: Sql, scope: Scope): Sql => {
  const owner = eventColumn(event, 'customer');
  const grouped = columns.map((column) => {
    const { bounds, inside, filters } = ownOf(column, event, shared, scope);
    return groupedColumn(column, { event, bounds, filters, owner: sql.id(GROUPED, STATE_KEY) }, inside);
  });
  const gathered = [named(owner, STATE_KEY), ...grouped.flatMap((each) => each.gathered)];
  const rows = sql`select ${list(gathered)}${source} group by ${owner}`;
  if (!grouped.some(({ composed }) => composed)) return rows;
  const values = [sql.id(GROUPED, STATE_KEY), ...grouped.map(({ value }) => value)];
  return sql`select ${list(values)} from (${rows}) as ${sql.id(GROUPED)}`;
};
