import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { date, distance, duration, integer, money, point, text, time, type ValueType } from '../../catalog/types.js';
import type { Cond, Value } from '../../plan/index.js';
import { compareText, DAY_MS, squaredChord, unitVector } from '../../plan/semantics/index.js';
import { constant, exact, field, holdsIn, real, valueIn } from './emit.harness.js';

const not = (operand: Cond): Cond => ({ kind: 'not', operand });
const is = (column: string, value: string): Cond => ({
  kind: 'compare',
  op: '=',
  left: field(column, text),
  right: constant(text, value),
});

describe('logic', () => {
  const city = is('city', '北京');
  const missing = { fields: { city: null } };

  it('has two values: a leaf without its operand is false, and its negation true', () => {
    expect(holdsIn(city, missing)).toBe(false);
    expect(holdsIn(not(city), missing)).toBe(true);
    expect(holdsIn(not(not(city)), missing)).toBe(false);
    expect(holdsIn(not({ kind: 'and', operands: [city, { kind: 'always', truth: true }] }), missing)).toBe(true);
    expect(holdsIn({ kind: 'or', operands: [city, not(city)] }, missing)).toBe(true);
  });

  it('divides everybody into a condition and its negation', () => {
    const leaf = fc.constantFrom<Cond[]>(
      is('a', 'x'),
      { kind: 'known', operand: field('a', text) },
      { kind: 'compare', op: '<', left: field('n', exact(2)), right: constant(exact(0), 1) },
      { kind: 'in', operand: field('n', exact(2)), values: [100, 200] },
      { kind: 'always', truth: false },
    );
    const { condition } = fc.letrec<{ condition: Cond }>((tie) => ({
      condition: fc.oneof(
        { maxDepth: 5 },
        leaf,
        tie('condition').map(not),
        fc
          .tuple(
            fc.constantFrom('and' as const, 'or' as const),
            fc.array(tie('condition'), { minLength: 1, maxLength: 3 }),
          )
          .map(([kind, operands]): Cond => ({ kind, operands })),
      ),
    }));
    const fields = fc.record({
      a: fc.constantFrom(null, 'x', 'y'),
      n: fc.constantFrom(null, 99n, 100n),
    });
    const truth = (c: Cond, row: { a: string | null; n: bigint | null }): boolean => {
      switch (c.kind) {
        case 'and':
          return c.operands.every((each) => truth(each, row));
        case 'or':
          return c.operands.some((each) => truth(each, row));
        case 'not':
          return !truth(c.operand, row);
        case 'known':
          return row.a !== null;
        case 'in':
          return row.n === 100n;
        case 'compare':
          return c.op === '=' ? row.a === 'x' : row.n === 99n;
        default:
          return false;
      }
    };
    fc.assert(
      fc.property(condition, fields, (c, row) => {
        expect(holdsIn(c, { fields: row })).toBe(truth(c, row));
        expect(holdsIn(not(c), { fields: row })).toBe(!truth(c, row));
      }),
      { numRuns: 300 },
    );
  });

  it('takes thousands of operands', () => {
    const operands = Array.from({ length: 5000 }, (_, index) => is('city', String(index)));
    expect(holdsIn({ kind: 'or', operands }, { fields: { city: '4999' } })).toBe(true);
  });
});

describe('so many of some conditions', () => {
  it('hold, a missing operand holding none', () => {
    const operands = [is('a', 'x'), is('b', 'x'), not(is('c', 'x'))];
    const among = (count: number, a: string | null, b: string | null, c: string | null) =>
      holdsIn({ kind: 'at-least', count, operands }, { fields: { a, b, c } });
    expect([
      among(2, 'x', null, null),
      among(2, null, null, null),
      among(3, 'x', 'x', 'x'),
      among(0, null, null, 'x'),
    ]).toEqual([true, false, false, true]);
    expect(holdsIn(not({ kind: 'at-least', count: 1, operands }), { fields: { a: null, b: null, c: 'x' } })).toBe(true);
    expect(holdsIn({ kind: 'at-least', count: 1, operands: [] })).toBe(false);
  });
});

describe('text', () => {
  const test = (kind: 'contains' | 'starts' | 'ends', whole: string, part: string): boolean =>
    holdsIn(
      { kind: 'text', test: kind, operand: field('whole', text), text: constant(text, part) },
      { fields: { whole } },
    );
  const short = fc.string({ unit: fc.constantFrom('a', 'b', '%', '_', '茶', '😀', '\\'), maxLength: 6 });

  it('is tested literally, without wildcards', () => {
    fc.assert(
      fc.property(short, short, (whole, part) => {
        expect(test('contains', whole, part)).toBe(whole.includes(part));
        expect(test('starts', whole, part)).toBe(whole.startsWith(part));
        expect(test('ends', whole, part)).toBe(whole.endsWith(part));
      }),
      { numRuns: 300 },
    );
  });

  it('is ordered by code point', () => {
    const unit = fc.constantFrom('a', 'é', '茶', '\uffff', '😀', '');
    const word = fc.array(unit, { maxLength: 3 }).map((units) => units.join(''));
    fc.assert(
      fc.property(word, word, (a, b) => {
        const [left, right] = [field('a', text), constant(text, b)];
        expect(holdsIn({ kind: 'compare', op: '<', left, right }, { fields: { a } })).toBe(compareText(a, b) < 0);
      }),
    );
  });

  it('never becomes part of the statement', () => {
    const hostile = `'); drop table tw_state; --`;
    expect(holdsIn(is('city', hostile), { fields: { city: hostile } })).toBe(true);
    const odd = `a"b.c'; drop`;
    expect(holdsIn(is(odd, 'x'), { fields: { [odd]: 'x' } })).toBe(true);
  });
});

