import Sqlite from 'better-sqlite3';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ValueType } from '../../catalog/types.js';
import { field, holdsIn } from './emit.harness.js';
import { integer, type Sql, text } from './fragments.js';
import { between, endsWith, memberOf, startsWith, withinBounds } from './leaves.js';
import { postgres } from './postgres.js';
import { sqlite } from './sqlite.js';

const type: ValueType = { kind: 'set', element: { kind: 'text' } };
/** Texts of what a written array is made of, so that they look like its joints. */
const member = fc.string({ unit: fc.constantFrom('a', ',', '"', '[', ']', '\\', '茶', '\n'), maxLength: 4 });

describe('a set', () => {
  it('holds what is a member, and nothing that merely looks so in writing', () => {
    const members = fc.uniqueArray(member, { minLength: 1, maxLength: 5 });
    const asked = fc.uniqueArray(member, { minLength: 1, maxLength: 3 });
    const mode = fc.constantFrom('any' as const, 'all' as const);
    fc.assert(
      fc.property(members, asked, fc.boolean(), mode, (set, values, fromSet, how) => {
        const wanted = fromSet ? [...new Set([...values.slice(1), ...set.slice(0, 1)])] : values;
        const fields = { s: JSON.stringify(set) };
        const expected =
          how === 'any' ? wanted.some((each) => set.includes(each)) : wanted.every((each) => set.includes(each));
        expect(holdsIn({ kind: 'has', mode: how, operand: field('s', type), values: wanted }, { fields })).toBe(
          expected,
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('holds a comma only where that is a member, beside others and by itself', () => {
    const holds = (mode: 'any' | 'all', set: readonly string[], values: readonly string[]): boolean =>
      holdsIn({ kind: 'has', mode, operand: field('s', type), values }, { fields: { s: JSON.stringify(set) } });
    expect([holds('any', ['a', 'b'], [',']), holds('any', ['a', ',', 'b'], [','])]).toEqual([false, true]);
    expect([holds('any', ['a'], [',', 'a']), holds('all', ['a'], [',', 'a'])]).toEqual([true, false]);
    expect([holds('all', ['a', ','], [',', 'a']), holds('all', ['a', ',', 'b'], ['b', ','])]).toEqual([true, true]);
  });

  it('may be of numbers', () => {
    const numbers: ValueType = { kind: 'set', element: { kind: 'number', form: { exact: 0 } } };
    const holds = (mode: 'any' | 'all', values: readonly number[]): boolean =>
      holdsIn({ kind: 'has', mode, operand: field('s', numbers), values }, { fields: { s: '[1,20]' } });
    expect([holds('any', [2, 20]), holds('all', [2, 20]), holds('all', [20, 1]), holds('any', [2])]).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  it('holds nothing where it is missing', () => {
    for (const mode of ['any', 'all'] as const) {
      expect(holdsIn({ kind: 'has', mode, operand: field('s', type), values: ['a'] }, { fields: { s: null } })).toBe(
        false,
      );
    }
  });
});

const database = new Sqlite(':memory:');
/** What SQLite makes of a condition; null where it is neither true nor false. */
const answer = (condition: Sql): unknown => {
  const statement = sqlite.compile(condition);
  return database
    .prepare(`select ${statement.sql}`)
    .pluck()
    .get(...statement.parameters);
};

describe('one of some constants', () => {
  const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => 2 * index);

  it.each([0, 1, 20, 21, 100])('is found among %i of them, written out or as one parameter', (count) => {
    const found = [-1, 0, 1, 2 * count - 2, 2 * count].map((value) =>
      answer(memberOf(sqlite, integer(value), numbers(count))),
    );
    expect(found).toEqual([-1, 0, 1, 2 * count - 2, 2 * count].map((value) => Number(numbers(count).includes(value))));
    const texts = numbers(count).map((value) => `t${value}`);
    expect(answer(memberOf(sqlite, text('t0'), texts))).toBe(count > 0 ? 1 : 0);
    expect(answer(memberOf(sqlite, text('0'), texts))).toBe(0);
  });

  it('is written out for up to 20 of them, and nothing where there are none, which PostgreSQL could not read', () => {
    const written = (count: number): number =>
      postgres.compile(memberOf(postgres, integer(-1), numbers(count))).parameters.length;
    expect([written(20), written(21)]).toEqual([21, 2]);
    expect(postgres.compile(memberOf(postgres, integer(1), [])).sql).toBe('false');
  });
});

describe('a text', () => {
  it.each([
    ['茶具', '茶', true, false],
    ['茶具', '具', false, true],
    ['茶具', '茶具', true, true],
    ['茶', '茶具', false, false],
    ['茶茶', '茶', true, true],
    ['aXb', 'x', false, false],
  ])('%s starts or ends with %s: %s, %s', (whole, part, starts, ends) => {
    expect([answer(startsWith(text(whole), text(part))), answer(endsWith(text(whole), text(part)))]).toEqual([
      Number(starts),
      Number(ends),
    ]);
  });
});

describe('a value within bounds', () => {
  it('lies between both, where there are any', () => {
    for (const low of [-Infinity, 0, 5]) {
      for (const high of [0, 5, Infinity]) {
        for (const value of [-1, 0, 1, 5, 6]) {
          const said = answer(withinBounds(integer(value), low, high));
          expect([low, high, value, said]).toEqual([low, high, value, Number(value >= low && value <= high)]);
        }
      }
    }
  });

  it('is any where neither is told, and goes by the one that is', () => {
    const said = (from: number | undefined, to: number | undefined) =>
      answer(
        between(integer(3), from === undefined ? undefined : integer(from), to === undefined ? undefined : integer(to)),
      );
    expect([
      said(undefined, undefined),
      said(4, undefined),
      said(undefined, 2),
      said(3, undefined),
      said(2, 4),
    ]).toEqual([1, 0, 0, 1, 1]);
  });
});
