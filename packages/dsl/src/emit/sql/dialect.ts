import type { Sql } from './fragments.js';
import type { StorageClass } from './physical.js';

/** Text of one statement and the values of its parameters, in order. */
export interface CompiledSql {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** All that differs between the databases that a plan is evaluated on. */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres';
  /** How the places of the parameters are written, for people. */
  readonly placeholder: '?' | '$1, …';
  /** A table, or a row on its way into one, may have so many columns. */
  readonly mostColumns: number;
  /** How many bytes of UTF-8 a name may have; undefined where there is no limit. */
  readonly longestName: number | undefined;
  /** `renamed`: tables and indexes that go by another name for now. */
  compile(statement: Sql, renamed?: ReadonlyMap<string, string>): CompiledSql;
  /**
   * Whether a table can be read by others until the transaction that drops it ends. Otherwise a new one is filled
   * beside it, and takes its place last.
   */
  readonly isReadWhileReplaced: boolean;
  /** What a column is declared as. */
  columnType(storage: StorageClass): Sql;
  /** A table for this evaluation alone. */
  scratchTable(name: string, columns: Sql): Sql;
  /** The same, where it is not there yet: see `emptyScratch`. */
  keptScratchTable(name: string, columns: Sql): Sql;
  /** Lets go of all rows of a scratch table at once. */
  emptied(name: string): Sql;
  /**
   * Says how full a table is that has just been filled, and what its columns (all of them, if left out) hold, so that what
   * reads it is not planned for another; undefined where plans do not go by it.
   */
  counted(name: string, columns?: readonly string[]): Sql | undefined;
  /** A table that stays, in the order of its key. */
  table(name: string, columns: Sql): Sql;
  /** A subquery whose values are worked out once, however often the query around it reads them. */
  fenced(select: Sql): Sql;
  /**
   * A table for this evaluation alone, of rows in an order: `position` counts them from 1, and is the key. Rows are
   * (group_value, value, customer).
   */
  ranking(table: string, value: StorageClass, rows: Sql, order: Sql): readonly Sql[];
  /**
   * Whether arithmetic with a `wide` operand goes on exactly beyond 64 bits, and sums do. Then a result is guarded at
   * once; otherwise it loses itself in floating point, which one guard sees where the result is used.
   */
  readonly isExactBeyondIntegers: boolean;
  /** An operand of arithmetic that may leave 64 bits. */
  wide(value: Sql): Sql;
  /** A constant beyond 64 bits, to compare or to compute with: exact, or the nearest double. */
  beyondInteger(value: bigint): Sql;
  /** An integer result that left 64 bits becomes missing. */
  withinInteger(value: Sql): Sql;
  /** The sum of exact numbers, missing where it left 64 bits; 0 of nothing. */
  sum(value: Sql, filter: Sql, wideSums: boolean): Sql;
  /** The double nearest to an integer times a power of ten, where that leaves 64 bits; missing for a missing one. */
  raisedDouble(value: Sql, digits: number): Sql;
  /** The quotient of two doubles; missing where the divisor is zero. */
  divided(dividend: Sql, divisor: Sql): Sql;
  /** Missing when any of them is. */
  smallest(values: readonly Sql[]): Sql;
  largest(values: readonly Sql[]): Sql;
  /** Of values none of which is missing: what a database can seek by. */
  smallestKnown(values: readonly Sql[]): Sql;
  largestKnown(values: readonly Sql[]): Sql;
  /** Where `part` first stands in `whole`, from 1; 0 if nowhere. */
  position(whole: Sql, part: Sql): Sql;
  /** Whether the value is one of many constants, all texts or all integers. */
  memberOfMany(value: Sql, values: readonly (string | number)[]): Sql;
  /** Whether the value is one of texts that are told only when the statement runs: `given` stands for {@link givenTexts}. */
  memberOfGiven(value: Sql, given: Sql): Sql;
  /** Texts as one parameter. */
  givenTexts(texts: readonly string[]): unknown;
  /** How many of the constants a set, a JSON array of distinct members, holds. */
  membersCounted(set: Sql, values: readonly (string | number)[]): Sql;
  /** The first 32 bits of SHA-256 over salt, NUL and customer id, modulo n. */
  bucket(salt: Sql, customer: Sql, n: Sql): Sql;
}
