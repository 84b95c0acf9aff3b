import type { Sql } from './fragments.js';

/** Text of one statement and the values of its parameters, in order. */
export interface CompiledSql {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** All that differs between the databases that a plan is evaluated on. */
export interface Dialect {
  readonly name: 'sqlite';
  compile(statement: Sql): CompiledSql;
  /** A table of one column `value` out of a JSON array. */
  elements(json: Sql): Sql;
  /** An integer result that left 64 bits becomes missing. */
  withinInteger(value: Sql): Sql;
  /** The quotient of two doubles; missing where the divisor is zero. */
  divided(dividend: Sql, divisor: Sql): Sql;
  /** Where `part` first stands in `whole`, from 1; 0 if nowhere. */
  position(whole: Sql, part: Sql): Sql;
  /** Missing when any of them is. */
  smallest(values: readonly Sql[]): Sql;
  largest(values: readonly Sql[]): Sql;
  bucket(salt: Sql, customer: Sql, n: Sql): Sql;
  /** A subquery whose values are worked out once, however often the query around it reads them. */
  fenced(select: Sql): Sql;
  /**
   * A table for this evaluation alone, of rows in an order: `position` counts them from 1, and is the key. Rows are
   * (group_value, value, customer).
   */
  ranking(table: string, rows: Sql, order: Sql): readonly Sql[];
  /** A table for this evaluation alone. */
  scratchTable(name: string, columns: Sql): Sql;
  /** A table that stays, in the order of its key. */
  table(name: string, columns: Sql): Sql;
}
