import { z } from 'zod';

const names = z.record(z.string().min(1), z.string().min(1));

/** What calls of the Segment spec mean where their names are not those of the catalog. */
export const segmentSettings = z.strictObject({
  /** The source of the events: their ids are `source:messageId`. */
  source: z
    .string()
    .min(1)
    .regex(/^[^:]+$/)
    .default('segment'),
  /** Names of events of `track`, to names of the catalog. */
  events: names.default({}),
  /** Which event a `page` or a `screen` is; without such an event in the catalog they are passed over. */
  page: z.string().min(1).default('page'),
  screen: z.string().min(1).default('screen'),
  /** Traits to fields of the customer; within objects by their path: `address.city`. */
  traits: names.default({}),
  /** Properties to fields, by the event's name as it is sent; under `*` for all events. */
  properties: z.record(z.string().min(1), names).default({}),
});

export type SegmentSettings = z.output<typeof segmentSettings>;
