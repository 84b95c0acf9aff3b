import type { Plan, RankThreshold } from '@tagwright/dsl';
import { emitCondition, rankedOf, rowsFor, scopeOf } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import { asEvaluated } from '../history/recorded.js';
import type { Session, Store } from '../store/store.js';
import { evaluated } from './evaluation.js';
import { heldThresholds } from './thresholds.js';

/** How many of a rank's population (of one group, where there are groups) stand at θ or beyond it, ties included. */
export interface Reached {
  readonly rank: RankThreshold['id'];
  readonly group: string | null;
  readonly population: number;
  readonly reached: number;
}

/** What the thresholds of the last evaluation take in: of each rank with a share or a number, its groups. */
export const reachedThresholds = async (store: Store, plan: Plan): Promise<readonly Reached[]> => {
  const { asOf } = await evaluated(store);
  const then = await asEvaluated(store, plan);
  const sizes = await heldThresholds(store);
  const found: Reached[] = [];
  for (const rank of plan.ranks) {
    if (rank.cut === 'average') continue;
    const counts = await countReached(store, then, { ...rank, cut: rank.cut }, asOf);
    for (const { group, size } of sizes.filter((each) => each.rank === rank.id)) {
      found.push({ rank: rank.id, group, population: size, reached: counts.get(group) ?? 0 });
    }
  }
  return found;
};

const countReached = async (
  store: Session,
  plan: Plan,
  rank: RankThreshold & { readonly cut: { readonly from: 'largest' | 'smallest' } },
  now: number,
): Promise<ReadonlyMap<string | null, number>> => {
  const scope = scopeOf(plan, now, { dialect: store.dialect });
  const op = rank.cut.from === 'largest' ? '>=' : '<=';
  const beyond = emitCondition({ kind: 'rank', rank: rank.id, op, exactly: false }, scope);
  const { group } = rankedOf(rank.id, scope);
  const rows = store.rows<{ group_value: string | null; reached: number }>(
    sql`select group_value, count(*) as reached from (select ${group ?? sql`null`} as group_value
      ${rowsFor([rank.key, rank.population, rank.per, { kind: 'rank', rank: rank.id }], scope)} where ${beyond}) as at_least group by group_value`,
  );
  const counts = new Map<string | null, number>();
  for await (const row of rows) counts.set(row.group_value, Number(row.reached));
  return counts;
};
