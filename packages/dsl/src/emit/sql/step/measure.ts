import { sql } from 'kysely';
import type { Column, ColumnId } from '../../../plan/types.js';
import { any, list, type Sql, text } from '../fragments.js';
import { overallColumns } from '../overall.js';
import { TABLES } from '../physical.js';
import { type Scope, STATE_KEY } from '../scope.js';
import { dropped, type Statement } from '../statement.js';
import { isOneOf, measuredAgain, onlyThese, stateRows, whoseMoved } from './state.js';
import { foundationsOf } from './parts.js';
import { STEP_TABLES } from './tables.js';

/** A statement that has nothing to do where none of these parts is in `tw_part`; without any it is always needed. */
export interface PartStatement extends Statement {
  readonly parts?: readonly string[];
}

/** The marks of the clock that a column has, and that those have which it reads: see `clock`. */
export type MarksOf = (column: Column) => readonly string[];

/**
 * The state of those in `tw_only`, in place, level by level. `marksOf`: only what moved, as `tw_part` says; without it
 * all columns of everybody in `tw_only`.
 */
export const measureAgain = (marksOf: MarksOf | undefined, scope: Scope): readonly PartStatement[] => {
  const { columns } = scope.plan;
  const overall = columns.filter((column) => column.scope === 'overall');
  const own = columns.filter((column) => column.scope === 'customer');
  const levels = [...new Set(columns.map(({ level }) => level))].sort((a, b) => a - b);
  const at = (level: number) => (column: Column) => column.level === level;
  return [
    ...stateRows(scope),
    ...(overall.length === 0 ? [] : overallAsItWas()),
    ...levels.flatMap((level) => [
      ...overallAgain(overall.filter(at(level)), marksOf, scope),
      ...(marksOf === undefined
        ? everythingOf(own.filter(at(level)), scope)
        : whatMoved(own.filter(at(level)), marksOf, scope)),
    ]),
  ];
};

const everythingOf = (columns: readonly Column[], scope: Scope): readonly Statement[] =>
  grouped(columns, ({ event }) => event).map((group) => measuredAgain(group, (key) => isOneOf(key, onlyThese), scope));

/**
 * Where facts moved, one reading of an event's table for all columns; where the clock alone did, one for each window,
 * which reads no more than what lies in it.
 */
const whatMoved = (columns: readonly Column[], marksOf: MarksOf, scope: Scope): readonly PartStatement[] => {
  const factsOf = (column: Column): readonly string[] => {
    const { facts, overall } = foundationsOf(column, scope);
    return [...facts, ...overall];
  };
  return grouped(columns, (column) => JSON.stringify([column.event, factsOf(column)])).flatMap((group) => {
    const facts = factsOf(group[0] as Column);
    const ofFacts = measuredAgain(group, (key) => isOneOf(key, whoseMoved(facts)), scope);
    const byClock = grouped(group, (column) => JSON.stringify(marksOf(column)));
    return [
      { ...ofFacts, parts: facts },
      ...byClock.flatMap((slice): PartStatement[] => {
        const marks = marksOf(slice[0] as Column);
        if (marks.length === 0) return [];
        const moved = (key: Sql): Sql =>
          sql`${isOneOf(key, whoseMoved(marks))} and (${key} not in (${whoseMoved(facts)}))`;
        return [{ ...measuredAgain(slice, moved, scope), parts: marks }];
      }),
    ];
  });
};

const grouped = (columns: readonly Column[], keyOf: (column: Column) => string): readonly (readonly Column[])[] => {
  const groups = new Map<string, Column[]>();
  for (const column of columns) {
    const key = keyOf(column);
    groups.set(key, [...(groups.get(key) ?? []), column]);
  }
  return [...groups.values()];
};

const overallAsItWas = (): readonly Statement[] => [
  { name: `clear ${STEP_TABLES.overallBefore}`, sql: dropped(STEP_TABLES.overallBefore) },
  {
    name: `keep ${TABLES.overall} as it was`,
    sql: sql`create temp table ${sql.id(STEP_TABLES.overallBefore)} as select * from ${sql.id(TABLES.overall)}`,
  },
];

/** What is the same for everybody: where that is another value than before, everybody is worked out anew. */
const overallAgain = (
  columns: readonly Column[],
  marksOf: MarksOf | undefined,
  scope: Scope,
): readonly PartStatement[] => {
  if (columns.length === 0) return [];
  const parts =
    marksOf === undefined ? undefined : [...new Set(columns.flatMap((column) => partsOf(column, marksOf, scope)))];
  const worked = overallColumns(columns, TABLES.state, scope);
  return [
    ...worked,
    ...spread(
      columns.map(({ id }) => id),
      marksOf !== undefined,
    ),
  ].map((statement) => (parts === undefined ? statement : { ...statement, parts }));
};

const partsOf = (column: Column, marksOf: MarksOf, scope: Scope): readonly string[] => {
  const { facts, overall } = foundationsOf(column, scope);
  return [...facts, ...overall, ...marksOf(column)];
};

const spread = (ids: readonly ColumnId[], inParts: boolean): readonly Statement[] => {
  const isMoved = (id: ColumnId): Sql => sql`(now_says.${sql.id(id)} is distinct from before.${sql.id(id)})`;
  const tables = sql`${sql.id(TABLES.overall)} as now_says cross join ${sql.id(STEP_TABLES.overallBefore)} as before cross join ${sql.id(TABLES.state)} as state`;
  const everybody = [STEP_TABLES.passed, STEP_TABLES.only].map((table): Statement => ({
    name: `everybody, where what is the same for everybody moved, into ${table}`,
    sql: sql`insert into ${sql.id(table)} (${sql.id(STATE_KEY)}) select state.customer from ${tables} where ${any(ids.map(isMoved))} on conflict do nothing`,
  }));
  const named = ids.map((id): Statement => ({
    name: `everybody, where ${id} moved`,
    sql: sql`insert into ${sql.id(STEP_TABLES.part)} (${list(['customer', 'part', 'edges'].map((name) => sql.id(name)))}) select state.customer, ${text(id)}, 0 from ${tables} where ${isMoved(id)}`,
  }));
  return inParts ? [...everybody, ...named] : everybody;
};
