import { sql } from 'kysely';
import type { Plan } from '../../plan/types.js';
import { answer, thresholdsOnly } from './answers.js';
import type { CompiledSql, Dialect } from './dialect.js';
import { integer, text } from './fragments.js';
import { measure } from './measure.js';
import { HISTORY_TABLE, type StoredColumn, TABLES } from './physical.js';
import { type Scope, scopeOf, type ScopeOptions, STATE_KEY } from './scope.js';
import { dropped, perCustomer, type Statement } from './statement.js';
import { THRESHOLD_INDEX, thresholdIndex, thresholdTable } from './thresholds.js';

/** One statement of an evaluation: what it is for, its text and its parameters. */
export interface NamedSql extends CompiledSql {
  readonly name: string;
}

/**
 * A full evaluation of the plan at `now` (ms UTC): statements to run in this order in one transaction. They read the
 * catalog's tables and replace the `tw_` ones: `tw_state`, `tw_overall`, `tw_threshold`, `tw_answer`, `tw_meta`. Where
 * the plan has histories they read `tw_history` too, which is filled before: {@link historyTableSql}.
 */
export const compileSql = (plan: Plan, now: number, options: EvaluationSqlOptions = {}): readonly NamedSql[] => {
  const scope = scopeOf(plan, now, options);
  const { dialect } = scope;
  const replaced = options.isMeasured === true ? ANSWERS : Object.values(TABLES);
  const measuring = options.isMeasured === true ? [] : measure(scope);
  const statements = [...roomFor(replaced, scope), ...measuring, ...answer(scope), ...meta(plan, now, scope)];
  return dialect.isReadWhileReplaced
    ? compiled(statements, dialect)
    : [...compiled(statements, dialect, beside(replaced)), ...compiled(inPlace(replaced), dialect)];
};

export interface EvaluationSqlOptions extends ScopeOptions {
  /** Whether `tw_state` and `tw_overall` hold already what this plan measures at this instant: they stay as they are. */
  readonly isMeasured?: boolean;
}

/** What is worked out from the state. */
const ANSWERS = [TABLES.threshold, TABLES.answer, TABLES.meta] as const;

const besideName = (name: string): string => name.replace('tw_', 'tw_new_');

/** What an evaluation leaves, under the names that it has while the earlier one is still read. */
const beside = (tables: readonly string[]): ReadonlyMap<string, string> =>
  new Map([...tables, THRESHOLD_INDEX].map((name) => [name, besideName(name)]));

/** Puts the new tables where the old ones are: the one moment in which nobody reads. */
const inPlace = (tables: readonly string[]): readonly Statement[] => [
  ...tables.flatMap((table): Statement[] => [
    { name: `let go of the ${table} before`, sql: dropped(table) },
    {
      name: `put ${table} in place`,
      sql: sql`alter table ${sql.id(besideName(table))} rename to ${sql.id(table)}`,
    },
  ]),
  {
    name: `put ${THRESHOLD_INDEX} in place`,
    sql: sql`alter index ${sql.id(besideName(THRESHOLD_INDEX))} rename to ${sql.id(THRESHOLD_INDEX)}`,
  },
];

/**
 * What the population says at `now`: `tw_overall` and `tw_threshold`, without anybody's answers, for asking about an
 * instant in passing. The other tables are cleared, for they would tell of another instant.
 */
export const populationSql = (plan: Plan, now: number, options: ScopeOptions = {}): readonly NamedSql[] => {
  // Who compares with the thresholds is not known here.
  const scope = scopeOf(plan, now, { ...options, everyTie: true });
  return compiled(
    [...roomFor(Object.values(TABLES), scope), ...measure(scope), ...thresholdsOnly(scope)],
    scope.dialect,
  );
};

/** Room for the instants out of customers' histories, in ms UTC: a row per customer, a column per history of the plan. */
export const historyTableSql = (plan: Plan, dialect: Dialect): readonly NamedSql[] => {
  const columns = plan.histories.map(({ id }): StoredColumn => ({ name: id, storage: 'integer' }));
  const room = dialect.table(HISTORY_TABLE, perCustomer(dialect, STATE_KEY, columns));
  return compiled(
    [
      { name: `clear ${HISTORY_TABLE}`, sql: dropped(HISTORY_TABLE) },
      { name: `room for ${HISTORY_TABLE}`, sql: room },
    ],
    dialect,
  );
};

const compiled = (
  statements: readonly Statement[],
  dialect: Dialect,
  renamed?: ReadonlyMap<string, string>,
): readonly NamedSql[] =>
  statements.map(({ name, sql: statement }) => ({ name, ...dialect.compile(statement, renamed) }));

const roomFor = (tables: readonly string[], scope: Scope): readonly Statement[] => [
  ...tables.map((table): Statement => ({ name: `clear ${table}`, sql: dropped(table) })),
  thresholdTable(scope),
  thresholdIndex(),
];

/** Which book was evaluated, and for which instant. */
const meta = (plan: Plan, now: number, { dialect }: Scope): readonly Statement[] => [
  {
    name: `room for ${TABLES.meta}`,
    sql: sql`create table ${sql.id(TABLES.meta)} (book ${dialect.columnType('text')} not null, as_of ${dialect.columnType('integer')} not null)`,
  },
  {
    name: `say what was evaluated`,
    sql: sql`insert into ${sql.id(TABLES.meta)} values (${text(plan.hash)}, ${integer(now)})`,
  },
];
