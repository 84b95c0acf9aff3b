import { sql } from 'kysely';
import { localDay } from '../../../plan/semantics/index.js';
import type { Plan, RankId } from '../../../plan/types.js';
import { groupsOf } from '../answers.js';
import type { CompiledSql, Dialect } from '../dialect.js';
import { text } from '../fragments.js';
import { boundTo, movingNow } from '../moving.js';
import { type StoredColumn, TABLES } from '../physical.js';
import type { NamedSql } from '../program.js';
import { type Scope, scopeOf, type ScopeOptions, STATE_KEY } from '../scope.js';
import { sqlite } from '../sqlite.js';
import { emptyHeap, emptyScratch, perCustomer, type Statement } from '../statement.js';
import { THRESHOLD_TABLE } from '../thresholds.js';
import { answersAgain, answersOf, keepAnswers, noteUnanswered, withoutUnknown } from './answers.js';
import { edgesOf } from './clock/edges.js';
import { measureAgain, type PartStatement } from './measure.js';
import { beforeTable, STEP_TABLES } from './tables.js';

/** A statement that can be left out where none of these parts is in `tw_part`; without any it is always needed. */
export interface PartSql extends NamedSql {
  readonly parts?: readonly string[];
}

/** Answers that are worked out together, once the thresholds of their ranks are there. */
export interface StepGroup {
  /** Their thresholds have to be up to date, and whom these passed over in `tw_only`. */
  readonly ranks: readonly RankId[];
  /** Keeps the answers before of whoever came to `tw_only` since, and answers for all in it. */
  readonly answers: readonly NamedSql[];
}

/**
 * An evaluation of some customers, in the tables that an evaluation of everybody left: to be run in one transaction, in
 * this order, with `tw_only` filled after `prepare`.
 */
export interface StepProgram {
  /** Makes and clears the temporary tables: `tw_only`, `tw_passed`, `tw_unanswered`, `tw_threshold_before`, and that of `beforeTable`. */
  readonly prepare: readonly NamedSql[];
  /** Keeps the answers of those in `tw_only` as they were. */
  readonly remember: readonly NamedSql[];
  /** `tw_state` and `tw_overall`; where the latter moved, everybody comes to `tw_only`. */
  readonly measure: readonly PartSql[];
  readonly groups: readonly StepGroup[];
  /** Says in `tw_meta` what was evaluated, and for which instant. */
  readonly finish: readonly NamedSql[];
}

export interface StepOptions extends Pick<ScopeOptions, 'dialect' | 'wideSums'> {
  /** Works out only the parts of each customer's state that `tw_part` names; otherwise all of it. */
  readonly inParts?: boolean;
}

/**
 * What has to be run for those in the temporary table `tw_only` to be as an evaluation at `now` (ms UTC) finds them. The
 * texts are the same for all instants of a local day, so that a database may keep them prepared.
 */
export const stepSql = (plan: Plan, now: number, options: StepOptions = {}): StepProgram => {
  const { prepare, remember, measure, groups, finish } = programOfDay(plan, now, options);
  const bound = <Each extends CompiledSql>(statements: readonly Each[]): readonly Each[] =>
    statements.map((statement) => boundTo(statement, now));
  return {
    prepare,
    remember,
    measure: bound(measure),
    groups: groups.map(({ ranks, answers }) => ({ ranks, answers: bound(answers) })),
    finish: bound(finish),
  };
};

/** Programs of the local day that was asked for last. */
interface DayOfPrograms {
  readonly day: number;
  readonly programs: Map<string, StepProgram>;
}

const known = new WeakMap<Plan, DayOfPrograms>();

const programOfDay = (plan: Plan, now: number, options: StepOptions): StepProgram => {
  const { dialect = sqlite, wideSums, inParts = false } = options;
  const day = localDay(now, plan.catalog.zone);
  let programs = known.get(plan);
  if (programs?.day !== day) {
    programs = { day, programs: new Map() };
    known.set(plan, programs);
  }
  const key = JSON.stringify([dialect.name, wideSums, inParts]);
  const program = programs.programs.get(key) ?? openProgram(plan, now, options);
  programs.programs.set(key, program);
  return program;
};

const openProgram = (plan: Plan, now: number, { inParts, ...options }: StepOptions): StepProgram => {
  const scope = scopeOf(plan, now, { ...options, isOpen: true });
  const { dialect } = scope;
  const groups = groupsOf(scope);
  const columns = groups.map((group) => answersOf(group, scope));
  const everything = columns.flat();
  const isGradual = groups.length > 1;
  return {
    prepare: compiled(prepared(everything, isGradual, scope), dialect),
    remember: compiled([keepAnswers(everything, isGradual, scope)], dialect),
    measure: measureAgain(inParts === true ? edgesOf(plan).marksOf : undefined, scope).map((statement) => ({
      ...compiledOne(statement, dialect),
      ...(statement.parts === undefined ? {} : { parts: statement.parts }),
    })),
    groups: groups.map((group, index) => {
      const earlier = columns.slice(0, index).flat();
      return {
        ranks: group.ranks,
        answers: compiled(
          [
            keepAnswers(everything, isGradual, scope),
            ...(index === groups.length - 1 ? [] : [noteUnanswered(scope)]),
            ...(index === 0 ? [withoutUnknown()] : []),
            answersAgain(group, earlier, scope),
          ],
          dialect,
        ),
      };
    }),
    finish: compiled(
      [
        { name: `clear ${TABLES.meta}`, sql: sql`delete from ${sql.id(TABLES.meta)}` },
        {
          name: 'say what was evaluated',
          sql: sql`insert into ${sql.id(TABLES.meta)} values (${text(plan.hash)}, ${movingNow(scope)})`,
        },
      ],
      dialect,
    ),
  };
};

const prepared = (answers: readonly StoredColumn[], isGradual: boolean, scope: Scope): readonly Statement[] => {
  const { dialect } = scope;
  return [
    ...emptyScratch(dialect, STEP_TABLES.only, perCustomer(dialect, STATE_KEY, [])),
    ...emptyScratch(dialect, STEP_TABLES.passed, perCustomer(dialect, STATE_KEY, [])),
    ...(isGradual ? emptyScratch(dialect, STEP_TABLES.unanswered, perCustomer(dialect, STATE_KEY, [])) : []),
    ...emptyScratch(dialect, beforeTable(scope.plan), perCustomer(dialect, STATE_KEY, answers)),
    ...emptyHeap(dialect, STEP_TABLES.thresholdBefore, THRESHOLD_TABLE),
  ];
};

const compiled = (statements: readonly Statement[], dialect: Dialect): readonly NamedSql[] =>
  statements.map((statement) => compiledOne(statement, dialect));

const compiledOne = ({ name, sql: statement }: PartStatement, dialect: Dialect): NamedSql => ({
  name,
  ...dialect.compile(statement),
});
