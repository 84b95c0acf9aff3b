import { sql } from 'kysely';
import { isLive } from '../../plan/cases.js';
import type { Plan, PlanTag, TagId } from '../../plan/types.js';
import type { Value } from '../../plan/values.js';
import { answerColumns } from './answered.js';
import { exclusiveChoice, flag, holdsNow, lastHeld } from './choices.js';
import type { CompiledSql, Dialect } from './dialect.js';
import { emitValue } from './emit.js';
import { handSetTime } from './hand-set.js';
import { any, integer, list, nothing, type Sql } from './fragments.js';
import { TABLES } from './physical.js';
import { readsOf } from './reads.js';
import { ALIAS, type Scope, scopeOf, STATE_KEY } from './scope.js';
import { customersFrom, stateKey } from './sources.js';
import { named } from './statement.js';

/** Rows (customer, value) of everybody whose value is known, in the order of ids; in storage units. */
export const metricSql = (plan: Plan, now: number, value: Value, dialect?: Dialect): CompiledSql => {
  const scope = scopeOf(plan, now, dialect === undefined ? {} : { dialect });
  const emitted = emitValue(value, scope);
  return scope.dialect.compile(
    sql`select ${list([stateKey, named(emitted, 'value')])}${rowsFor([value], scope)} where (${emitted} is not null) order by ${stateKey}`,
  );
};

/** The names of what `assignmentsSql` says of a tag beside its answer, for a hand-set tag and one with `expires`. */
export const lingeringNames = {
  /** Exclusive: the index of the case that gives the value. */
  chosen: (tag: TagId): string => `${tag}_case`,
  /** When a case that has `expires` last held. */
  last: (tag: TagId, index: number): string => `${tag}_last_${index}`,
  /** Hand-set: from when and until when the value holds; of an exclusive tag there is one, at 0. */
  from: (tag: TagId, index: number): string => `${tag}_from_${index}`,
  until: (tag: TagId, index: number): string => `${tag}_until_${index}`,
  /** `many`: whether a `when` case of a value stands at this very instant. */
  standing: (tag: TagId, index: number): string => `${tag}_standing_${index}`,
};

/**
 * One row for each customer in the order of ids: every answer, and what hand-set tags and cases with `expires` rest on.
 * `only` is a select of the customers' ids, where not everybody is asked for.
 */
export const assignmentsSql = (plan: Plan, now: number, dialect?: Dialect, only?: Sql): CompiledSql => {
  const scope = scopeOf(plan, now, dialect === undefined ? {} : { dialect });
  const answers = [...plan.tags.flatMap(answerColumns), ...plan.segments.map(({ id }) => id)];
  const lingering = plan.tags.filter(({ manual, cases }) => manual || cases.some((each) => !isLive(each)));
  const columns = [
    named(sql.id(ALIAS.answer, STATE_KEY), STATE_KEY),
    ...answers.map((name) => sql.id(ALIAS.answer, name)),
    ...lingering.flatMap((tag) => foundations(tag, scope)),
  ];
  const rows =
    lingering.length === 0
      ? sql` from ${sql.id(TABLES.answer)} as ${sql.id(ALIAS.answer)}`
      : rowsFor([...lingering, { kind: 'tag' }], scope);
  const id = sql.id(ALIAS.answer, STATE_KEY);
  const those = only === undefined ? sql`` : sql` where ${id} in (${only})`;
  return scope.dialect.compile(sql`select ${list(columns)}${rows}${those} order by ${id}`);
};

const foundations = (tag: PlanTag, scope: Scope): readonly Sql[] => {
  if (tag.manual) {
    const values = tag.exclusive ? tag.values.slice(0, 1) : tag.values;
    return values.flatMap((value, index) => [
      named(handSetTime(tag, value, 'from_at', scope), lingeringNames.from(tag.id, index)),
      named(handSetTime(tag, value, 'until_at', scope), lingeringNames.until(tag.id, index)),
    ]);
  }
  const lasts = tag.cases.flatMap((each, index) =>
    isLive(each) ? [] : [named(lastHeld(each, scope), lingeringNames.last(tag.id, index))],
  );
  if (tag.exclusive) {
    const chosen = exclusiveChoice(tag, (each) => integer(tag.cases.indexOf(each)), nothing, scope);
    return [...lasts, named(chosen, lingeringNames.chosen(tag.id))];
  }
  const standing = tag.values.map((value, index) => {
    const own = tag.cases.filter((each) => each.value === value && each.trigger.kind === 'when');
    return named(flag(any(own.map((each) => holdsNow(each, scope)))), lingeringNames.standing(tag.id, index));
  });
  return [...lasts, ...standing];
};

/** The state, joined with what some parts of the plan read. */
export const rowsFor = (trees: readonly unknown[], scope: Scope): Sql => {
  const reads = readsOf(scope.plan, ...trees);
  const joins = {
    customer: reads.customer.size > 0,
    history: reads.history.size > 0,
    answer: reads.answers ? TABLES.answer : undefined,
  };
  return customersFrom(TABLES.state, joins, scope).tables;
};
