import { sql } from 'kysely';
import type { Plan } from '../../../plan/types.js';
import { type Answered, answerRows, answersNamed, columnsOf } from '../answer-rows.js';
import type { Group } from '../answers.js';
import { list, type Sql } from '../fragments.js';
import { levelsOf } from '../levels.js';
import { type StoredColumn, TABLES } from '../physical.js';
import { type Scope, STATE_KEY } from '../scope.js';
import { names, type Statement } from '../statement.js';
import { isOneOf, onlyThese } from './state.js';
import { beforeTable, STEP_TABLES } from './tables.js';

const key = sql.id(STATE_KEY);

/** What a group answers, by the columns of `tw_answer`. */
export const answersOf = ({ strata }: Group, scope: Scope): readonly StoredColumn[] =>
  levelsOf(strata, scope).flatMap((level) => columnsOf(level, scope));

/**
 * Keeps the answers of those in `tw_only` whose answers are not kept yet. `isGradual`: answers are worked out group by group, and
 * whoever had none before may have some by now.
 */
export const keepAnswers = (columns: readonly StoredColumn[], isGradual: boolean, { plan }: Scope): Statement => {
  const kept = names([STATE_KEY, ...columns.map(({ name }) => name)]);
  const before = sql.id(beforeTable(plan));
  return {
    name: 'keep the answers as they were',
    sql: sql`insert into ${before} (${kept}) select ${kept} from ${sql.id(TABLES.answer)} where (${key} in (${isGradual ? unmetIn(plan) : unkeptIn(plan)})) on conflict do nothing`,
  };
};

/** Says who had no answers, once those of everybody else are kept: what a group answers is none that was there before. */
export const noteUnanswered = ({ plan }: Scope): Statement => ({
  name: 'note who had no answers',
  sql: sql`insert into ${sql.id(STEP_TABLES.unanswered)} (${key}) ${unmetIn(plan)} on conflict do nothing`,
});

/** Those in `tw_only` of whom no answers are kept; mostly nobody, and then no answers are read. */
const unkeptIn = (plan: Plan): Sql =>
  sql`${onlyThese} where (${key} not in (select ${key} from ${sql.id(beforeTable(plan))}))`;

/** And of whom it is not known that there were none. */
const unmetIn = (plan: Plan): Sql =>
  sql`${unkeptIn(plan)} and (${key} not in (select ${key} from ${sql.id(STEP_TABLES.unanswered)}))`;

/** Nobody has answers who is not known. */
export const withoutUnknown = (): Statement => ({
  name: 'let go of the answers of those who are not known',
  sql: sql`delete from ${sql.id(TABLES.answer)} where ${isOneOf(key, onlyThese)} and (not exists (select 1 from ${sql.id(TABLES.state)} as state where (state.${key} = ${sql.id(TABLES.answer)}.${key})))`,
});

/** The answers of a group for those in `tw_only`, in place. */
export const answersAgain = (group: Group, earlier: readonly StoredColumn[], scope: Scope): Statement => {
  const levels = levelsOf(group.strata, scope);
  const own = answersOf(group, scope).map(({ name }) => name);
  const given: Answered | undefined = earlier.length === 0 ? undefined : { table: TABLES.answer, columns: earlier };
  const rows = answerRows(levels, given, { ...scope, only: STEP_TABLES.only });
  const into = [STATE_KEY, ...own];
  const replaced = own.map((name) => sql`${sql.id(name)} = ${sql.id('excluded', name)}`);
  const conflict: Sql =
    own.length === 0 ? sql`on conflict do nothing` : sql`on conflict (${key}) do update set ${list(replaced)}`;
  return {
    name: `answer: ${levels.flatMap((level) => answersNamed(level, scope)).join(', ')}`,
    sql: sql`insert into ${sql.id(TABLES.answer)} (${names(into)})
      select ${list(into.map((name) => sql.id('answered', name)))} from (${rows}) as answered where true ${conflict}`,
  };
};
