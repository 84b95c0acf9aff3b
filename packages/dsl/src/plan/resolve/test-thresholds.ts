import type { Expr, GivenRank } from '../../syntax/ast/index.js';
import { canonicalJson } from '../hash.js';
import { chordWithin, fromScaled, midnight, shiftInstant, toScaled } from '../semantics/index.js';
import type { RankId, RankThreshold } from '../types.js';
import { valueOf, type Context } from './context.js';
import { momentOf, spanOf } from './literals.js';
import { thresholdOf } from './ranks.js';
import { signedDecimal, type Clock } from './test-values.js';

/** A threshold that a test gives: of which rank, told by its meaning, and its θ. */
export interface Given {
  readonly node: GivenRank;
  /** English text of the rank with its subject. */
  readonly label: string;
  readonly meaning: string;
  readonly theta: number;
}

export const givenThreshold = (context: Context, node: GivenRank, clock: Clock): Given => {
  const threshold = thresholdOf(context, node.subject, node.rank);
  const subject = valueOf(context, node.subject);
  const recency = threshold.shown !== 'as-is';
  return {
    node,
    label: threshold.label,
    meaning: meaningOf(threshold),
    theta: recency
      ? instantOf(node.value, threshold.shown, clock)
      : thetaOf(node.value, subject.type, threshold.cut, clock),
  };
};

/** Ranks of the plan that mean the same as a given one, whatever they are called. */
export const ranksMeaning = (meaning: string, ranks: readonly RankThreshold[]): readonly RankId[] =>
  ranks.filter((rank) => meaningOf(rank) === meaning).map(({ id }) => id);

const meaningOf = ({ key, cut, population, per }: Omit<RankThreshold, 'id'>): string =>
  canonicalJson({ key, cut, population, per });

/** `given R top20% = 30d`: a recency is ranked by its instant, which is the one it has where the clock stands. */
const instantOf = (value: Expr, shown: RankThreshold['shown'], { now, zone }: Clock): number => {
  if (value.kind !== 'DurationLit') throw new Error(`${value.kind} is no written length of time`);
  return shiftInstant(now, spanOf(value), shown === 'since' ? 'back' : 'on', zone);
};

const thetaOf = (
  value: Expr,
  type: RankThreshold['key']['type'],
  cut: RankThreshold['cut'],
  { zone }: Clock,
): number => {
  if (value.kind === 'DateLit') {
    const moment = momentOf(value, zone);
    if ('instant' in moment) return moment.instant;
    return type.kind === 'date' ? moment.day : midnight(moment.day, zone);
  }
  if (type.kind === 'distance') return chordWithin(Number(signedDecimal(value)));
  const decimal = value.kind === 'DurationLit' ? String(lengthOf(value)) : signedDecimal(value);
  if (!('form' in type) || type.form === 'real' || cut === 'average') return Number(decimal);
  const theta = toScaled(decimal, type.form.exact);
  if (theta === undefined) throw new Error(`${decimal} cannot be held at a scale of ${type.form.exact}`);
  return theta;
};

const lengthOf = (value: Extract<Expr, { kind: 'DurationLit' }>): number => {
  const span = spanOf(value);
  if (span.unit !== 'ms') throw new Error('a calendar span is no length');
  return span.ms;
};

/** The rank as a test would give it: a cut point of `score(M, 5)` is a percentile. */
export const writtenRank = ({ label, cut }: RankThreshold): string => {
  const part = /^(.*) (\d+)\/(\d+)$/.exec(label);
  if (part === null || cut === 'average' || !('share' in cut)) return label;
  const { numerator, denominator } = { numerator: Number(part[2]), denominator: Number(part[3]) };
  return `${part[1]} p${fromScaled(Math.round((numerator / denominator) * 1e8), 6)}`;
};
