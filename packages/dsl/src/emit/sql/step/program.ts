import { sql } from 'kysely';
import { localDay } from '../../../plan/semantics/index.js';
import type { Plan, RankId } from '../../../plan/types.js';
import { groupsOf } from '../answers.js';
import type { CompiledSql, Dialect } from '../dialect.js';
import { list, text } from '../fragments.js';
import { boundTo, movingNow } from '../moving.js';
import { type StoredColumn, TABLES } from '../physical.js';
import type { NamedSql } from '../program.js';
import { type Scope, scopeOf, type ScopeOptions, STATE_KEY } from '../scope.js';
import { sqlite } from '../sqlite.js';
import { declared, dropped, perCustomer, type Statement } from '../statement.js';
import { THRESHOLD_TABLE } from '../thresholds.js';
import { answersAgain, answersOf, keepAnswers, roomForBefore, withoutUnknown } from './answers.js';
import { flips } from './flips.js';
import { edgesOf } from './clock/edges.js';
import { measureAgain, type PartStatement } from './measure.js';
import { STEP_TABLES } from './tables.js';
import { movedAcross, thresholdsAgain } from './thresholds.js';

/** A statement that can be left out where none of these parts is in `tw_part`; without any it is always needed. */
export interface PartSql extends NamedSql {
  readonly parts?: readonly string[];
}

/** Answers that are worked out together, once the thresholds of their ranks are there. */
export interface StepGroup {
  readonly ranks: readonly RankId[];
  /** The thresholds of these ranks over everybody, anew; the old rows stay in `tw_threshold_before`. */
  readonly thresholds: readonly NamedSql[];
  /** Adds whom the moves of the thresholds passed over to `tw_only`. */
  readonly moved: readonly NamedSql[];
  /** Keeps the answers before of whoever came to `tw_only` since, and answers for all in it. */
  readonly answers: readonly NamedSql[];
}

/**
 * An evaluation of some customers, in the tables that an evaluation of everybody left: to be run in one transaction, in
 * this order, with `tw_only` filled after `prepare`.
 */
export interface StepProgram {
  /** Makes the temporary tables anew: `tw_only`, `tw_before`, `tw_threshold_before`. */
  readonly prepare: readonly NamedSql[];
  /** Keeps the answers of those in `tw_only` in `tw_before`. */
  readonly remember: readonly NamedSql[];
  /** `tw_state` and `tw_overall`; where the latter moved, everybody comes to `tw_only`. */
  readonly measure: readonly PartSql[];
  readonly groups: readonly StepGroup[];
  /** Those in `tw_only` with another answer than before: see `flips`. */
  readonly flips: CompiledSql;
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
  const { prepare, remember, measure, groups, flips: flipped, finish } = programOfDay(plan, now, options);
  const bound = <Each extends CompiledSql>(statements: readonly Each[]): readonly Each[] =>
    statements.map((statement) => boundTo(statement, now));
  return {
    prepare,
    remember,
    measure: bound(measure),
    groups: groups.map(({ ranks, thresholds, moved, answers }) => ({
      ranks,
      get thresholds() {
        return bound(thresholds());
      },
      get moved() {
        return bound(moved());
      },
      answers: bound(answers),
    })),
    flips: flipped,
    finish: bound(finish),
  };
};

/** A program with `now` left open; what not every step needs is compiled when it is asked for. */
interface OpenProgram extends Omit<StepProgram, 'groups'> {
  readonly groups: readonly (Pick<StepGroup, 'ranks' | 'answers'> & {
    readonly thresholds: () => readonly NamedSql[];
    readonly moved: () => readonly NamedSql[];
  })[];
}

/** Programs of the local day that was asked for last. */
interface DayOfPrograms {
  readonly day: number;
  readonly programs: Map<string, OpenProgram>;
}

const known = new WeakMap<Plan, DayOfPrograms>();

const programOfDay = (plan: Plan, now: number, options: StepOptions): OpenProgram => {
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

const openProgram = (plan: Plan, now: number, { inParts, ...options }: StepOptions): OpenProgram => {
  const scope = scopeOf(plan, now, { ...options, isOpen: true });
  const { dialect } = scope;
  const groups = groupsOf(scope);
  const columns = groups.map((group) => answersOf(group, scope));
  const everything = columns.flat();
  return {
    prepare: compiled(prepared(everything, scope), dialect),
    remember: compiled([keepAnswers(everything)], dialect),
    measure: measureAgain(inParts === true ? edgesOf(plan).marksOf : undefined, scope).map((statement) => ({
      ...compiledOne(statement, dialect),
      ...(statement.parts === undefined ? {} : { parts: statement.parts }),
    })),
    groups: groups.map((group, index) => {
      const earlier = columns.slice(0, index).flat();
      const answers = earlier.length === 0 ? undefined : TABLES.answer;
      return {
        ranks: group.ranks,
        thresholds: once(() => compiled(thresholdsAgain(group.ranks, answers, scope), dialect)),
        moved: once(() =>
          compiled(
            group.ranks.map((id) => movedAcross(id, answers, scope)),
            dialect,
          ),
        ),
        answers: compiled(
          [keepAnswers(everything), ...(index === 0 ? [withoutUnknown()] : []), answersAgain(group, earlier, scope)],
          dialect,
        ),
      };
    }),
    flips: dialect.compile(flips(everything)),
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

const once = <Result>(work: () => Result): (() => Result) => {
  let done: { readonly result: Result } | undefined;
  return () => (done ??= { result: work() }).result;
};

const prepared = (answers: readonly StoredColumn[], scope: Scope): readonly Statement[] => {
  const { dialect } = scope;
  return [
    { name: `clear ${STEP_TABLES.only}`, sql: dropped(STEP_TABLES.only) },
    {
      name: `room for ${STEP_TABLES.only}`,
      sql: dialect.scratchTable(STEP_TABLES.only, perCustomer(dialect, STATE_KEY, [])),
    },
    ...roomForBefore(answers, scope),
    { name: `clear ${STEP_TABLES.thresholdBefore}`, sql: dropped(STEP_TABLES.thresholdBefore) },
    {
      name: `room for ${STEP_TABLES.thresholdBefore}`,
      sql: sql`create temp table ${sql.id(STEP_TABLES.thresholdBefore)} (${list(declared(dialect, THRESHOLD_TABLE))})`,
    },
  ];
};

const compiled = (statements: readonly Statement[], dialect: Dialect): readonly NamedSql[] =>
  statements.map((statement) => compiledOne(statement, dialect));

const compiledOne = ({ name, sql: statement }: PartStatement, dialect: Dialect): NamedSql => ({
  name,
  ...dialect.compile(statement),
});
