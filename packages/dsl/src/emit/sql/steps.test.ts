import Sqlite from 'better-sqlite3';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { integer, text } from './fragments.js';
import { type Step, stepped, stepsWithin } from './steps.js';
import { sqlite } from './sqlite.js';

const database = new Sqlite(':memory:');

/** What SQLite makes of a function in steps for each of some arguments. */
const made = (steps: readonly Step[], among: readonly number[]): readonly unknown[] => {
  const { sql: statement, parameters } = sqlite.compile(
    sql`select ${stepped(sql`each.value`, steps)} from json_each(${text(JSON.stringify(among))}) as each`,
  );
  return database
    .prepare(statement)
    .pluck()
    .all(...parameters);
};

/** The same by looking through all steps. */
const expected = (steps: readonly Step[], argument: number): number => {
  const step = steps.findLast(({ from }) => from <= argument) ?? steps[0];
  if (step === undefined) throw new Error('no steps');
  return 'plus' in step ? argument + step.plus : step.constant;
};

const LOW = -30;
const value = fc.integer({ min: LOW, max: 30 });
const result = fc.oneof(
  value.map((plus) => ({ plus })),
  value.map((constant) => ({ constant })),
);
const steps = fc
  .uniqueArray(value, { maxLength: 9 })
  .chain((starts) =>
    fc.tuple(
      ...[-Infinity, ...starts.toSorted((a, b) => a - b)].map((from) => result.map((each) => ({ from, ...each }))),
    ),
  );
const everywhere = Array.from({ length: 63 }, (_, index) => LOW - 1 + index);

describe('a function in steps', () => {
  it('is that of the step that the argument falls on', () => {
    fc.assert(
      fc.property(steps, (all) => {
        expect(made(all, everywhere)).toEqual(everywhere.map((argument) => expected(all, argument)));
      }),
    );
  });

  it('needs only the steps that its arguments can fall on', () => {
    fc.assert(
      fc.property(steps, value, value, (all, low, high) => {
        const some = stepsWithin(all, low, high);
        const within = everywhere.filter((argument) => argument >= low && argument <= high);
        expect(made(some, within)).toEqual(within.map((argument) => expected(all, argument)));
        const used = new Set(within.map((argument) => all.findLast(({ from }) => from <= argument)));
        // One where there are no such arguments, so that it stays a function.
        expect(some.length).toBe(low > high ? some.length : used.size);
        expect(some.length).toBeGreaterThan(0);
      }),
    );
  });

  it('has steps', () => {
    expect(() => stepped(integer(1), [])).toThrow('a function of no steps');
  });
});
