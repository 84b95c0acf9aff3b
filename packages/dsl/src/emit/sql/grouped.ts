import { sql } from 'kysely';
import type { EventThing } from '../../catalog/catalog.js';
import type { Column } from '../../plan/types.js';
import { fusedAggregate, isFused, ownCondition, separateAggregate, where } from './aggregates.js';
import { emitValue } from './emit.js';
import { all, type Branch, firstOf, nothing, type Sql, text } from './fragments.js';
import type { MovingBounds } from './moving.js';
import type { Scope } from './scope.js';
import { eventsOfOne } from './sources.js';
import { named } from './statement.js';

/** The row that a pass has of a customer once the events are grouped. */
export const GROUPED = 'grouped';

/** A column of a pass: what is gathered while events are grouped, and what is made of that once for each customer. */
export interface GroupedColumn {
  readonly gathered: readonly Sql[];
  readonly value: Sql;
  /** Whether `value` is more than what was gathered. */
  readonly composed: boolean;
}

/** The events that are a column's own, beyond what the whole pass reads. */
interface OwnEvents {
  readonly event: EventThing;
  readonly bounds: MovingBounds;
  readonly filters: readonly Sql[];
  /** The customer, as the grouped row has it. */
  readonly owner: Sql;
}

/** `scope` is that of one event of the pass. */
export const groupedColumn = (column: Column, own: OwnEvents, scope: Scope): GroupedColumn => {
  if (isFused(column)) {
    const gathered = [named(fusedAggregate(column, own.filters, scope), column.id)];
    return { gathered, value: sql.id(GROUPED, column.id), composed: false };
  }
  if (column.fn !== 'mode' || column.value === undefined)
    return { gathered: [], value: searched(column, own, scope), composed: true };
  const { type } = column.value;
  if (type.kind === 'enum' && type.values.length <= COUNTED_VALUES) return countedMode(column, type.values, own, scope);
  return probedMode(column, own, scope);
};

/** A query of its own over the customer's events, while their pages are at hand. */
const searched = (column: Column, { event, bounds, owner }: OwnEvents, scope: Scope): Sql =>
  separateAggregate(column, event, eventsOfOne(event, owner, bounds, ownCondition(column, scope), scope), scope);

const part = (column: Column, name: string | number): string => `${column.id}_${name}`;

/** Up to so many declared values are counted side by side: cheaper than to sort each customer's events. */
const COUNTED_VALUES = 8;

/** The declared value that is most frequent; of several the first declared. */
const countedMode = (
  column: Column,
  values: readonly string[],
  { filters }: OwnEvents,
  scope: Scope,
): GroupedColumn => {
  const value = emitValue(column.value ?? missing(column), scope);
  const counts = values.map((_, index) => sql.id(GROUPED, part(column, index)));
  const branches = counts.map((count, index): Branch => {
    const others = counts.filter((other) => other !== count).map((other) => sql`(${count} >= ${other})`);
    return [all([sql`(${count} > 0)`, ...others]), text(values[index] ?? '')];
  });
  return {
    gathered: values.map((each, index) =>
      named(sql`count(*)${where([...filters, sql`(${value} = ${text(each)})`])}`, part(column, index)),
    ),
    value: firstOf(branches, nothing),
    composed: true,
  };
};

/** Most customers have one value only, which the least and the greatest of theirs tell. */
const probedMode = (column: Column, own: OwnEvents, scope: Scope): GroupedColumn => {
  const value = emitValue(column.value ?? missing(column), scope);
  const [least, greatest] = [part(column, 'least'), part(column, 'greatest')];
  const filter = where(own.filters);
  const only = sql`(${sql.id(GROUPED, least)} is not distinct from ${sql.id(GROUPED, greatest)})`;
  return {
    gathered: [named(sql`min(${value})${filter}`, least), named(sql`max(${value})${filter}`, greatest)],
    value: firstOf([[only, sql.id(GROUPED, least)]], searched(column, own, scope)),
    composed: true,
  };
};

const missing = (column: Column): never => {
  throw new Error(`${column.fn} of ${column.id} is of something`);
};
