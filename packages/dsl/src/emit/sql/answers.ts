import { sql } from 'kysely';
import { shiftInstant } from '../../plan/semantics/index.js';
import type { PlanCase, PlanSegment, PlanTag, Stratum } from '../../plan/types.js';
import type { Span } from '../../plan/windows.js';
import { answerColumns } from './answered.js';
import { emitCondition, emitValue } from './emit.js';
import { all, any, type Branch, firstOf, integer, list, no, nothing, not, type Sql, text } from './fragments.js';
import { comparison } from './numbers.js';
import { type StoredColumn, TABLES } from './physical.js';
import { readsOf } from './reads.js';
import { found, type Scope, STATE_KEY } from './scope.js';
import { customersFrom } from './sources.js';
import { dropped, named, names, perCustomer, type Statement } from './statement.js';
import { thresholds } from './thresholds.js';

const storedAnswers = (tag: PlanTag): readonly StoredColumn[] =>
  answerColumns(tag).map((name) => ({ name, storage: tag.exclusive ? 'text' : 'integer' }));

/** A table of answers, and the columns in it. */
interface Answered {
  readonly table: string;
  readonly columns: readonly StoredColumn[];
}

/**
 * Stratum by stratum, thresholds before tags and segments. Strata are written together, each reading the ones before
 * out of a subquery; only where a rank is taken over customers of certain answers these have to be there first.
 */
export const answer = (scope: Scope): readonly Statement[] => {
  const statements: Statement[] = [];
  let earlier: Answered | undefined;
  let together: Stratum[] = [];
  const write = (table: string): void => {
    const columns = [...(earlier?.columns ?? []), ...together.flatMap((stratum) => columnsOf(stratum, scope))];
    statements.push(...answerStatements(together, { table, columns }, earlier, scope));
    if (earlier !== undefined) statements.push({ name: `let go of ${earlier.table}`, sql: dropped(earlier.table) });
    [earlier, together] = [{ table, columns }, []];
  };
  scope.plan.strata.forEach((stratum, index) => {
    const ranks = stratum.ranks.map((id) => found(scope.ranks, id));
    if (readsOf(scope.plan, ranks).answers) write(`tw_answer_${index}`);
    statements.push(...thresholds(stratum.ranks, earlier?.table, scope));
    together.push(stratum);
  });
  write(TABLES.answer);
  return statements;
};

const columnsOf = ({ tags, segments }: Stratum, scope: Scope): readonly StoredColumn[] => [
  ...tags.flatMap((id) => storedAnswers(found(scope.tags, id))),
  ...segments.map((name): StoredColumn => ({ name, storage: 'integer' })),
];

const answerStatements = (
  strata: readonly Stratum[],
  { table, columns }: Answered,
  earlier: Answered | undefined,
  scope: Scope,
): readonly Statement[] => {
  const create = table === TABLES.answer ? scope.dialect.table : scope.dialect.scratchTable;
  const shown = strata.flatMap((stratum) => [...tagsOf(stratum, scope), ...segmentsOf(stratum, scope)]);
  return [
    { name: `room for ${table}`, sql: create(table, perCustomer(STATE_KEY, columns)) },
    {
      name: `answer: ${shown.map((each) => each.names[0]).join(', ')}`,
      sql: sql`insert into ${sql.id(table)} (${names([STATE_KEY, ...columns.map(({ name }) => name)])}) ${answerRows(strata, earlier, scope)}`,
    },
  ];
};

const tagsOf = (stratum: Stratum, scope: Scope) => stratum.tags.map((id) => found(scope.tags, id));
const segmentsOf = (stratum: Stratum, scope: Scope) => stratum.segments.map((id) => found(scope.segments, id));

/** The answers of one stratum, one expression a column. */
const answersOf = (stratum: Stratum, scope: Scope): readonly Sql[] => [
  ...tagsOf(stratum, scope).flatMap((tag) => tagValues(tag, scope)),
  ...segmentsOf(stratum, scope).map((segment) => segmentValue(segment, scope)),
];

