import { jsonValue } from '@tagwright/dsl';
import type { Plan } from '@tagwright/dsl';
import { metricRows, segmentMembers, shownThresholds, tagMembers } from '@tagwright/engine';
import type { EvaluationSummary, Store } from '@tagwright/engine';
import type { Answers } from '../report/run/json.js';

/** The answers of the last evaluation, read from the database as they are printed. */
export async function answersOf(
  store: Store,
  plan: Plan,
  evaluation: EvaluationSummary,
  metrics: boolean,
): Promise<Answers> {
  return {
    ...evaluation,
    thresholds: await thresholdsOf(store, plan),
    tags: plan.tags.map((tag) => ({
      name: shown(tag),
      values: tag.values.map((name) => ({ name, members: () => tagMembers(store, tag, name) })),
    })),
    segments: plan.segments.map((segment) => ({
      name: shown(segment),
      members: () => segmentMembers(store, segment),
    })),
    metrics: metrics
      ? plan.metrics.map((metric) => ({
          name: shown(metric),
          async *values() {
            for await (const { customer, value } of metricRows(store, plan, metric)) {
              yield [customer, jsonValue(metric.value.type, value)] as const;
            }
          },
        }))
      : undefined,
  };
}

const shown = ({ names }: { readonly names: readonly string[] }): string => names[0] ?? '';

/** By label; a threshold per field is an object of its groups. Nobody to rank: no threshold. */
async function thresholdsOf(store: Store, plan: Plan): Promise<Answers['thresholds']> {
  const plain = new Map<string, string>();
  const grouped = new Map<string, string[]>();
  for (const { rank, label, group, value, type } of await shownThresholds(store, plan)) {
    if (group === undefined || rank.per === undefined) plain.set(label, jsonValue(type, value));
    else {
      const groups = grouped.get(label) ?? [];
      groups.push(`${JSON.stringify(group)}: ${jsonValue(type, value)}`);
      grouped.set(label, groups);
    }
  }
  const objects = [...grouped].map(([label, groups]): [string, string] => [label, `{ ${groups.join(', ')} }`]);
  return [...plain, ...objects].map(([label, value]) => ({ label, value }));
}
