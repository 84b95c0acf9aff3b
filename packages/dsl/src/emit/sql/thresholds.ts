import { sql } from 'kysely';
import { SUM_SCALE } from '../../plan/semantics/index.js';
import type { RankId, RankThreshold } from '../../plan/types.js';
import { sumOf } from './aggregates.js';
import { rankedOf } from './emit.js';
import { isHeld } from './held.js';
import { integer, list, nothing, type Sql, text } from './fragments.js';
import { quotient, rounded, settled } from './numbers.js';
import { TABLES, THRESHOLD_COLUMNS } from './physical.js';
import { hasRealThreshold, type Ranked, takesPart } from './ranked.js';
import { readsOf } from './reads.js';
import { found, type Scope } from './scope.js';
import { customersFrom, stateKey } from './sources.js';
import { dropped, names, type Statement } from './statement.js';
import { exactTerm, isReal, scaleOf, stored, WIDE } from './term.js';

/**
 * θ of each rank, and of each group of it: exact in `theta`, a double in `theta_real`; `size` customers were ranked,
 * and `tie` is the last of those tied at θ who is still in, where that is asked.
 */
export const thresholdTable = (): Statement => ({
  name: `room for ${TABLES.threshold}`,
  sql: sql`create table ${sql.id(TABLES.threshold)} (rank text not null, group_value text, theta integer, theta_real real, tie text, size integer not null)`,
});

export const thresholdIndex = (): Statement => ({
  name: `find thresholds by rank and group`,
  sql: sql`create index ${sql.id('tw_threshold_rank')} on ${sql.id(TABLES.threshold)} (rank, group_value)`,
});

/** The thresholds of some ranks, over the state and the answers of earlier strata. */
export const thresholds = (ids: readonly RankId[], answers: string | undefined, scope: Scope): readonly Statement[] => {
  const exact = readsOf(
    scope.plan,
    scope.plan.tags,
    scope.plan.segments,
    scope.plan.ranks,
    scope.plan.columns,
  ).exactRanks;
  const ranks = ids.filter((id) => !isHeld(id, scope.held)).map((id) => found(scope.ranks, id));
  const averages = ranks.filter(({ cut }) => cut === 'average');
  const sorts = new Map<string, RankThreshold[]>();
  for (const rank of ranks) {
    if (rank.cut === 'average') continue;
    const order = exact.has(rank.id) ? rank.cut.from : 'any';
    const key = JSON.stringify([rank.key, rank.population, rank.per, order]);
    sorts.set(key, [...(sorts.get(key) ?? []), rank]);
  }
  return [
    ...[...sorts.values()].flatMap((group) =>
      sortStatements(
        group,
        group.some(({ id }) => exact.has(id)),
        answers,
        scope,
      ),
    ),
    ...averages.map((rank) => averageStatement(rank, answers, scope)),
  ];
};

/** Who is ranked, as rows of (value, group, customer). */
const rankedRows = (ranked: Ranked, value: Sql, answers: string | undefined, scope: Scope): Sql => {
  const { key, population, per } = ranked.rank;
  const reads = readsOf(scope.plan, key, population, per);
  const joins = { customer: reads.customer.size > 0, answer: reads.answers ? answers : undefined };
  const { tables } = customersFrom(TABLES.state, joins, scope);
  return sql`select ${value} as value, ${ranked.group ?? nothing} as group_value, ${stateKey} as customer${tables} where ${takesPart(ranked)}`;
};

