import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { MAX_INT64, MIN_INT64 } from '../../plan/semantics/index.js';
import { double, integer, list, type Sql, text } from './fragments.js';
import { sqlite } from './sqlite.js';

const ODD = [`it's`, `'); drop table t; --`, '茶 😀', '', '?', '\u0001', `x'41'`];
const NUMBERS = [0n, -1n, MAX_INT64, MIN_INT64];
const DOUBLES = [0.1, -1e300, 5e-324];

/** As many further values as make a statement too long for its parameters. */
const padding = Array.from({ length: 33_000 }, (_, index) => integer(index));

const selected = (value: Sql, others: readonly Sql[]): unknown => {
  const condition = others.length === 0 ? sql`true` : sql`(-1 not in (${list(others)}))`;
  const { sql: statement, parameters } = sqlite.compile(
    sql`select ${value} as v, typeof(${value}) as t where ${condition}`,
  );
  expect(parameters.length).toBeLessThanOrEqual(32_766);
  return new Sqlite(':memory:')
    .prepare(statement)
    .safeIntegers()
    .get(...parameters);
};

describe('a statement with more values than SQLite takes parameters', () => {
  it('says the same of each as a short one', () => {
    for (const value of [...ODD.map(text), ...NUMBERS.map(integer), ...DOUBLES.map(double)])
      expect(selected(value, padding)).toEqual(selected(value, []));
  });

  it('keeps values parameters as long as there is room', () => {
    const many = padding.slice(0, 32_766);
    expect(sqlite.compile(sql`select 1 where 1 in (${list(many)})`).parameters).toHaveLength(32_766);
  });
});
