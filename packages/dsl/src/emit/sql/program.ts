import { sql } from 'kysely';
import type { Plan } from '../../plan/types.js';
import { answer } from './answers.js';
import type { CompiledSql } from './dialect.js';
import { integer, text } from './fragments.js';
import { measure } from './measure.js';
import { TABLES } from './physical.js';
import { type Scope, scopeOf, type ScopeOptions } from './scope.js';
import { dropped, type Statement } from './statement.js';
import { thresholdIndex, thresholdTable } from './thresholds.js';

/** One statement of an evaluation: what it is for, its text and its parameters. */
export interface NamedSql extends CompiledSql {
  readonly name: string;
}

/**
 * A full evaluation of the plan at `now` (ms UTC): statements to run in this order in one transaction. They read the
 * catalog's tables and replace the `tw_` ones: `tw_state`, `tw_overall`, `tw_threshold`, `tw_answer`, `tw_meta`.
 */
export const compileSql = (plan: Plan, now: number, options: ScopeOptions = {}): readonly NamedSql[] => {
  const scope = scopeOf(plan, now, options);
  return [
    ...Object.values(TABLES).map((table): Statement => ({ name: `clear ${table}`, sql: dropped(table) })),
    thresholdTable(scope),
    thresholdIndex(),
    ...measure(scope),
    ...answer(scope),
    ...meta(plan, now, scope),
  ].map(({ name, sql: statement }) => ({ name, ...scope.dialect.compile(statement) }));
};

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
