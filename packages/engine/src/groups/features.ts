import {
  type Catalog,
  type Field,
  type Plan,
  type PlanMetric,
  type Value,
  type ValueType,
  unreachable,
} from '@tagwright/dsl';

/** Something known of a customer that people can be told apart by: a field, or a metric that the book names. */
export interface Feature {
  readonly kind: 'field' | 'metric';
  /** The name that is shown first. */
  readonly name: string;
  readonly type: ValueType;
  readonly value: Value;
}

/** Features of the customer: fields in the order of the catalog, then metrics in the order of the book. */
export const featuresOf = ({ catalog, metrics }: Plan): readonly Feature[] => [
  ...fieldFeatures(catalog),
  ...metrics.map(metricFeature),
];

const fieldFeatures = ({ customer }: Catalog): readonly Feature[] =>
  customer.fields.filter(({ column }) => column !== customer.id).map(fieldFeature);

const fieldFeature = ({ names, type, column }: Field): Feature => ({
  kind: 'field',
  name: names[0] ?? '',
  type,
  value: { kind: 'customer-field', type, column },
});

const metricFeature = ({ names, value }: PlanMetric): Feature => ({
  kind: 'metric',
  name: names[0] ?? '',
  type: value.type,
  value,
});

/** How a feature's values are counted: each by itself, each member of a set, along a line; undefined: not at all. */
export type Counting = 'values' | 'members' | 'line' | undefined;

/** A place on the globe is not counted, for no two customers share one. */
export const countingOf = ({ kind }: ValueType): Counting => {
  switch (kind) {
    case 'text':
    case 'enum':
    case 'bool':
      return 'values';
    case 'set':
      return 'members';
    case 'number':
    case 'money':
    case 'duration':
    case 'date':
    case 'time':
      return 'line';
    case 'point':
    case 'distance':
      return undefined;
    default:
      return unreachable(kind);
  }
};
