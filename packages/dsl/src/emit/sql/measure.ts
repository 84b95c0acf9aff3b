import type { Column } from '../../plan/types.js';
import { heldStatements } from './held-statements.js';
import { overallColumns, overallTable } from './overall.js';
import { passesOf, passStatements } from './passes.js';
import { TABLES } from './physical.js';
import type { Scope } from './scope.js';
import { stateStatements } from './state.js';
import { dropped, type Statement } from './statement.js';

/** A join has room for so many tables of events. */
const TABLES_PER_ROUND = 40;

/** Columns that can be measured at once: of one level, from a bounded number of tables. */
interface Round {
  readonly level: number;
  readonly columns: readonly Column[];
}

/**
 * Every column of the plan: those over everybody in `tw_overall`, those of a customer in `tw_state`. Level by level,
 * for a column may read those of lower levels; each round writes a table that the next one starts from.
 */
export const measure = (scope: Scope): readonly Statement[] => {
  const overall = scope.plan.columns.filter((column) => column.scope === 'overall');
  return [...overallTable(overall, scope), ...heldStatements(scope), ...measureInto(TABLES.state, scope)];
};

/** The same where room for what is over everybody has been made, with the state in a table of another name. */
export const measureInto = (table: string, scope: Scope): readonly Statement[] => {
  const { columns } = scope.plan;
  const overall = columns.filter((column) => column.scope === 'overall');
  const rounds = roundsOf(columns.filter((column) => column.scope === 'customer'));
  const statements: Statement[] = [];
  const measured: Column[] = [];
  let [state, level]: [string | undefined, number] = [undefined, -1];
  const raiseTo = (next: number): void => {
    const here = overall.filter(
      (column) => column.level > level && column.level <= next && !scope.held.overall.has(column.id),
    );
    statements.push(...overallColumns(here, state, scope));
    level = Math.max(level, next);
  };
  for (const [index, round] of rounds.entries()) {
    raiseTo(round.level);
    const target = index === rounds.length - 1 ? table : `tw_state_${index}`;
    const passes = passesOf(round.columns, scope);
    statements.push(
      ...passes.flatMap((pass) => passStatements(pass, state, scope)),
      ...stateStatements({ target, previous: state, measured, added: round.columns, passes }, scope),
      ...[...passes.map((pass) => pass.table), ...(state === undefined ? [] : [state])].map((table) => ({
        name: `let go of ${table}`,
        sql: dropped(table),
      })),
    );
    measured.push(...round.columns);
    state = target;
  }
  raiseTo(Infinity);
  return statements;
};

const roundsOf = (columns: readonly Column[]): readonly Round[] => {
  const rounds: Round[] = [];
  for (const level of new Set(columns.map((column) => column.level))) {
    const here = columns.filter((column) => column.level === level);
    const events = [...new Set(here.map((column) => column.event))];
    for (let start = 0; start < events.length; start += TABLES_PER_ROUND) {
      const chunk = events.slice(start, start + TABLES_PER_ROUND);
      rounds.push({ level, columns: here.filter((column) => chunk.includes(column.event)) });
    }
  }
  return rounds.length > 0 ? rounds.toSorted((a, b) => a.level - b.level) : [{ level: 0, columns: [] }];
};