describe('membership', () => {
  const many = Array.from({ length: 100 }, (_, index) => `v${index}`);

  it('asks a few values and many alike', () => {
    const among = (values: readonly string[], value: string | null) =>
      holdsIn({ kind: 'in', operand: field('a', text), values }, { fields: { a: value } });
    expect([
      among(['x', 'y'], 'y'),
      among(['x'], 'y'),
      among(many, 'v99'),
      among(many, 'w'),
      among(many, null),
    ]).toEqual([true, false, true, false, false]);
  });

  it('knows the lists of the book', () => {
    const listed = (city: string) =>
      holdsIn({ kind: 'in-list', operand: field('a', text), list: 'cities' }, { fields: { a: city } });
    expect([listed('北京'), listed('广州')]).toEqual([true, false]);
  });

  it('looks into sets', () => {
    const type: ValueType = { kind: 'set', element: { kind: 'text' } };
    const has = (mode: 'any' | 'all', values: string[], set: string | null) =>
      holdsIn({ kind: 'has', mode, operand: field('s', type), values }, { fields: { s: set } });
    const set = JSON.stringify(['a', '辣"']);
    expect([
      has('any', ['x', '辣"'], set),
      has('all', ['a', '辣"'], set),
      has('all', ['a', 'x'], set),
      has('any', ['a'], null),
    ]).toEqual([true, true, false, false]);
    const numbers: ValueType = { kind: 'set', element: { kind: 'number', form: { exact: 6 } } };
    const condition: Cond = { kind: 'has', mode: 'any', operand: field('s', numbers), values: [1_500_000] };
    expect(holdsIn(condition, { fields: { s: '[1500000,2000000]' } })).toBe(true);
  });
});

describe('windows over fields', () => {
  const now = Date.UTC(2026, 5, 1, 12);
  const last30 = { kind: 'last', span: { unit: 'ms', ms: 30 * DAY_MS } } as const;

  it('take the bounds of the semantics', () => {
    const joined = (at: number) =>
      holdsIn({ kind: 'in-window', operand: field('at', time), window: last30 }, { fields: { at: BigInt(at) }, now });
    expect([joined(now), joined(now + 1), joined(now - 30 * DAY_MS), joined(now - 30 * DAY_MS + 1)]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it('compare local dates on a date', () => {
    const today = Math.floor(now / DAY_MS);
    const born = (day: number) =>
      holdsIn({ kind: 'in-window', operand: field('d', date), window: last30 }, { fields: { d: BigInt(day) }, now });
    expect([born(today), born(today + 1), born(today - 29), born(today - 30)]).toEqual([true, false, true, false]);
  });

  it('move now by calendar spans', () => {
    const condition: Cond = {
      kind: 'compare-span',
      op: '<=',
      instant: field('at', time),
      direction: 'before-now',
      span: { unit: 'months', months: 6 },
    };
    const old = (at: number) => holdsIn(condition, { fields: { at: BigInt(at) }, now });
    expect([old(Date.UTC(2025, 11, 1, 12)), old(Date.UTC(2025, 11, 1, 12) + 1)]).toEqual([true, false]);
  });
});

describe('values', () => {
  it('measure recency from now', () => {
    const since: Value = { kind: 'since', type: duration, operand: field('at', time) };
    const until: Value = { kind: 'until', type: duration, operand: field('at', time) };
    expect([
      valueIn(since, { fields: { at: 40n }, now: 100 }),
      valueIn(until, { fields: { at: 40n }, now: 100 }),
    ]).toEqual([60n, -60n]);
  });

  it('take the least and the greatest at one scale, missing with any of them', () => {
    const least = (a: bigint | null, b: bigint | null) =>
      valueIn({ kind: 'least', type: money, operands: [field('a', integer), field('b', money)] }, { fields: { a, b } });
    expect([least(3n, 250n), least(2n, 250n), least(null, 250n)]).toEqual([250n, 200n, null]);
    const greatest: Value = { kind: 'greatest', type: real, operands: [field('a', integer), field('b', real)] };
    expect(valueIn(greatest, { fields: { a: 1n, b: 0.5 } })).toBe(1);
  });

  it('take the least and the greatest of thousands', () => {
    const operands = Array.from({ length: 2500 }, (_, index) => constant(integer, index));
    const of = (kind: 'least' | 'greatest', a: bigint | null) =>
      valueIn({ kind, type: integer, operands: [...operands, field('a', integer)] }, { fields: { a } });
    expect([of('least', 7n), of('least', -7n), of('greatest', 7n), of('greatest', null)]).toEqual([
      0n,
      -7n,
      2499n,
      null,
    ]);
  });

  it('measure distances as squared chords', () => {
    const [home, shop] = [unitVector(39.9, 116.4), unitVector(31.2, 121.5)];
    const [x, y, z] = home.map(BigInt);
    const fields = { place: '39.9,116.4', tw_place_x: x ?? 0n, tw_place_y: y ?? 0n, tw_place_z: z ?? 0n };
    const value: Value = { kind: 'distance', type: distance, operand: field('place', point), vector: shop };
    expect(valueIn(value, { fields })).toBe(BigInt(squaredChord(home, shop)));
  });

  it('are missing where they divide by zero', () => {
    const value: Value = { kind: 'quotient', type: real, left: field('a', integer), right: field('b', integer) };
    expect(valueIn(value, { fields: { a: 1n, b: 0n } })).toBe(null);
  });
});
