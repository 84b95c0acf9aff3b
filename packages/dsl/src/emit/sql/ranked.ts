import { formOf } from '../../catalog/types.js';
import { sql } from 'kysely';
import type { RankThreshold } from '../../plan/types.js';
import type { Dialect } from './dialect.js';
import { all, any, firstOf, integer, nothing, type Sql, total } from './fragments.js';
import { thresholdOf } from './answered.js';
import { compared, type Comparison } from './numbers.js';
import { smallTerm, stored, type Term, WIDE } from './term.js';

/** A rank with its parts emitted over one customer's row. */
export interface Ranked {
  readonly rank: RankThreshold;
  readonly key: Term;
  /** Who is ranked, before groups. */
  readonly population: Sql;
  /** The group that the customer is ranked in, as text; missing for one who is in none. */
  readonly group: Sql | undefined;
}

/** Who takes part: the population, and of it whoever has a group where there are groups. */
export const takesPart = ({ population, group }: Ranked): Sql =>
  group === undefined ? population : all([population, sql`(${group} is not null)`]);

/** Whether θ is a double. */
export const hasRealThreshold = (rank: RankThreshold): boolean =>
  rank.cut === 'average' || formOf(rank.key.type) === 'real';

export const thresholdTerm = ({ rank, group }: Pick<Ranked, 'rank' | 'group'>): Term => {
  const isReal = hasRealThreshold(rank);
  const type = isReal ? ({ kind: 'number', form: 'real' } as const) : rank.key.type;
  return { ...stored(thresholdOf(rank.id, isReal ? 'theta_real' : 'theta', group), type, WIDE), weight: 4 };
};

/** `exactly`: of those tied at θ, the smaller customer ids up to the one that fills the number. */
export const rankHolds = (
  dialect: Dialect,
  ranked: Ranked,
  op: Comparison,
  exactly: { readonly customerId: Sql } | undefined,
): Sql => {
  const theta = thresholdTerm(ranked);
  const { key } = ranked;
  if (exactly === undefined) return all([takesPart(ranked), compared(dialect, key, op, theta)]);
  const tie = thresholdOf(ranked.rank.id, 'tie', ranked.group);
  const beyond = compared(dialect, key, op === '>=' ? '>' : '<', theta);
  const withinTie = all([compared(dialect, key, '=', theta), sql`(${exactly.customerId} <= ${tie})`]);
  return all([takesPart(ranked), any([beyond, withinTie])]);
};

/** 1 + how many of the cuts lie strictly below the key (above it where a recency is ranked by its instant). */
export const scoreTerm = (dialect: Dialect, cuts: readonly Ranked[], mirrored: boolean): Term => {
  const [first] = cuts;
  if (first === undefined) throw new Error('a score has cuts');
  const passed = cuts.map((cut) =>
    firstOf([[compared(dialect, thresholdTerm(cut), mirrored ? '>' : '<', cut.key), integer(1)]], integer(0)),
  );
  const score = firstOf([[takesPart(first), total([integer(1), ...passed])]], nothing);
  return smallTerm(sql`(${score})`, 20 * cuts.length + first.key.weight);
};
