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
import { ALIAS, found, type Scope, STATE_KEY } from './scope.js';
import { customersFrom, stateKey } from './sources.js';
import { dropped, names, perCustomer, type Statement } from './statement.js';
import { thresholds } from './thresholds.js';

const storedAnswers = (tag: PlanTag): readonly StoredColumn[] =>
  answerColumns(tag).map((name) => ({ name, storage: tag.exclusive ? 'text' : 'integer' }));

/** Stratum by stratum: its thresholds, then its tags and segments; the last one writes `tw_answer`. */
export const answer = (scope: Scope): readonly Statement[] => {
  const { strata } = scope.plan;
  const answering = strata.filter(({ tags, segments }) => tags.length + segments.length > 0);
  const lastStratum = answering.at(-1);
  const statements: Statement[] = [];
  let earlier: { table: string; columns: readonly StoredColumn[] } | undefined;
  strata.forEach((stratum, index) => {
    statements.push(...thresholds(stratum.ranks, earlier?.table, scope));
    if (!answering.includes(stratum)) return;
    const table = stratum === lastStratum ? TABLES.answer : `tw_answer_${index}`;
    const columns = [...(earlier?.columns ?? []), ...columnsOf(stratum, scope)];
    statements.push(...stratumStatements(stratum, table, columns, earlier, scope));
    if (earlier !== undefined) statements.push({ name: `let go of ${earlier.table}`, sql: dropped(earlier.table) });
    earlier = { table, columns };
  });
  if (earlier === undefined) statements.push(...stratumStatements(NOTHING, TABLES.answer, [], undefined, scope));
  return statements;
};

const NOTHING: Stratum = { ranks: [], tags: [], segments: [] };

const columnsOf = ({ tags, segments }: Stratum, scope: Scope): readonly StoredColumn[] => [
  ...tags.flatMap((id) => storedAnswers(found(scope.tags, id))),
  ...segments.map((name): StoredColumn => ({ name, storage: 'integer' })),
];

const stratumStatements = (
  stratum: Stratum,
  table: string,
  columns: readonly StoredColumn[],
  earlier: { readonly table: string; readonly columns: readonly StoredColumn[] } | undefined,
  scope: Scope,
): readonly Statement[] => {
  const tags = stratum.tags.map((id) => found(scope.tags, id));
  const segments = stratum.segments.map((id) => found(scope.segments, id));
  const reads = readsOf(scope.plan, tags, segments);
  const { tables } = customersFrom(TABLES.state, { customer: reads.customer, answer: earlier?.table }, scope);
  const values = [
    stateKey,
    ...(earlier?.columns ?? []).map(({ name }) => sql.id(ALIAS.answer, name)),
    ...tags.flatMap((tag) => tagValues(tag, scope)),
    ...segments.map((segment) => segmentValue(segment, scope)),
  ];
  const create = table === TABLES.answer ? scope.dialect.table : scope.dialect.scratchTable;
  const what = [...tags, ...segments].map((each) => each.names[0]).join(', ');
  return [
    { name: `room for ${table}`, sql: create(table, perCustomer(STATE_KEY, columns)) },
    {
      name: `answer: ${what}`,
      sql: sql`insert into ${sql.id(table)} (${names([STATE_KEY, ...columns.map(({ name }) => name)])}) select ${list(values)}${tables}`,
    },
  ];
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
