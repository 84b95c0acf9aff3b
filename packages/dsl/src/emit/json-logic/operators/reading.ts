import { exactOf } from '../../../plan/semantics/index.js';
import type { Cell, Known, Operator, Scope } from './scope.js';

/** A property of its own: what every object has by birth is no field of a customer. */
export const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

/** A cell in its one form; what is absent is missing. */
export const knownOf = (cell: Cell | undefined): Known => {
  if (cell === undefined || cell === null) return null;
  if (typeof cell === 'boolean') return cell ? 1 : 0;
  return typeof cell === 'bigint' ? exactOf(cell) : cell;
};

/** The event at hand, or one that lies some steps outwards. */
const eventAt = (scope: Scope, up: number): NonNullable<Scope['event']> => {
  let place: Scope | undefined = scope;
  for (let step = 0; step < up; step += 1) place = place?.outer;
  if (place?.event === undefined) throw new Error('an event is read outside an aggregate');
  return place.event;
};

const threshold = (scope: Scope, rank: string, group: string | null) =>
  scope.world.thresholds.find((each) => each.rank === rank && each.group === group);

/** What rules read of the customer, the event at hand, and what was worked out before. */
export const reading = {
  tw_now: ({ world }) => world.now,
  tw_customer_id: ({ world }) => world.customer.id,
  tw_customer_field: ({ world }, column: string) => knownOf(own(world.customer.fields, column)),
  tw_event_field: (scope, column: string, up = 0) => knownOf(own(eventAt(scope, up).values, column)),
  tw_event_time: (scope, up = 0) => eventAt(scope, up).at,
  tw_column: ({ world }, id: string) => own(world.columns, id) ?? null,
  tw_history: ({ world }, id: string) => own(world.histories, id) ?? null,
  tw_threshold: (scope, rank: string, group: string | null = null) => knownOf(threshold(scope, rank, group)?.theta),
  tw_tie: (scope, rank: string, group: string | null = null) => threshold(scope, rank, group)?.tie ?? null,
  tw_tag: ({ world }, id: string, values: readonly string[]) =>
    (own(world.tags, id) ?? []).some((value) => values.includes(value)),
  tw_segment: ({ world }, id: string) => own(world.segments, id) === true,
  tw_hand_set: ({ world }, id: string, value?: string) => {
    const held = own(world.handSet, id) ?? [];
    return value === undefined ? (held[0] ?? null) : held.includes(value);
  },
} satisfies Readonly<Record<string, Operator>>;
