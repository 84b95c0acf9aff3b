import { integer } from '../../catalog/types.js';
import type { Compare, CompareOp, Expr, Rank } from '../../syntax/ast/index.js';
import { printNode } from '../../syntax/print/index.js';
import { unreachable } from '../../text/unreachable.js';
import type { Cond } from '../conditions.js';
import { fractionDigits } from '../semantics/index.js';
import type { RankId, RankThreshold } from '../types.js';
import type { Value } from '../values.js';
import { countOf } from './aggregates.js';
import { columnsIn } from './columns.js';
import { conditionOf, rankFor, valueOf, type Context } from './context.js';
import { flipped } from './orders.js';

type Cut = RankThreshold['cut'];
/** How a value is ranked: by itself, or, where it is a recency, by its instant in the other direction. */
type Ranking = Pick<RankThreshold, 'key' | 'shown'> & { readonly mirrored: boolean };

/** `M >= top20% among (…) per 城市`. */
export const rankCondition = (context: Context, node: Compare, rank: Rank): Cond => {
  const { mirrored, ...threshold } = thresholdOf(context, node.left, rank);
  const op = ordering(node.op);
  const id = rankFor(context, threshold);
  return { kind: 'rank', rank: id, op: mirrored ? flipped[op] : op, exactly: rank.exactly };
};

type Threshold = Omit<RankThreshold, 'id'> & Pick<Ranking, 'mirrored'>;

/** The threshold that a rank of something stands for; no part of the plan until somebody asks for it. */
export const thresholdOf = (context: Context, subject: Expr, rank: Rank): Threshold => {
  const value = valueOf(context, subject);
  const ranking = rank.form === 'average' ? asIs(value) : rankingOf(value);
  return {
    label: `${subjectOf(context, subject)} ${printNode(rank, { keywords: 'en' })}`,
    key: ranking.key,
    cut: cutOf(rank, ranking.mirrored),
    population: populationOf(context, ranking.key, rank.among),
    per: rank.per === undefined ? undefined : valueOf(context, rank.per),
    shown: ranking.shown,
    mirrored: ranking.mirrored,
  };
};

const ordering = (op: CompareOp): '<' | '<=' | '>' | '>=' => {
  if (op === '=' || op === '!=') throw new Error('a rank is not compared for equality');
  return op;
};

const asIs = (key: Value): Ranking => ({ key, shown: 'as-is', mirrored: false });

/** since = now - instant turns the order round at every now, so such a rank does not drift with time. */
const rankingOf = (value: Value): Ranking => {
  if (value.kind === 'since') return { key: value.operand, shown: 'since', mirrored: true };
  if (value.kind === 'until') return { key: value.operand, shown: 'until', mirrored: false };
  return asIs(value);
};

const cutOf = (rank: Rank, mirrored: boolean): Cut => {
  const largest = mirrored ? 'smallest' : 'largest';
  const smallest = mirrored ? 'largest' : 'smallest';
  switch (rank.form) {
    case 'top-percent':
      return { from: largest, share: hundredths(rank.amount) };
    case 'bottom-percent':
    case 'percentile':
      return { from: smallest, share: hundredths(rank.amount) };
    case 'median':
      return { from: smallest, share: { numerator: 1, denominator: 2 } };
    case 'top-count':
      return { from: largest, count: Number(rank.amount) };
    case 'bottom-count':
      return { from: smallest, count: Number(rank.amount) };
    case 'average':
      return 'average';
    default:
      return unreachable(rank.form);
  }
};

/** `0.5` percent is 1/200, in lowest terms, so that `median` and `p50` are one. */
const hundredths = (amount: string): { numerator: number; denominator: number } =>
  fraction(Number(amount.replace('.', '')), 100 * 10 ** fractionDigits(amount));

const fraction = (numerator: number, denominator: number): { numerator: number; denominator: number } => {
  const divisor = greatestCommonDivisor(numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
};

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b));

/** Who is ranked: those with something to rank, narrowed or widened by `among`. */
const populationOf = (context: Context, key: Value, among: Rank['among']): Cond => {
  const known: Cond = { kind: 'known', operand: key };
  if (among === 'everyone') return known;
  const basis = basisOf(context, key);
  const operands = [
    known,
    ...(basis === undefined ? [] : [basis]),
    ...(among === undefined ? [] : [conditionOf(context, among)]),
  ];
  return operands.length === 1 ? known : { kind: 'and', operands };
};

const ZERO_OF_NOTHING = new Set(['count', 'sum', 'distinct', 'days']);

/** `count`, `sum`, `distinct` and `days` are 0 of nothing, and nothing is not ranked: one of them needs an event. */
const basisOf = (context: Context, key: Value): Cond | undefined => {
  const { registry } = context;
  const columns = [...new Set(columnsIn(key))]
    .map((id) => registry.columns.of(id))
    .filter((column) => column.scope === 'customer' && ZERO_OF_NOTHING.has(column.fn));
  if (columns.length === 0) return undefined;
  const counts = columns.map(({ scope, event, where, window }) => countOf(context, { scope, event, where, window }));
  const distinct = [...new Map(counts.map((count) => [count.kind === 'column' ? count.column : '', count])).values()];
  const stands = distinct.map((left): Cond => ({ kind: 'compare', op: '>=', left, right: one }));
  return stands.length === 1 ? stands[0] : { kind: 'or', operands: stands };
};

const one: Value = { kind: 'const', type: integer, value: 1 };

/** `score(M, 5)`: the cut points are the 20th, 40th, 60th and 80th percentiles. */
export const scoreOf = (context: Context, subject: Expr, parts: number): Value => {
  const { key, shown, mirrored } = rankingOf(valueOf(context, subject));
  const population = populationOf(context, key, undefined);
  const cuts = Array.from({ length: parts - 1 }, (_, index): RankId =>
    rankFor(context, {
      label: `${subjectOf(context, subject)} ${index + 1}/${parts}`,
      key,
      cut: { from: mirrored ? 'largest' : 'smallest', share: fraction(index + 1, parts) },
      population,
      per: undefined,
      shown,
    }),
  );
  return { kind: 'score', type: integer, key, cuts, mirrored };
};

/** What a threshold is of, in the words that are shown first. */
const subjectOf = (context: Context, node: Expr): string => {
  const target = context.checked.targets.get(node);
  if (target?.kind === 'metric') return target.metric.names[0]?.text ?? '';
  if (target?.kind === 'customer-field') return target.field.names[0] ?? '';
  return printNode(node, { keywords: 'en' });
};
