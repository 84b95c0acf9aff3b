import { sql } from 'kysely';
import type { RankId, Stratum } from '../../plan/types.js';
import { type Answered, answerRows, answersNamed, columnsOf } from './answer-rows.js';
import { levelsOf } from './levels.js';
import { TABLES } from './physical.js';
import { readsOf } from './reads.js';
import { found, type Scope, STATE_KEY } from './scope.js';
import { dropped, names, perCustomer, type Statement } from './statement.js';
import { thresholds } from './thresholds.js';

/** The thresholds alone, with the answers that these rest on. */
export const thresholdsOnly = (scope: Scope): readonly Statement[] => answered(scope, false);

/**
 * Stratum by stratum, thresholds before tags and segments. Strata are written together; only where a rank is taken over
 * customers of certain answers these have to be there first.
 */
export const answer = (scope: Scope): readonly Statement[] => answered(scope, true);

/** Strata that are answered together, and the ranks whose thresholds have to be there before. */
export interface Group {
  readonly ranks: readonly RankId[];
  readonly strata: readonly Stratum[];
}

/** A group ends where a rank is taken over customers of certain answers, which have to be there first. */
export const groupsOf = (scope: Scope): readonly Group[] => {
  const groups: { ranks: RankId[]; strata: Stratum[] }[] = [{ ranks: [], strata: [] }];
  for (const stratum of scope.plan.strata) {
    const ranks = stratum.ranks.map((id) => found(scope.ranks, id));
    if (readsOf(scope.plan, ranks).answers) groups.push({ ranks: [], strata: [] });
    const group = groups.at(-1);
    group?.ranks.push(...stratum.ranks);
    group?.strata.push(stratum);
  }
  return groups;
};

const answered = (scope: Scope, toTheEnd: boolean): readonly Statement[] => {
  const statements: Statement[] = [];
  const groups = groupsOf(scope);
  let earlier: Answered | undefined;
  for (const [index, { ranks, strata }] of groups.entries()) {
    statements.push(...thresholds(ranks, earlier?.table, scope));
    const isLast = index === groups.length - 1;
    let next: Answered | undefined;
    if (!isLast || toTheEnd) {
      const levels = levelsOf(strata, scope);
      const columns = [...(earlier?.columns ?? []), ...levels.flatMap((level) => columnsOf(level, scope))];
      next = { table: isLast ? TABLES.answer : `tw_answer_${index + 1}`, columns };
      statements.push(...answerStatements(levels, next, earlier, scope));
    }
    if (earlier !== undefined) statements.push({ name: `let go of ${earlier.table}`, sql: dropped(earlier.table) });
    earlier = next;
  }
  return statements;
};

const answerStatements = (
  levels: readonly Stratum[],
  { table, columns }: Answered,
  earlier: Answered | undefined,
  scope: Scope,
): readonly Statement[] => {
  const create = table === TABLES.answer ? scope.dialect.table : scope.dialect.scratchTable;
  const shown = levels.flatMap((level) => answersNamed(level, scope)).join(', ');
  const into = names([STATE_KEY, ...columns.map(({ name }) => name)]);
  return [
    { name: `room for ${table}`, sql: create(table, perCustomer(scope.dialect, STATE_KEY, columns)) },
    {
      name: `answer: ${shown}`,
      sql: sql`insert into ${sql.id(table)} (${into}) ${answerRows(levels, earlier, scope)}`,
    },
  ];
};
