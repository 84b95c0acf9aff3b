import { type RawBuilder, sql } from 'kysely';

/** A piece of SQL: text of our own, quoted identifiers and parameters. Operators stand in parentheses, always. */
export type Sql = RawBuilder<unknown>;

/** An exact integer. A plain number would reach SQLite as a double, and turn integer arithmetic into floating point. */
export const integer = (value: bigint | number): Sql => sql`${BigInt(value)}`;

export const double = (value: number): Sql => sql`${value}`;
export const text = (value: string): Sql => sql`${value}`;
export const nothing: Sql = sql`null`;
/** A missing integer, where nothing around it says its type. */
export const noInteger: Sql = sql`cast(null as bigint)`;
export const yes: Sql = sql`true`;
export const no: Sql = sql`false`;

/** Integers of our own making, such as the offsets of a time zone: written out, for there may be thousands. */
export const written = (value: number): Sql => sql`${sql.lit(value)}`;

export const list = (parts: readonly Sql[]): Sql => sql`${sql.join(parts)}`;

/** A tree of pairs: a chain of a thousand would be too deep for SQLite. */
const balanced = (operator: Sql, operands: readonly Sql[]): Sql => {
  const [first, ...rest] = operands;
  if (first === undefined) throw new Error('nothing to join');
  if (rest.length === 0) return first;
  const middle = Math.ceil(operands.length / 2);
  return sql`(${balanced(operator, operands.slice(0, middle))} ${operator} ${balanced(operator, operands.slice(middle))})`;
};

export const all = (conditions: readonly Sql[]): Sql =>
  conditions.length === 0 ? yes : balanced(sql`and`, conditions);
export const any = (conditions: readonly Sql[]): Sql => (conditions.length === 0 ? no : balanced(sql`or`, conditions));
export const total = (terms: readonly Sql[]): Sql => balanced(sql`+`, terms);

/** Two-valued negation: what is neither true nor false for lack of a value counts as false, and so its negation holds. */
export const not = (condition: Sql): Sql => sql`(${condition} is not true)`;

export type Branch = readonly [when: Sql, result: Sql];

/** `case` with the branches in order; a condition without a value does not hold. */
export const firstOf = (branches: readonly Branch[], otherwise: Sql): Sql =>
  branches.length === 0
    ? otherwise
    : sql`case ${sql.join(
        branches.map(([when, result]) => sql`when ${when} then ${result}`),
        sql` `,
      )} else ${otherwise} end`;
