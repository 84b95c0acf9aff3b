import { sql } from 'kysely';
import type { RankThreshold } from '../../plan/types.js';
import { rankedOf } from './emit.js';
import { integer, list, noInteger, nothing, type Sql, text } from './fragments.js';
import { settled } from './numbers.js';
import { storageOf, TABLES, THRESHOLD_COLUMNS } from './physical.js';
import { hasRealThreshold, type Ranked } from './ranked.js';
import { rankedRows } from './ranked-rows.js';
import type { Scope } from './scope.js';
import { dropped, names, type Statement } from './statement.js';

/** One sort for every cut of the same values: within a group, the k-th of them is θ. */
export const sortStatements = (
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
    ...scope.dialect
      .ranking(RANKING, storageOf(first.key.type), rows, list(order))
      .map((statement) => ({ name, sql: statement })),
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
      ? [noInteger, noInteger, integer(cut.count)]
      : [integer(cut.share.numerator), integer(cut.share.denominator), noInteger];
  return sql`(${list([text(id), numerator, denominator, most, integer(cut.from === 'largest' ? 1 : 0)])})`;
};

/** `plan/semantics/ranks`: k is ceil(size * share), at least 1, or the count, at most all; then from the cut's own end. */
const position = ({ dialect }: Scope): Sql => {
  const share = sql`(((span.size * cut.numerator) + (cut.denominator - 1)) / cut.denominator)`;
  const wanted = sql`coalesce(cut.most, ${dialect.largestKnown([integer(1), share])})`;
  const k = dialect.smallestKnown([wanted, sql`span.size`]);
  return sql`(span.start + (case when cut.from_largest = 1 then (span.size - ${k}) else (${k} - 1) end))`;
};
