import { type CustomerAnswer, jsonValue } from '@tagwright/dsl';
import { type Asked, type ShownThreshold } from '@tagwright/engine';
import { instantText } from '../http/lists.js';

/** One customer's answers as they go out. */
export interface ShownAnswers {
  readonly customer: string;
  /** Every value that holds, in the order of the book. */
  readonly tags: readonly ShownValue[];
  /** Those that the customer is in. */
  readonly segments: readonly string[];
  /** Those that were asked for; null: missing. */
  readonly metrics?: Readonly<Record<string, unknown>>;
  readonly why?: unknown;
}

export interface ShownValue {
  readonly name: string;
  readonly value: string;
  /** When the event was that gives it, or when it was set by hand. */
  readonly since?: string;
  /** The last instant that this covers. */
  readonly until?: string;
}

const nameOf = ({ names }: { readonly names: readonly string[] }): string => names[0] ?? '';

export const shownAnswers = (answer: CustomerAnswer, asked: Asked): ShownAnswers => ({
  customer: answer.customer,
  tags: answer.tags
    .filter(({ tag }) => asked.tags.includes(tag))
    .flatMap(({ tag, values }) =>
      values.map(({ value, since, until }) => ({
        name: nameOf(tag),
        value,
        ...(since === undefined ? {} : { since: instantText(since) }),
        ...(until === undefined ? {} : { until: instantText(until) }),
      })),
    ),
  segments: answer.segments.filter((segment) => asked.segments.includes(segment)).map(nameOf),
  ...(asked.metrics.length === 0
    ? {}
    : {
        metrics: Object.fromEntries(
          answer.metrics.map(({ metric, value }) => [nameOf(metric), dataOf(metric.value.type, value)]),
        ),
      }),
});

/** A value as the data that its JSON says. */
export const dataOf = (
  type: Parameters<typeof jsonValue>[0],
  value: string | number | bigint | boolean | null,
): unknown =>
  value === null ? null : (JSON.parse(jsonValue(type, typeof value === 'boolean' ? Number(value) : value)) as unknown);

/** A threshold that answers rest on, as it goes out. */
export const shownThreshold = ({ label, group, value, type, size }: ShownThreshold) => ({
  rule: label,
  ...(group === undefined ? {} : { group }),
  value: dataOf(type, value),
  customers: size,
});
