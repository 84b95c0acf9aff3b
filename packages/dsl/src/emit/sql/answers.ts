import { sql } from 'kysely';
import type { Stratum } from '../../plan/types.js';
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

const answered = (scope: Scope, toTheEnd: boolean): readonly Statement[] => {
  const statements: Statement[] = [];
  let earlier: Answered | undefined;
  let together: Stratum[] = [];
  const write = (table: string): void => {
    const levels = levelsOf(together, scope);
    const columns = [...(earlier?.columns ?? []), ...levels.flatMap((level) => columnsOf(level, scope))];
    statements.push(...answerStatements(levels, { table, columns }, earlier, scope));
    letGo();
    [earlier, together] = [{ table, columns }, []];
  };
  const letGo = (): void => {
    if (earlier !== undefined) statements.push({ name: `let go of ${earlier.table}`, sql: dropped(earlier.table) });
  };
  scope.plan.strata.forEach((stratum, index) => {
    const ranks = stratum.ranks.map((id) => found(scope.ranks, id));
    if (readsOf(scope.plan, ranks).answers) write(`tw_answer_${index}`);
    statements.push(...thresholds(stratum.ranks, earlier?.table, scope));
    together.push(stratum);
  });
  if (toTheEnd) write(TABLES.answer);
  else letGo();
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
