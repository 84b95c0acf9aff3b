import { sql } from 'kysely';
import type { EventThing } from '../../catalog/catalog.js';
import type { InstantBounds } from '../../plan/semantics/index.js';
import type { Column } from '../../plan/types.js';
import { boundsOf, eventColumn, eventScope, fusedAggregate, isFused, ownCondition, withinTime } from './aggregates.js';
import { list } from './fragments.js';
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

export const eventOf = (table: string, scope: Scope): EventThing => {
  const event = scope.plan.catalog.events.find((each) => each.table === table);
  if (event === undefined) throw new Error(`the plan has no event in ${table}`);
  return event;
};

/** One pass for each event, whatever the rules that its columns come from. */
export const passesOf = (columns: readonly Column[], scope: Scope): readonly Pass[] => {
  const fused = columns.filter(isFused);
  return [...new Set(fused.map((column) => column.event))].map((table, index) => ({
    table: `tw_pass_${index}`,
    event: eventOf(table, scope),
    columns: fused.filter((column) => column.event === table),
  }));
};

/** What all columns of a pass agree on can be said once, before anything is grouped. */
export interface Shared {
  readonly bounds: InstantBounds;
  /** The condition that every column has, if they have one and the same. */
  readonly where: Column['where'];
}

export const sharedBy = (columns: readonly Column[], scope: Scope): Shared => {
  const bounds = columns.map((column) => boundsOf(column, scope));
  const [first, ...others] = columns.map((column) => column.where);
  const text = JSON.stringify(first);
  return {
    bounds: {
      after: Math.min(...bounds.map(({ after }) => after)),
      until: Math.max(...bounds.map(({ until }) => until)),
    },
    where: others.every((other) => JSON.stringify(other) === text) ? first : undefined,
  };
};

/** The columns of one pass as aggregates, each over the events that are its own. */
export const aggregatesOf = (columns: readonly Column[], event: EventThing, shared: Shared, scope: Scope) =>
  columns.map((column) => {
    const bounds = boundsOf(column, scope);
    const inside = eventScope(scope, event, bounds);
    const ownTime = withinTime(eventColumn(event, 'at'), bounds, shared.bounds);
    const ownWhere = shared.where === undefined ? ownCondition(column, inside) : [];
    return named(fusedAggregate(column, [...ownTime, ...ownWhere], inside), column.id);
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
  const owner = eventColumn(event, 'customer');
  const source = eventsOfAll(event, shared.bounds, joins, sharedCondition(columns, event, shared, scope), scope);
  const aggregates = aggregatesOf(columns, event, shared, scope);
  return [
    {
      name: `room for what ${event.table} says`,
      sql: scope.dialect.scratchTable(table, perCustomer(STATE_KEY, columns.map(storedAs))),
    },
    {
      name: `read ${event.table} once`,
      sql: sql`insert into ${sql.id(table)} (${names([STATE_KEY, ...columns.map(({ id }) => id)])}) select ${list([owner, ...aggregates])}${source} group by ${owner}`,
    },
  ];
};
