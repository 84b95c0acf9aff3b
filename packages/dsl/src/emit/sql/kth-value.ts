import { sql } from 'kysely';
import type { RankThreshold } from '../../plan/types.js';
import type { Dialect } from './dialect.js';
import { rankedOf } from './emit.js';
import { integer, list, nothing, type Sql, text } from './fragments.js';
import { settled } from './numbers.js';
import { TABLES, THRESHOLD_COLUMNS } from './physical.js';
import { hasRealThreshold } from './ranked.js';
import { rankedRows } from './ranked-rows.js';
import type { Scope } from './scope.js';
import { names, type Statement } from './statement.js';

type Cut = Exclude<RankThreshold['cut'], 'average'>;

/**
 * θ of a rank that shares its values with no other and has no groups: so many rows in from the nearer end. A database
 * that is told where to stop does not sort the rest.
 */
export const kthValue = (
  rank: RankThreshold,
  exactly: boolean,
  answers: string | undefined,
  scope: Scope,
): readonly Statement[] => {
  const { cut } = rank;
  if (cut === 'average' || ('count' in cut && cut.count === 0)) return [];
  const ranked = rankedOf(rank.id, scope);
  const rows = rankedRows(ranked, settled(scope.dialect, ranked.key).sql, answers, scope);
  const fromOwnEnd = 'count' in cut || cut.share.numerator * 2 <= cut.share.denominator;
  const descending = (cut.from === 'largest') === fromOwnEnd;
  // Of customers tied at θ the smaller ids are in, so they come first where one counts from the cut's own end.
  const tieOrder = exactly ? [sql`customer ${fromOwnEnd ? sql`asc` : sql`desc`}`] : [];
  const order = list([sql`value ${descending ? sql`desc` : sql`asc`}`, ...tieOrder]);
  const k = position(cut, sql`size`, scope.dialect);
  const passed = fromOwnEnd ? sql`(${k} - 1)` : sql`(size - ${k})`;
  // Of nobody there is none to pass over; a negative offset is refused.
  const offset = scope.dialect.largestKnown([integer(0), passed]);
  const [theta, thetaReal] = hasRealThreshold(rank) ? [nothing, sql`value`] : [sql`value`, nothing];
  const size = sql`(select size from span)`;
  const columns = [text(rank.id), nothing, theta, thetaReal, exactly ? sql`customer` : nothing, size];
  return [
    {
      name: `thresholds: ${rank.label}`,
      sql: sql`with span(size) as (select count(*) from (${rows}) as candidate)
    insert into ${sql.id(TABLES.threshold)} (${names(THRESHOLD_COLUMNS)})
    select ${list(columns)} from (${rows}) as candidate
    order by ${order} limit 1 offset (select ${offset} from span)`,
    },
  ];
};

/** `plan/semantics/ranks`: k is ceil(size * share), at least 1, or the count, at most all. */
const position = (cut: Cut, size: Sql, dialect: Dialect): Sql => {
  if ('count' in cut) return dialect.smallestKnown([integer(cut.count), size]);
  const { numerator, denominator } = cut.share;
  const share = sql`(((${size} * ${integer(numerator)}) + ${integer(denominator - 1)}) / ${integer(denominator)})`;
  return dialect.smallestKnown([dialect.largestKnown([integer(1), share]), size]);
};
