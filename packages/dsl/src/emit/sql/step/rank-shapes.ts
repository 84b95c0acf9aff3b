import { sql } from 'kysely';
import { SUM_SCALE } from '../../../plan/semantics/index.js';
import type { Plan, RankId, RankThreshold } from '../../../plan/types.js';
import type { Dialect } from '../dialect.js';
import { rankedOf } from '../emit.js';
import { any, firstOf, list, nothing, type Sql, text } from '../fragments.js';
import { rounded, settled } from '../numbers.js';
import { type StorageClass, storageOf, TABLES } from '../physical.js';
import { takesPart } from '../ranked.js';
import { readsOf } from '../reads.js';
import { found, type Scope, scopeOf, STATE_KEY } from '../scope.js';
import { customersFrom, stateKey, whereAll } from '../sources.js';
import { named } from '../statement.js';
import { exactTerm, isReal, scaleOf, stored, WIDE } from '../term.js';
import { ranksComparedExactly, thresholds } from '../thresholds.js';

/** What several ranks are taken over alike: the same key of the same customers, in the same groups. */
export interface RankShape {
  readonly ranks: readonly RankThreshold[];
  /** Those of the ranks that say who is last of those tied at θ. */
  readonly exact: ReadonlySet<RankId>;
  /** How the key is stored. */
  readonly storage: StorageClass;
  readonly isGrouped: boolean;
  /** Decimal digits behind the point of the integers that an average sums; a double is summed in millionths. */
  readonly sumScale: number;
}

/** Ranks by what they are taken over. One that asks for nobody (`top 0`) has no threshold, and is in none. */
export const rankShapes = (plan: Plan, ids: readonly RankId[], dialect: Dialect): readonly RankShape[] => {
  const scope = scopeOf(plan, 0, { dialect });
  const exact = ranksComparedExactly(scope);
  const alike = new Map<string, RankThreshold[]>();
  for (const rank of ids.map((id) => found(scope.ranks, id))) {
    if (rank.cut !== 'average' && 'count' in rank.cut && rank.cut.count === 0) continue;
    const key = JSON.stringify([rank.key, rank.population, rank.per]);
    alike.set(key, [...(alike.get(key) ?? []), rank]);
  }
  return [...alike.values()].map((ranks) => {
    const [{ id, key, per }] = ranks as [RankThreshold];
    const term = settled(dialect, rankedOf(id, scope).key);
    return {
      ranks,
      exact: new Set(ranks.flatMap((rank) => (exact.has(rank.id) ? [rank.id] : []))),
      storage: storageOf(key.type),
      isGrouped: per !== undefined,
      sumScale: isReal(term) ? SUM_SCALE : term.form === undefined ? 0 : scaleOf(term),
    };
  });
};

/** The columns that a shape's key and group go by: missing for who is not ranked, the group also where there is none. */
export const shapeColumns = (index: number): { readonly value: string; readonly group: string } => ({
  value: `value_${index}`,
  group: `group_${index}`,
});

/**
 * Rows of (customer, key and group for each shape) of all who have state, or of those in `only`, as the state and the
 * answers in place say.
 */
export const shapeRows = (
  shapes: readonly RankShape[],
  plan: Plan,
  now: number,
  dialect: Dialect,
  only?: string,
): Sql => {
  const scope = scopeOf(plan, now, { dialect, ...(only === undefined ? {} : { only }) });
  const ranks = shapes.map(({ ranks: [first] }) => first as RankThreshold);
  const reads = readsOf(
    plan,
    ranks.map(({ key, population, per }) => [key, population, per]),
  );
  const joins = {
    customer: reads.customer.size > 0,
    history: reads.history.size > 0,
    answer: reads.answers ? TABLES.answer : undefined,
  };
  const { tables, conditions } = customersFrom(TABLES.state, joins, scope);
  const values = ranks.flatMap(({ id }, index) => shapeValues(id, index, scope));
  return sql`select ${list([named(stateKey, STATE_KEY), ...values])}${tables}${whereAll(conditions)}`;
};

const shapeValues = (id: RankId, index: number, scope: Scope): readonly Sql[] => {
  const ranked = rankedOf(id, scope);
  const within = (value: Sql): Sql => firstOf([[takesPart(ranked), value]], nothing);
  const { value, group } = shapeColumns(index);
  const key = named(within(settled(scope.dialect, ranked.key).sql), value);
  return ranked.group === undefined ? [key] : [key, named(within(ranked.group), group)];
};

/** Which of the shapes' columns anybody is ranked by: a row in which all are missing is none. */
export const isRanked = (shapes: readonly RankShape[]): Sql =>
  any(shapes.map((_, index) => sql`(${sql.id(shapeColumns(index).value)} is not null)`));

/** What an average sums and counts of a key: exact integers, of a double those of its millionths; missing beyond 64 bits. */
export const summands = ({ ranks: [first] }: RankShape, value: Sql, dialect: Dialect): Sql => {
  const { key } = first as RankThreshold;
  const term = stored(value, key.type, WIDE);
  return isReal(term) ? rounded(dialect, term, SUM_SCALE).sql : exactTerm(value, 0, WIDE - 1n, 1, false).sql;
};

/** The thresholds of some ranks worked out from nothing, in place. */
export const thresholdsFromNothing = (
  plan: Plan,
  now: number,
  ids: readonly RankId[],
  dialect: Dialect,
): readonly { readonly name: string; readonly sql: Sql }[] => [
  {
    name: `let go of the thresholds of ${ids.join(', ')}`,
    sql: sql`delete from ${sql.id(TABLES.threshold)} where rank in (${list(ids.map(text))})`,
  },
  ...thresholds(ids, TABLES.answer, scopeOf(plan, now, { dialect, wideSums: true })),
];

/** Whether the key, or the group, of everybody moves with the clock, so that nothing about the rank can be kept. */
export const driftsWithClock = ({ key, per }: RankThreshold): boolean => readsNow(key) || readsNow(per);

const readsNow = (tree: unknown): boolean => {
  if (tree === null || typeof tree !== 'object') return false;
  const { kind } = tree as { readonly kind?: string };
  return kind === 'since' || kind === 'until' || kind === 'age' || Object.values(tree).some(readsNow);
};
