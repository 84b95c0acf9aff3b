import { sql } from 'kysely';
import type { RankId, RankThreshold } from '../../plan/types.js';
import { averageStatement } from './average.js';
import { isHeld } from '../../plan/held.js';
import { kthValue } from './kth-value.js';
import { list } from './fragments.js';
import { type StoredColumn, TABLES } from './physical.js';
import { sortStatements } from './ranking.js';
import { readsOf } from './reads.js';
import { found, type Scope } from './scope.js';
import { declared, type Statement } from './statement.js';

/**
 * θ of each rank, and of each group of it: exact in `theta`, a double in `theta_real`; `size` customers were ranked,
 * and `tie` is the last of those tied at θ who is still in, where that is asked.
 */
export const thresholdTable = ({ dialect }: Scope): Statement => ({
  name: `room for ${TABLES.threshold}`,
  sql: sql`create table ${sql.id(TABLES.threshold)} (${list(declared(dialect, THRESHOLD_TABLE))})`,
});

export const THRESHOLD_TABLE: readonly StoredColumn[] = [
  { name: 'rank', storage: 'text' },
  { name: 'group_value', storage: 'text' },
  { name: 'theta', storage: 'integer' },
  { name: 'theta_real', storage: 'real' },
  { name: 'tie', storage: 'text' },
  { name: 'size', storage: 'integer' },
];

export const THRESHOLD_INDEX = 'tw_threshold_rank';

export const thresholdIndex = (): Statement => ({
  name: `find thresholds by rank and group`,
  sql: sql`create index ${sql.id(THRESHOLD_INDEX)} on ${sql.id(TABLES.threshold)} (rank, group_value)`,
});

/**
 * The thresholds of some ranks, over the state and the answers of earlier strata. They are worked out in the order of the
 * ranks, for one may be taken over those whom another picks; what is taken over the same values is sorted once.
 */
export const thresholds = (ids: readonly RankId[], answers: string | undefined, scope: Scope): readonly Statement[] => {
  const exact = scope.everyTie ? ranksByNumber(scope) : ranksComparedExactly(scope);
  const ranks = ids.filter((id) => !isHeld(id, scope.held)).map((id) => found(scope.ranks, id));
  const sorts = new Map<string, RankThreshold[]>();
  for (const rank of ranks) {
    const { id, cut, key, population, per } = rank;
    const order = cut === 'average' ? id : exact.has(id) ? cut.from : 'any';
    const asked = JSON.stringify([key, population, per, order]);
    sorts.set(asked, [...(sorts.get(asked) ?? []), rank]);
  }
  return [...sorts.values()].flatMap((group) => workedOut(group, answers, scope, exact));
};

/** Of these it is asked who is last of those tied at θ. */
export const ranksComparedExactly = ({ plan }: Scope): ReadonlySet<RankId> =>
  readsOf(plan, plan.tags, plan.segments, plan.ranks, plan.columns).exactRanks;

const ranksByNumber = ({ plan }: Scope): ReadonlySet<RankId> =>
  new Set(plan.ranks.filter(({ cut }) => cut !== 'average' && 'count' in cut).map(({ id }) => id));

const workedOut = (
  group: readonly RankThreshold[],
  answers: string | undefined,
  scope: Scope,
  exact: ReadonlySet<RankId>,
): readonly Statement[] => {
  const exactly = group.some(({ id }) => exact.has(id));
  const [only, ...others] = group;
  if (only?.cut === 'average') return [averageStatement(only, answers, scope)];
  return only !== undefined && others.length === 0 && only.per === undefined
    ? kthValue(only, exactly, answers, scope)
    : sortStatements(group, exactly, answers, scope);
};
