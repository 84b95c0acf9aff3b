import { z } from '@hono/zod-openapi';
import type { Field, Plan, PlanMetric, ValueType } from '@tagwright/dsl';
import type { Deps } from '../deps.js';
import { endpoint, router } from '../http/endpoint.js';
import { bookSeenBy } from '../visibility/book-seen.js';
import { typeSchema, unitOf, unitSchema } from './typed.js';

const fieldSchema = z
  .object({
    name: z.string(),
    names: z.array(z.string()),
    type: typeSchema,
    values: z.array(z.string()).optional().openapi({ description: 'Of an enum: what there is, the highest first.' }),
    of: typeSchema.optional().openapi({ description: 'Of a set: what is in it.' }),
    dimension: z.string().optional().openapi({ description: 'The dimension of the profile that it is filed under.' }),
    description: z.string().optional(),
  })
  .openapi('Field');

const metricSchema = z
  .object({ name: z.string(), names: z.array(z.string()), type: typeSchema, unit: unitSchema.optional() })
  .openapi('Metric');

const catalogSchema = z
  .object({
    timezone: z.string(),
    customer: z.object({ fields: z.array(fieldSchema) }),
    events: z.array(z.object({ name: z.string(), names: z.array(z.string()), fields: z.array(fieldSchema) })),
    metrics: z.array(metricSchema),
    dimensions: z.array(z.string()).openapi({ description: 'In the order of the book.' }),
  })
  .openapi('Catalog');

const catalogRoute = endpoint('viewer', {
  method: 'get',
  path: '/catalog',
  operationId: 'catalog',
  tags: ['customers'],
  summary: 'What is known of customers: fields, events, metrics, as far as the caller may see them',
  responses: { 200: { description: 'The catalog.', content: { 'application/json': { schema: catalogSchema } } } },
});

/** What the book in force can talk about. */
export const catalogRoutes = (deps: Deps) =>
  router().openapi(catalogRoute, async (c) => {
    const { plan } = await bookSeenBy(deps, c.get('caller'));
    return c.json(catalogOf(plan), 200);
  });

const catalogOf = ({ catalog, metrics }: Plan): z.output<typeof catalogSchema> => ({
  timezone: catalog.zone,
  customer: { fields: catalog.customer.fields.map(shownField) },
  events: catalog.events.map(({ names, fields }) => ({
    name: names[0] ?? '',
    names: [...names],
    fields: fields.map(shownField),
  })),
  metrics: metrics.map(shownMetric),
  dimensions: dimensionsOf(catalog.customer.fields),
});

/** The dimensions of some fields, each once. */
export const dimensionsOf = (fields: readonly Field[]): string[] => [
  ...new Set(fields.flatMap(({ group }) => (group === undefined ? [] : [group]))),
];

const shownField = ({ names, type, group, description }: Field): z.output<typeof fieldSchema> => ({
  name: names[0] ?? '',
  names: [...names],
  type: type.kind,
  ...valuesOf(type),
  ...(group === undefined ? {} : { dimension: group }),
  ...(description === undefined ? {} : { description }),
});

const valuesOf = (type: ValueType): Pick<z.output<typeof fieldSchema>, 'values' | 'of'> => {
  if (type.kind === 'set') return { ...valuesOf(type.element), of: type.element.kind };
  return type.kind === 'enum' ? { values: [...type.values] } : {};
};

const shownMetric = ({ names, value }: PlanMetric): z.output<typeof metricSchema> => {
  const unit = unitOf(value.type);
  return {
    name: names[0] ?? '',
    names: [...names],
    type: value.type.kind,
    ...(unit === undefined ? {} : { unit }),
  };
};
