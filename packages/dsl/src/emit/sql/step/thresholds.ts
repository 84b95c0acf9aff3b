import { sql } from 'kysely';
import type { RankId } from '../../../plan/types.js';
import { rankedOf } from '../emit.js';
import { all, any, list, type Sql, text } from '../fragments.js';
import { compared, settled } from '../numbers.js';
import { TABLES, THRESHOLD_COLUMNS } from '../physical.js';
import { hasRealThreshold } from '../ranked.js';
import { rankedRows } from '../ranked-rows.js';
import { found, type Scope, STATE_KEY } from '../scope.js';
import { names, type Statement } from '../statement.js';
import { stored, type Term, WIDE } from '../term.js';
import { thresholds } from '../thresholds.js';
import { STEP_TABLES } from './tables.js';

/** The thresholds of some ranks anew, over everybody; those before stay in `tw_threshold_before`. */
export const thresholdsAgain = (
  ids: readonly RankId[],
  answers: string | undefined,
  scope: Scope,
): readonly Statement[] => {
  if (ids.length === 0) return [];
  const ofThese = sql`where rank in (${list(ids.map(text))})`;
  const columns = names(THRESHOLD_COLUMNS);
  return [
    { name: `clear ${STEP_TABLES.thresholdBefore}`, sql: sql`delete from ${sql.id(STEP_TABLES.thresholdBefore)}` },
    {
      name: 'keep the thresholds as they were',
      sql: sql`insert into ${sql.id(STEP_TABLES.thresholdBefore)} (${columns}) select ${columns} from ${sql.id(TABLES.threshold)} ${ofThese}`,
    },
    { name: 'clear the thresholds', sql: sql`delete from ${sql.id(TABLES.threshold)} ${ofThese}` },
    ...thresholds(ids, answers, scope),
  ];
};

/**
 * Whoever may stand on another side of θ than before: of the population those whose value lies between the old and the
 * new one, both included, and all of a group that had none, or has none any more.
 */
export const movedAcross = (id: RankId, answers: string | undefined, scope: Scope): Statement => {
  const ranked = rankedOf(id, scope);
  const part = hasRealThreshold(ranked.rank) ? sql`theta_real` : sql`theta`;
  const said = (table: string): Sql =>
    sql`select group_value, ${part} as theta, tie from ${sql.id(table)} where rank = ${text(id)}`;
  const isTieMoved = sql`(min(coalesce(tie, '')) is distinct from max(coalesce(tie, '')))`;
  const moves = sql`select group_value, min(theta) as low, max(theta) as high, count(*) as sides
    from (${said(TABLES.threshold)} union all ${said(STEP_TABLES.thresholdBefore)}) as side group by group_value
    having ((count(*) < 2) or (min(theta) is distinct from max(theta)) or ${isTieMoved})`;
  const ofGroup = sql`(candidate.group_value is not distinct from move.group_value)`;
  const key = { ...settled(scope.dialect, ranked.key), sql: sql`candidate.value` };
  const end = (name: 'low' | 'high'): Term =>
    stored(sql.id('move', name), hasRealThreshold(ranked.rank) ? REAL : ranked.rank.key.type, WIDE);
  const isBetween = all([
    compared(scope.dialect, key, '>=', end('low')),
    compared(scope.dialect, key, '<=', end('high')),
  ]);
  const candidates = rankedRows(ranked, settled(scope.dialect, ranked.key).sql, answers, scope);
  return {
    name: `whom it passed over: ${found(scope.ranks, id).label}`,
    sql: sql`insert into ${sql.id(STEP_TABLES.only)} (${sql.id(STATE_KEY)})
      select candidate.customer from (${moves}) as move cross join (${candidates}) as candidate
      where ${all([ofGroup, any([sql`(move.sides < 2)`, isBetween])])} on conflict do nothing`,
  };
};

const REAL = { kind: 'number', form: 'real' } as const;
