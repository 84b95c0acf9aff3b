import { nearest, type Plan } from '@tagwright/dsl';
import {
  countingOf,
  type Feature,
  featuresOf,
  FILTER_OPERATORS,
  type FilterOperator,
  type MemberFilter,
  type MemberOrder,
  readValue,
} from '@tagwright/engine';
import { z } from '@hono/zod-openapi';
import { ServerError } from '../errors/index.js';

/** A query parameter that may be there several times. */
export const several = (description: string, most = 50) =>
  z
    .preprocess(
      (given) => (given === undefined ? [] : Array.isArray(given) ? given : [given]),
      z.array(z.string().max(500)).max(most),
    )
    .openapi({ type: 'array', items: { type: 'string' }, description, param: { style: 'form', explode: true } });

/** A field or a metric by its name. Throws 422; what somebody may not see is not there. */
export const featureNamed = (plan: Plan, given: string): Feature => {
  const name = given.normalize('NFC');
  const features = featuresOf(plan);
  const first = firstNames(plan).get(name);
  const found = features.find((feature) => feature.name === (first ?? name));
  if (found !== undefined) return found;
  throw new ServerError(422, 'no-such-feature', {
    name,
    nearest: nearest(
      name,
      [...plan.metrics, ...plan.catalog.customer.fields].map(({ names }) => names),
      undefined,
    )[0],
  });
};

/** By every name of a field or metric the one that is shown first. */
const firstNames = ({ catalog, metrics }: Plan): ReadonlyMap<string, string> =>
  new Map(
    [...metrics, ...catalog.customer.fields].flatMap(({ names }) =>
      names.map((name) => [name, names[0] ?? name] as const),
    ),
  );

/** `-M`: by M, the largest first. */
export const orderFrom = (plan: Plan, given: string | undefined): MemberOrder | undefined => {
  if (given === undefined || given === 'customer') return undefined;
  const descending = given.startsWith('-');
  return { feature: comparable(featureNamed(plan, descending ? given.slice(1) : given)), descending };
};

const comparable = (feature: Feature): Feature => {
  if (countingOf(feature.type) === undefined)
    throw new ServerError(422, 'feature-without-order', { name: feature.name });
  return feature;
};

const PATTERN = /^(?<name>.*?)\s*(?<operator>!=|<=|>=|=|<|>)\s*(?<value>.*)$/su;
const KNOWN = /^(?<name>.*\S)\s+(?<operator>known|missing)$/su;

/** `城市=北京`, `M >= 100`, `city missing`. Throws 422. */
export const filterFrom = (plan: Plan, given: string): MemberFilter => {
  const { name, operator, value } = (KNOWN.exec(given) ?? PATTERN.exec(given))?.groups ?? {};
  if (name === undefined || name === '' || !isOperator(operator))
    throw new ServerError(422, 'filter-unreadable', { filter: given });
  const feature = featureNamed(plan, name);
  if (operator === 'known' || operator === 'missing') return { feature, operator };
  const isOrdered = operator !== '=' && operator !== '!=';
  if (feature.type.kind === 'set' && isOrdered) throw new ServerError(422, 'filter-unreadable', { filter: given });
  const read = readValue(comparable(feature).type, plan.catalog.zone, value ?? '');
  if (read === undefined)
    throw new ServerError(422, 'filter-value-unreadable', { name: feature.name, value: value ?? '' });
  return { feature, operator, value: read };
};

const isOperator = (given: string | undefined): given is FilterOperator =>
  FILTER_OPERATORS.some((operator) => operator === given);
