import { sql } from 'kysely';
import type { EventThing } from '../../catalog/catalog.js';
import type { Column } from '../../plan/types.js';
import { bindWindow } from '../../plan/semantics/index.js';
import { emitCondition, emitTerm, emitValue } from './emit.js';
import { all, type Branch, firstOf, integer, list, type Sql, text } from './fragments.js';
import { rounded, settled } from './numbers.js';
import { eventAt, eventColumn } from './events.js';
import type { MovingBounds } from './moving.js';
import type { Scope } from './scope.js';
import { isReal, type Term } from './term.js';
import { localDateTerm, localTerm } from './temporal.js';

/** The instants that a column looks at: its window, and nothing after now. */
export const boundsOf = ({ window }: Column, scope: Scope): MovingBounds => {
  if (window === undefined) return UP_TO_NOW;
  const { zone } = scope.plan.catalog;
  return {
    key: JSON.stringify(window),
    at: (now) => {
      const { after, until } = bindWindow(window, now, zone);
      return { after, until: Math.min(until, now) };
    },
  };
};

const UP_TO_NOW: MovingBounds = { key: 'up to now', at: (now) => ({ after: -Infinity, until: now }) };

/** Whether the column is one of those that a single pass over the events works out side by side. */
export const isFused = ({ fn, value }: Column): boolean =>
  fn !== 'mode' && ((fn !== 'first' && fn !== 'last') || value?.kind === 'event-time');

/** The clause that limits an aggregate to some rows of its group. */
export const where = (filters: readonly Sql[]): Sql =>
  filters.length === 0 ? sql`` : sql` filter (where ${all(filters)})`;

/** An aggregate over the rows of a group that pass the filters. */
export const fusedAggregate = (column: Column, filters: readonly Sql[], scope: Scope): Sql => {
  const filter = where(filters);
  const value = (): Sql => emitValue(column.value ?? outside(column), scope);
  switch (column.fn) {
    case 'count':
      return column.value === undefined ? sql`count(*)${filter}` : sql`count(${value()})${filter}`;
    case 'sum':
      return sumOf(termOf(column, scope), filter, scope);
    case 'min':
    case 'first':
      return sql`min(${value()})${filter}`;
    case 'max':
    case 'last':
      return sql`max(${value()})${filter}`;
    case 'distinct':
      return sql`count(distinct ${value()})${filter}`;
    case 'days':
      return sql`count(distinct ${localDateOf(scope)})${filter}`;
    case 'mode':
      return outside(column);
  }
};

const outside = (column: Column): never => {
  throw new Error(`${column.fn} of ${column.id} is no aggregate of one pass`);
};

/** What is summed: exact, at the scale of the column. */
const termOf = ({ value, type }: Column, scope: Scope): Term => {
  if (value === undefined) throw new Error('a sum is of something');
  const term = emitTerm(value, scope);
  if (!isReal(term)) return settled(scope.dialect, term);
  if (!('form' in type) || type.form === 'real') throw new Error('a sum is exact');
  return rounded(scope.dialect, term, type.form.exact);
};

/** The sum of exact numbers; 0 of nothing. */
export const sumOf = (term: Term, filter: Sql, { dialect, wideSums }: Scope): Sql =>
  dialect.sum(term.sql, filter, wideSums);

const localDateOf = (scope: Scope): Sql => {
  const at = emitTerm({ kind: 'event-time', type: { kind: 'time' } }, scope);
  return localDateTerm(localTerm(scope.dialect, at, scope.offsets, eventAt(scope).range)).sql;
};

/**
 * What one pass cannot give: the field of the first or last event, the most frequent value. A query of its own over
 * `source`, the `from` and `where` of the events in question.
 */
export const separateAggregate = (column: Column, event: EventThing, source: Sql, scope: Scope): Sql => {
  if (column.value === undefined) throw new Error(`${column.fn} is of something`);
  const value = emitValue(column.value, scope);
  if (column.fn === 'mode') {
    return sql`(select ${value}${source} and (${value} is not null) group by ${value} order by count(*) desc, ${tieBreak(column, value)} limit 1)`;
  }
  const direction = column.fn === 'last' ? sql`desc` : sql`asc`;
  const order = [eventColumn(event, 'at'), eventColumn(event, 'id')].map((part) => sql`${part} ${direction}`);
  return sql`(select ${value}${source} order by ${list(order)} limit 1)`;
};

/** Of equally frequent values: the first declared, else the smallest. */
const tieBreak = ({ type }: Column, value: Sql): Sql =>
  type.kind === 'enum'
    ? firstOf(
        type.values.map((each, index): Branch => [sql`${value} = ${text(each)}`, integer(index)]),
        integer(type.values.length),
      )
    : value;

/** The column's own `where`, emitted for the event at hand. */
export const ownCondition = ({ where }: Column, scope: Scope): readonly Sql[] =>
  where === undefined ? [] : [emitCondition(where, scope)];
