import { bindWindow, type InstantBounds, shiftInstant } from '../../../plan/semantics/index.js';
import type { PlanWindow, Span } from '../../../plan/windows.js';
import { own } from './reading.js';
import type { Operator, Scope, ScopeEvent, World } from './scope.js';

/** What a window or a span comes to at `now`; worked out once for a world that keeps it. */
export const kept = <Bound>(world: World, part: object, work: () => Bound): Bound => {
  if (world.bounds === undefined) return work();
  let bound = world.bounds.get(part) as Bound | undefined;
  if (bound === undefined) {
    bound = work();
    world.bounds.set(part, bound);
  }
  return bound;
};

export const windowBounds = (world: World, window: PlanWindow): InstantBounds =>
  kept(world, window, () => bindWindow(window, world.now, world.zone));

/** The first of the events, which are in order of time, that is later than an instant. */
export const firstAfter = (events: readonly ScopeEvent[], instant: number): number => {
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((events[middle] as ScopeEvent).at <= instant) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The customer's events in a window; nothing after now counts. */
export const eventsIn = (world: World, table: string, window: PlanWindow | undefined): readonly ScopeEvent[] => {
  const events = own(world.events, table) ?? [];
  const { after, until } = window === undefined ? { after: -Infinity, until: world.now } : windowBounds(world, window);
  const end = firstAfter(events, Math.min(until, world.now));
  const start = after === -Infinity ? 0 : firstAfter(events, after);
  return start === 0 && end === events.length ? events : events.slice(start, Math.max(start, end));
};

/** The customer's events strictly later than the one at hand, at most `within` after it, and not after now. */
export const laterEvents = (
  { world, event }: Scope,
  table: string,
  within: Span | undefined,
): readonly ScopeEvent[] => {
  const events = own(world.events, table) ?? [];
  const at = event?.at ?? Infinity;
  const last = within === undefined ? Infinity : shiftInstant(at, within, 'on', world.zone);
  const start = firstAfter(events, at);
  return events.slice(start, Math.max(start, firstAfter(events, Math.min(last, world.now))));
};

/** Lists of events are lists of scopes, so that a rule over one of them still sees the customer. */
export const events = {
  tw_events: (scope, table: string, window?: PlanWindow): readonly Scope[] =>
    eventsIn(scope.world, table, window).map((event) => ({ world: scope.world, event, outer: scope })),
  tw_later_events: (scope, table: string, within?: Span): readonly Scope[] =>
    laterEvents(scope, table, within).map((event) => ({ world: scope.world, event, outer: scope })),
  /** Whether the time after the event at hand has passed. */
  tw_is_over: ({ world, event }, span: Span) =>
    event !== undefined && world.now >= shiftInstant(event.at, span, 'on', world.zone),
} satisfies Readonly<Record<string, Operator>>;
