import { type Cond, jsonValue, type Observed, type Plan, type RankThreshold, type ValueType } from '@tagwright/dsl';
import type { ThresholdSeen } from './shape.js';

/** θ of a condition as its author thinks of it: a recency where he ranks one, though θ itself is an instant. */
export const thresholdAt = (
  node: Extract<Cond, { kind: 'rank' }>,
  plan: Plan,
  observed: Observed,
  now: number,
): ThresholdSeen | undefined => {
  const rank = plan.ranks.find(({ id }) => id === node.rank);
  const thetas = observed.thresholds(node.rank).flatMap(({ theta }) => (theta === null ? [] : [Number(theta)]));
  if (rank === undefined || thetas.length === 0) return undefined;
  const { type, value } = shownAs(rank, now);
  const shown = thetas.map(value).toSorted((a, b) => a - b);
  const natural = (stored: number | undefined): unknown =>
    stored === undefined ? null : JSON.parse(jsonValue(type, type.kind === 'time' ? Math.floor(stored) : stored));
  return {
    // The longest ago is the earliest instant.
    op: rank.shown === 'since' ? MIRRORED[node.op] : node.op,
    type: type.kind,
    low: natural(shown[0]),
    high: natural(shown.at(-1)),
    groups: thetas.length,
  };
};

const MIRRORED = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;
const DURATION: ValueType = { kind: 'duration', form: { exact: 0 } };

const shownAs = (
  { shown, key, cut }: RankThreshold,
  now: number,
): { readonly type: ValueType; readonly value: (theta: number) => number } => {
  if (shown === 'since') return { type: DURATION, value: (theta) => now - theta };
  if (shown === 'until') return { type: DURATION, value: (theta) => theta - now };
  const { type } = key;
  return { type: cut === 'average' && 'form' in type ? { ...type, form: 'real' } : type, value: (theta) => theta };
};

/** θ of a rank without groups as a test gives it, in storage units of its type. */
export const thresholdOf = (
  rank: RankThreshold,
  observed: Observed,
  now: number,
): { readonly value: number; readonly type: ValueType } | undefined => {
  const [own, ...others] = observed.thresholds(rank.id).flatMap(({ theta }) => (theta === null ? [] : [Number(theta)]));
  // The groups of one rank have a threshold each, and a test gives one for all.
  if (own === undefined || others.length > 0) return undefined;
  const { type, value } = shownAs(rank, now);
  return { value: value(own), type };
};
