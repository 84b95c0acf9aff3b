import { createHash } from 'node:crypto';
import type { Plan, RankId, RankThreshold } from '@tagwright/dsl';
import { type Dialect, rankShapes, type RankShape, shapeColumns } from '@tagwright/dsl/sql';

/**
 * The ranks of one stratum as one table of ranked values: a row per customer who is in any of them, for each shape the
 * key and the group, and an index by group, key and customer. A step writes only the columns that moved.
 */
export interface KeptRanks {
  readonly table: string;
  /** Temporary: in a step, who moved, with the values and groups before and after. */
  readonly moved: string;
  readonly shapes: readonly KeptShape[];
  /** Changes with what the table holds, and with what is known of θ. */
  readonly digest: string;
}

export interface KeptShape extends RankShape {
  readonly index: number;
  readonly value: string;
  readonly group: string;
  /** In which orders it has to be read. */
  readonly orders: readonly RankOrder[];
}

/**
 * The order in which a rank's customers stand: by value and then by id. Of those tied at θ the smaller ids are in, so
 * that a rank that asks who is last of them and takes the largest counts ids upwards while values go down.
 */
export type RankOrder = 'upwards' | 'downwards';

export const orderOf = ({ id, cut }: RankThreshold, { exact }: RankShape): RankOrder =>
  exact.has(id) && cut !== 'average' && cut.from === 'largest' ? 'downwards' : 'upwards';

const known = new WeakMap<Plan, Map<string, KeptRanks>>();

/** What is kept of some ranks of a stratum: worked out once for a plan, for every step asks. */
export const keptRanks = (stratum: number, plan: Plan, ids: readonly RankId[], dialect: Dialect): KeptRanks => {
  const ofPlan = known.get(plan) ?? new Map<string, KeptRanks>();
  known.set(plan, ofPlan);
  const asked = [dialect.name, stratum, ...ids].join(' ');
  const kept = ofPlan.get(asked) ?? keptAnew(stratum, plan, ids, dialect);
  ofPlan.set(asked, kept);
  return kept;
};

const keptAnew = (stratum: number, plan: Plan, ids: readonly RankId[], dialect: Dialect): KeptRanks => {
  const shapes = rankShapes(plan, ids, dialect).map((shape, index): KeptShape => ({
    ...shape,
    ...shapeColumns(index),
    index,
    orders: [...new Set(shape.ranks.map((rank) => orderOf(rank, shape)))],
  }));
  const described = JSON.stringify(shapes.map(({ ranks, exact }) => [ranks, [...exact]]));
  const digest = createHash('sha256').update(described).digest('hex');
  return { table: `tw_rank_${stratum}`, moved: `tw_rank_moved_${digest.slice(0, 16)}`, shapes, digest };
};