/** Rows of (customer, answers): the strata nested, the first of them innermost. */
const answerRows = (strata: readonly Stratum[], earlier: Answered | undefined, scope: Scope): Sql => {
  const answering = strata.filter(({ tags, segments }) => tags.length + segments.length > 0);
  const levels = answering.length === 0 ? [NOTHING] : answering;
  const readsFrom = (level: number) =>
    readsOf(scope.plan, ...levels.slice(level).flatMap((each) => [tagsOf(each, scope), segmentsOf(each, scope)]));
  const { tables } = customersFrom(
    TABLES.state,
    { customer: readsFrom(0).customer.size > 0, answer: earlier?.table },
    scope,
  );
  let [inner, from]: [Scope, Sql] = [scope, tables];
  let given = earlier?.columns ?? [];
  let rows = sql``;
  levels.forEach((stratum, level) => {
    const added = columnsOf(stratum, scope);
    const { customer, state } = readsFrom(level + 1);
    const values = [
      named(inner.customerId, STATE_KEY),
      ...given.map(({ name }) => named(inner.answerColumn(name), name)),
      ...answersOf(stratum, inner).map((value, index) => named(value, added[index]?.name ?? '')),
      ...[...state].map((id) => named(inner.stateColumn(id), id)),
      ...[...customer].map((name) => named(inner.customerColumn(name), carried(name))),
    ];
    rows = sql`select ${list(values)}${from}`;
    given = [...given, ...added];
    inner = { ...scope, ...INNER };
    from = sql` from ${scope.dialect.fenced(rows)} as ${sql.id(ROW)}`;
  });
  return rows;
};

const NOTHING: Stratum = { ranks: [], tags: [], segments: [] };

/** The row that a stratum leaves to the next: its answers, and what is still read of the state and the customer. */
const ROW = 'row';
const carried = (customerColumn: string): string => `customer_${customerColumn}`;
const INNER: Pick<Scope, 'customerId' | 'customerColumn' | 'stateColumn' | 'answerColumn'> = {
  customerId: sql.id(ROW, STATE_KEY),
  customerColumn: (name) => sql.id(ROW, carried(name)),
  stateColumn: (id) => sql.id(ROW, id),
  answerColumn: (name) => sql.id(ROW, name),
};

/** 1 where a condition holds, else 0. */
export const flag = (condition: Sql): Sql => firstOf([[condition, integer(1)]], integer(0));

const segmentValue = (segment: PlanSegment, scope: Scope): Sql => flag(emitCondition(segment.condition, scope));

const tagValues = (tag: PlanTag, scope: Scope): readonly Sql[] =>
  tag.exclusive
    ? [
        exclusiveChoice(
          tag,
          ({ value }) => text(value),
          tag.otherwise === undefined ? nothing : text(tag.otherwise),
          scope,
        ),
      ]
    : manyValues(tag, scope).map(flag);

/** The instant at which an `on` case last held; missing if it never did. */
export const lastHeld = ({ trigger }: PlanCase, scope: Scope): Sql =>
  trigger.kind === 'on' ? emitValue(trigger.last, scope) : nothing;

/** The earliest instant that `expires` still covers now. */
const coveredSince = (expires: Span, scope: Scope): Sql =>
  integer(shiftInstant(scope.now, expires, 'back', scope.plan.catalog.zone));

/** An `on` case without `expires` holds at its event's own instant. */
const covers = (each: PlanCase, scope: Scope): Sql =>
  comparison(
    lastHeld(each, scope),
    '>=',
    each.expires === undefined ? integer(scope.now) : coveredSince(each.expires, scope),
  );

/** Whether a case's condition is true at this very instant. */
const holdsNow = (each: PlanCase, scope: Scope): Sql =>
  each.trigger.kind === 'when'
    ? emitCondition(each.trigger.condition, scope)
    : comparison(lastHeld(each, scope), '=', integer(scope.now));

/**
 * What an exclusive tag makes of its cases: the first that holds now; else the `on` case that held last, while its
 * `expires` covers now; else `otherwise`. Only the last winner lingers. Once the cases are gone through, `result` may
 * be the value, or anything else that depends on the case.
 */
export const exclusiveChoice = (tag: PlanTag, result: (each: PlanCase) => Sql, otherwise: Sql, scope: Scope): Sql => {
  const lingering = tag.cases.filter(({ trigger }) => trigger.kind === 'on');
  const now = tag.cases.map((each): Branch => [holdsNow(each, scope), result(each)]);
  const latest = lingering.map((each): Branch => {
    const others = lingering.filter((other) => other !== each);
    const held = lastHeld(each, scope);
    const isLatest = others.map((other) => not(comparison(lastHeld(other, scope), '>', held)));
    const kept = firstOf([[covers(each, scope), result(each)]], otherwise);
    return [all([sql`(${held} is not null)`, ...isLatest]), sql`(${kept})`];
  });
  return sql`(${firstOf([...now, ...latest], otherwise)})`;
};

/** Of a `many` tag each value by itself, and `otherwise` where no case holds. */
const manyValues = (tag: PlanTag, scope: Scope): readonly Sql[] => {
  const holds = (each: PlanCase): Sql =>
    each.trigger.kind === 'when' ? emitCondition(each.trigger.condition, scope) : covers(each, scope);
  return tag.values.map((value) => {
    const own = tag.cases.filter((each) => each.value === value).map(holds);
    const rest = value === tag.otherwise ? [not(any(tag.cases.map(holds)))] : [];
    return own.length + rest.length === 0 ? no : any([...own, ...rest]);
  });
};