/** One sort for every cut of the same values: within a group, the k-th of them is θ. */
const sortStatements = (
  ranks: readonly RankThreshold[],
  exactly: boolean,
  answers: string | undefined,
  scope: Scope,
): readonly Statement[] => {
  const [first] = ranks;
  if (first === undefined) throw new Error('nothing to rank');
  const ranked = rankedOf(first.id, scope);
  const fromLargest = first.cut !== 'average' && first.cut.from === 'largest';
  // Counted from the largest, the customers of one value come the other way round.
  const tieOrder = exactly ? [sql`customer ${fromLargest ? sql`desc` : sql`asc`}`] : [];
  const order = [...(ranked.group === undefined ? [] : [sql`group_value`]), sql`value`, ...tieOrder];
  const rows = rankedRows(ranked, settled(scope.dialect, ranked.key).sql, answers, scope);
  const name = `thresholds: ${ranks.map(({ label }) => label).join('; ')}`;
  return [
    ...scope.dialect.ranking(RANKING, rows, list(order)).map((statement) => ({ name, sql: statement })),
    { name, sql: cutStatement(ranks, ranked, exactly, scope) },
    { name, sql: dropped(RANKING) },
  ];
};

const RANKING = 'tw_ranking';

const cutStatement = (ranks: readonly RankThreshold[], ranked: Ranked, exactly: boolean, scope: Scope): Sql => {
  const ranking = sql.id(RANKING);
  const groups =
    ranked.group === undefined
      ? sql`select null, 1, max(position) from ${ranking}`
      : sql`select group_value, min(position), count(*) from ${ranking} group by group_value`;
  const value = sql`ranking.value`;
  const [theta, thetaReal] = hasRealThreshold(ranked.rank) ? [nothing, value] : [value, nothing];
  const tie = exactly ? sql`ranking.customer` : nothing;
  return sql`with span(group_value, start, size) as (${groups}),
    cut(rank, numerator, denominator, most, from_largest) as (values ${list(ranks.map(cutRow))})
    insert into ${sql.id(TABLES.threshold)} (${names(THRESHOLD_COLUMNS)})
    select ${list([sql`cut.rank`, sql`span.group_value`, theta, thetaReal, tie, sql`span.size`])}
    from span cross join cut cross join ${ranking} as ranking
    where (ranking.position = ${position(scope)}) and (coalesce(cut.most, 1) > 0)`;
};

const cutRow = ({ id, cut }: RankThreshold): Sql => {
  if (cut === 'average') throw new Error('an average is no cut');
  const [numerator, denominator, most] =
    'count' in cut
      ? [nothing, nothing, integer(cut.count)]
      : [integer(cut.share.numerator), integer(cut.share.denominator), nothing];
  return sql`(${list([text(id), numerator, denominator, most, integer(cut.from === 'largest' ? 1 : 0)])})`;
};

/** `plan/semantics/ranks`: k is ceil(size * share), at least 1, or the count, at most all; then from the cut's own end. */
const position = ({ dialect }: Scope): Sql => {
  const share = sql`(((span.size * cut.numerator) + (cut.denominator - 1)) / cut.denominator)`;
  const wanted = sql`coalesce(cut.most, ${dialect.largest([integer(1), share])})`;
  const k = dialect.smallest([wanted, sql`span.size`]);
  return sql`(span.start + (case when cut.from_largest = 1 then (span.size - ${k}) else (${k} - 1) end))`;
};

/** The mean in the value's natural unit, by one division; doubles are summed in millionths. */
const averageStatement = (rank: RankThreshold, answers: string | undefined, scope: Scope): Statement => {
  const ranked = rankedOf(rank.id, scope);
  const exact = isReal(ranked.key) ? rounded(scope.dialect, ranked.key, SUM_SCALE) : settled(scope.dialect, ranked.key);
  const scale = scaleOf(exact);
  const value = exactTerm(sql`candidate.value`, scale, WIDE - 1n, 1, false);
  const sum = exactTerm(sumOf(value, sql``, scope), scale, WIDE - 1n, 1, false);
  const count = stored(sql`count(candidate.value)`, { kind: 'number', form: { exact: 0 } });
  const mean = quotient(scope.dialect, sum, count);
  return {
    name: `thresholds: ${rank.label}`,
    sql: sql`insert into ${sql.id(TABLES.threshold)} (${names(THRESHOLD_COLUMNS)})
      select ${list([text(rank.id), sql`group_value`, nothing, mean.sql, nothing, sql`count(*)`])}
      from (${rankedRows(ranked, exact.sql, answers, scope)}) as candidate group by group_value having count(*) > 0`,
  };
};
