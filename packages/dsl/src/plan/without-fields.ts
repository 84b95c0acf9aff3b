import { type FieldColumns, fieldsRead, readsAny } from './fields-read.js';
import type { Plan } from './types.js';

/**
 * What is left of a plan for whoever may not see some fields: without the fields, and without the metrics, tags and
 * segments that read them, for their values would tell of them. What is left means what it meant: it asks for none of
 * what is gone. The hash stays, for it is that of the answers.
 */
export const withoutFields = (plan: Plan, hidden: FieldColumns): Plan => {
  if (hidden.customer.size === 0 && hidden.events.size === 0) return plan;
  const { catalog } = plan;
  const isSeen = (part: unknown): boolean => !readsAny(fieldsRead(plan, part), hidden);
  const tags = plan.tags.filter(isSeen);
  const segments = plan.segments.filter(isSeen);
  const [tagIds, segmentIds] = [new Set(tags.map(({ id }) => id)), new Set(segments.map(({ id }) => id))];
  return {
    ...plan,
    catalog: {
      ...catalog,
      customer: {
        ...catalog.customer,
        fields: catalog.customer.fields.filter(({ column }) => !hidden.customer.has(column)),
      },
      events: catalog.events.map((event) => ({
        ...event,
        fields: event.fields.filter(({ column }) => hidden.events.get(event.table)?.has(column) !== true),
      })),
    },
    metrics: plan.metrics.filter(({ value }) => isSeen(value)),
    tags,
    segments,
    strata: plan.strata.map((stratum) => ({
      ...stratum,
      tags: stratum.tags.filter((id) => tagIds.has(id)),
      segments: stratum.segments.filter((id) => segmentIds.has(id)),
    })),
  };
};
