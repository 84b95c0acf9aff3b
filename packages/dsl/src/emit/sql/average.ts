import { sql } from 'kysely';
import { SUM_SCALE } from '../../plan/semantics/index.js';
import type { RankThreshold } from '../../plan/types.js';
import { sumOf } from './aggregates.js';
import { rankedOf } from './emit.js';
import { list, nothing, text } from './fragments.js';
import { quotient, rounded, settled } from './numbers.js';
import { TABLES, THRESHOLD_COLUMNS } from './physical.js';
import { rankedRows } from './ranked-rows.js';
import type { Scope } from './scope.js';
import { names, type Statement } from './statement.js';
import { exactTerm, isReal, scaleOf, stored, WIDE } from './term.js';

/** The mean in the value's natural unit, by one division; doubles are summed in millionths. */
export const averageStatement = (rank: RankThreshold, answers: string | undefined, scope: Scope): Statement => {
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
