import { sql } from 'kysely';
import type { Dialect } from './dialect.js';
import { all, any, integer, list, no, type Sql, text, yes } from './fragments.js';

/** Up to so many values are written out; more travel as one parameter. */
const WRITTEN_OUT = 20;

const constant = (value: string | number): Sql => (typeof value === 'string' ? text(value) : integer(value));

/** The value is one of the constants. */
export const memberOf = (dialect: Dialect, value: Sql, values: readonly (string | number)[]): Sql => {
  if (values.length === 0) return no;
  return values.length <= WRITTEN_OUT
    ? sql`(${value} in (${list(values.map(constant))}))`
    : dialect.memberOfMany(value, values);
};

/** The set, a JSON array of distinct members, holds any or all of the constants. */
export const membersHeld = (
  dialect: Dialect,
  set: Sql,
  mode: 'any' | 'all',
  values: readonly (string | number)[],
): Sql => {
  const texts = values.filter((value) => typeof value === 'string' && value !== ',');
  if (texts.length === values.length) {
    const held = texts.map((value) => textHeld(dialect, set, JSON.stringify(value)));
    return mode === 'any' ? any(held) : all(held);
  }
  const held = dialect.membersCounted(set, values);
  return mode === 'any' ? sql`(${held} > 0)` : sql`(${held} = ${integer(values.length)})`;
};

/**
 * The written form of a text stands in a JSON array, right behind a bracket or a comma, only where it is a member: a
 * quote inside a text has a backslash before it. (Only the text `,` looks like what stands between two members.) To
 * look for it costs a tenth of taking the array apart.
 */
const textHeld = (dialect: Dialect, set: Sql, written: string): Sql =>
  any(['[', ','].map((before) => sql`(${dialect.position(set, text(before + written))} > 0)`));

export const startsWith = (whole: Sql, part: Sql): Sql => sql`(substr(${whole}, 1, length(${part})) = ${part})`;

/** Where `part` is the longer, `substr` gives something shorter than it, which it does not equal. */
export const endsWith = (whole: Sql, part: Sql): Sql =>
  sql`(substr(${whole}, (length(${whole}) - length(${part})) + 1) = ${part})`;

/** From `low` to `high`, both included; either may be infinite. */
export const withinBounds = (value: Sql, low: number, high: number): Sql => {
  const end = (bound: number): Sql | undefined => (Number.isFinite(bound) ? integer(bound) : undefined);
  return low > high ? no : between(value, end(low), end(high));
};

/** From the one to the other, both included; undefined is no bound. */
export const between = (value: Sql, from: Sql | undefined, to: Sql | undefined): Sql => {
  if (from !== undefined && to !== undefined) return sql`(${value} between ${from} and ${to})`;
  if (from !== undefined) return sql`(${value} >= ${from})`;
  return to === undefined ? yes : sql`(${value} <= ${to})`;
};
