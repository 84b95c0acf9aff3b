/**
 * The SQL of a preview: a plan that is not in force, over the state of one that is. Its statements read and write the
 * names of an evaluation (`tw_state`, `tw_overall`, `tw_threshold`, `tw_history`); whatever of these is to be another
 * than the stored one stands before it as a temporary table or view of the same name, so that nothing stored is written.
 */
import { sql } from 'kysely';
import type { Column, Plan, RankId } from '../../plan/types.js';
import { answerRows, columnsOf } from './answer-rows.js';
import { groupsOf } from './answers.js';
import type { CompiledSql, Dialect } from './dialect.js';
import { type Sql, yes } from './fragments.js';
import { levelsOf } from './levels.js';
import { measureInto } from './measure.js';
import { overallColumns } from './overall.js';
import { storedAs, type StoredColumn, TABLES } from './physical.js';
import type { NamedSql } from './program.js';
import { type Scope, scopeOf, type ScopeOptions, STATE_KEY } from './scope.js';
import { declared, dropped, names, perCustomer, type Statement } from './statement.js';
import { measuredAgain } from './step/state.js';
import { thresholds } from './thresholds.js';

/**
 * Some columns of the plan, measured for everybody into a temporary table with a row per customer; those over everybody
 * into `tw_overall`, which has the others of that kind already. What a column reads of the customer is among them.
 */
export const measureForAll = (
  plan: Plan,
  columns: readonly Column[],
  now: number,
  table: string,
  options: ScopeOptions,
): readonly NamedSql[] => {
  const chosen = new Set(columns.map(({ id }) => id));
  const given = plan.columns.filter(({ id, scope }) => scope === 'overall' && !chosen.has(id));
  const held = { thresholds: [], overall: new Map(given.map(({ id }) => [id, null])) };
  const scope = scopeOf({ ...plan, columns: [...given, ...columns] }, now, { ...options, held });
  return compiled(measureInto(table, scope), scope.dialect);
};

/** Columns measured in place for the few customers that a `tw_state` of their own has, level by level. */
export const measureForFew = (
  plan: Plan,
  columns: readonly Column[],
  now: number,
  options: ScopeOptions,
): readonly NamedSql[] => {
  const scope = scopeOf(plan, now, options);
  const levels = [...new Set(columns.map(({ level }) => level))].sort((a, b) => a - b);
  const statements = levels.flatMap((level): readonly Statement[] => {
    const here = columns.filter((column) => column.level === level);
    const own = here.filter((column) => column.scope === 'customer');
    const events = [...new Set(own.map(({ event }) => event))];
    return [
      ...overallColumns(
        here.filter((column) => column.scope === 'overall'),
        TABLES.state,
        scope,
      ),
      ...events.map((event) =>
        measuredAgain(
          own.filter((column) => column.event === event),
          () => yes,
          scope,
        ),
      ),
    ];
  });
  return compiled(statements, scope.dialect);
};

/** A temporary table with a row per customer and room for these columns. */
export const roomForColumns = (table: string, columns: readonly Column[], dialect: Dialect): CompiledSql =>
  dialect.compile(dialect.scratchTable(table, perCustomer(dialect, STATE_KEY, columns.map(storedAs))));

/** A temporary `tw_overall` with the one row, and room for these columns. */
export const roomForOverall = (columns: readonly Column[], dialect: Dialect): CompiledSql => {
  const one: StoredColumn = { name: 'one', storage: 'integer' };
  return dialect.compile(
    sql`create temp table ${sql.id(TABLES.overall)} (${sql.join(declared(dialect, [one, ...columns.map(storedAs)]))})`,
  );
};

export interface DraftAnswers {
  /** Works out the thresholds of the new ranks, and the answers that these are taken over. */
  readonly prepare: readonly NamedSql[];
  /** Rows (customer, every answer of the plan), by the columns of `tw_answer`. */
  readonly rows: Sql;
}

/**
 * The answers of the plan at `now` (ms UTC) as rows, without writing them: of everybody, or of the customers in the
 * table `only`. Of the ranks only `newRanks` are worked out; the thresholds of the others are in `tw_threshold`.
 */
export const draftAnswers = (
  plan: Plan,
  newRanks: ReadonlySet<RankId>,
  now: number,
  options: ScopeOptions,
): DraftAnswers => {
  const toWorkOut = plan.strata.map((stratum) => ({
    ...stratum,
    ranks: stratum.ranks.filter((id) => newRanks.has(id)),
  }));
  const scope = scopeOf({ ...plan, strata: toWorkOut }, now, { ...options, inOrder: true });
  const prepare: Statement[] = [];
  let earlier: Parameters<typeof answerRows>[1];
  let rows: Sql | undefined;
  for (const [index, { ranks, strata }] of groupsOf(scope).entries()) {
    if (rows !== undefined && earlier !== undefined) prepare.push(...kept(earlier, rows, scope));
    prepare.push(...thresholds(ranks, earlier?.table, scope));
    const levels = levelsOf(strata, scope);
    rows = answerRows(levels, earlier, scope);
    earlier = {
      table: `tw_draft_${index}`,
      columns: [...(earlier?.columns ?? []), ...levels.flatMap((level) => columnsOf(level, scope))],
    };
  }
  if (rows === undefined) throw new Error('a plan has a stratum');
  return { prepare: compiled(prepare, scope.dialect), rows };
};

/** Answers that a rank is taken over have to be there first. */
const kept = (
  { table, columns }: NonNullable<Parameters<typeof answerRows>[1]>,
  rows: Sql,
  { dialect }: Scope,
): readonly Statement[] => [
  { name: `clear ${table}`, sql: dropped(table) },
  { name: `room for ${table}`, sql: dialect.scratchTable(table, perCustomer(dialect, STATE_KEY, columns)) },
  {
    name: 'answers that ranks are taken over',
    sql: sql`insert into ${sql.id(table)} (${names([STATE_KEY, ...columns.map(({ name }) => name)])}) ${rows}`,
  },
];

const compiled = (statements: readonly Statement[], dialect: Dialect): readonly NamedSql[] =>
  statements.map(({ name, sql: statement }) => ({ name, ...dialect.compile(statement) }));
