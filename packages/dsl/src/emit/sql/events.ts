import { sql } from 'kysely';
import type { EventThing } from '../../catalog/catalog.js';
import type { InstantBounds } from '../../plan/semantics/index.js';
import type { Sql } from './fragments.js';
import { type MovingBounds, reachOf } from './moving.js';
import type { EventAtHand, Scope } from './scope.js';

/** The event that an aggregate is taken over is `event`; each later one that follows it has the next number. */
export const eventAlias = (depth: number): string => (depth === 0 ? 'event' : `event_${depth}`);

export const eventColumn = (event: EventThing, part: keyof EventThing['columns'], depth = 0): Sql =>
  sql.id(eventAlias(depth), event.columns[part]);

export const eventOf = (table: string, scope: Scope): EventThing => {
  const event = scope.plan.catalog.events.find((each) => each.table === table);
  if (event === undefined) throw new Error(`the plan has no event in ${table}`);
  return event;
};

/** Inside an aggregate: the event at hand and the customer that it belongs to. */
export const eventScope = (scope: Scope, event: EventThing, bounds: MovingBounds): Scope => ({
  ...scope,
  customerId: eventColumn(event, 'customer'),
  events: [{ alias: eventAlias(0), at: eventColumn(event, 'at'), range: reachOf(bounds, scope) }],
});

/** With a later event at hand, from which the others are seen one step further `up`. */
export const laterScope = (scope: Scope, event: EventThing, range: InstantBounds): Scope => {
  const depth = scope.events.length;
  const later = { alias: eventAlias(depth), at: eventColumn(event, 'at', depth), range };
  return { ...scope, events: [later, ...scope.events] };
};

/** The event at hand, or the one that lies so many steps `up` from it. */
export const eventAt = (scope: Scope, up = 0): EventAtHand => {
  const event = scope.events[up];
  if (event === undefined) throw new Error(`there is no event ${up} steps up`);
  return event;
};
