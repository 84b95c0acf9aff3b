import * as fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { MAX_EXACT } from '../../catalog/types.js';
import type { Value } from '../../plan/index.js';
import { MAX_INT64, MIN_INT64 } from '../../plan/semantics/index.js';
import { constant, exact, field, holdsIn, real, valueIn } from './emit.harness.js';
import type { Sql } from './fragments.js';
import { arithmetic, compared, extreme, negated, quotient } from './numbers.js';
import { postgres } from './postgres.js';
import { exactConstant, stored, type Term, WIDE } from './term.js';

const fact = fc.bigInt({ min: -BigInt(MAX_EXACT), max: BigInt(MAX_EXACT) });
const int64 = fc.oneof(fc.bigInt({ min: MIN_INT64, max: MAX_INT64 }), fact, fc.bigInt({ min: -1000n, max: 1000n }));
const scale = fc.constantFrom(0, 1, 2, 6, 8);
const inRange = (value: bigint): bigint | null => (value >= MIN_INT64 && value <= MAX_INT64 ? value : null);
const times = (value: bigint, power: number): bigint => value * 10n ** BigInt(power);

/** A value of which nothing is known but that it fits into 64 bits, as of a sum: no fact is that wide. */
const wide = (name: string, at: number): Value => ({
  kind: 'arith',
  type: exact(at),
  op: '*',
  left: field(name, exact(at)),
  right: field('one', exact(0)),
});
const one = 1n;

/** Any two numbers, or two of which the first alone would leave 64 bits at the scale of the second, the sum not by much. */
const near = fc.oneof(
  fc.tuple(int64, scale, int64, scale).map(([a, sa, b, sb]) => ({ a, sa, b, sb })),
  fc
    .tuple(fc.constantFrom(1, 2, 6), fc.bigInt({ min: 1n, max: 9n }), fc.bigInt({ min: -20n, max: 20n }))
    .map(([sb, over, off]) => {
      const factor = 10n ** BigInt(sb);
      return { a: MAX_INT64 / factor + over, sa: 0, b: -over * factor + off, sb };
    }),
);

const OPERATIONS = {
  '+': (a: bigint, b: bigint): bigint => a + b,
  '-': (a: bigint, b: bigint): bigint => a - b,
} as const;

describe('exact arithmetic', () => {
  it('adds and subtracts at the larger scale, and is missing only where the result leaves 64 bits', () => {
    const op = fc.constantFrom('+' as const, '-' as const);
    fc.assert(
      fc.property(near, op, ({ a, sa, b, sb }, op) => {
        const to = Math.max(sa, sb);
        const value: Value = { kind: 'arith', type: exact(to), op, left: wide('a', sa), right: wide('b', sb) };
        const expected = inRange(OPERATIONS[op](times(a, to - sa), times(b, to - sb)));
        expect(valueIn(value, { fields: { a, b, one } })).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('adds and subtracts constants of any scale', () => {
    const literal = fc.integer({ min: -MAX_EXACT, max: MAX_EXACT });
    fc.assert(
      fc.property(int64, scale, literal, scale, fc.boolean(), (a, sa, b, sb, first) => {
        const to = Math.max(sa, sb);
        const sides = [wide('a', sa), constant(exact(sb), b)] as const;
        const [left, right] = first ? sides : [sides[1], sides[0]];
        const difference = times(a, to - sa) - times(BigInt(b), to - sb);
        const value: Value = { kind: 'arith', type: exact(to), op: '-', left, right };
        expect(valueIn(value, { fields: { a, one } })).toBe(inRange(first ? difference : -difference));
      }),
      { numRuns: 500 },
    );
  });

  it('takes the least and the greatest, whatever the losers would be at the scale of the winner', () => {
    const literal = fc.integer({ min: -MAX_EXACT, max: MAX_EXACT });
    const which = fc.constantFrom('least' as const, 'greatest' as const);
    fc.assert(
      fc.property(int64, scale, int64, scale, literal, which, (a, sa, b, sb, c, which) => {
        const to = Math.max(sa, sb, 1);
        const value: Value = {
          kind: which,
          type: exact(to),
          operands: [wide('a', sa), wide('b', sb), constant(exact(1), c)],
        };
        const sides = [times(a, to - sa), times(b, to - sb), times(BigInt(c), to - 1)];
        const best = sides.reduce((x, y) => (x < y === (which === 'least') ? x : y));
        expect(valueIn(value, { fields: { a, b, one } })).toBe(inRange(best));
      }),
      { numRuns: 500 },
    );
  });

  it('multiplies to the sum of the scales', () => {
    fc.assert(
      fc.property(fact, fact, (a, b) => {
        const value: Value = {
          kind: 'arith',
          type: exact(8),
          op: '*',
          left: field('a', exact(2)),
          right: field('b', exact(6)),
        };
        expect(valueIn(value, { fields: { a, b } })).toBe(inRange(a * b));
      }),
    );
  });

  it('does not come back once it left 64 bits', () => {
    const product: Value = {
      kind: 'arith',
      type: exact(0),
      op: '*',
      left: field('a', exact(0)),
      right: field('a', exact(0)),
    };
    const difference: Value = { kind: 'arith', type: exact(0), op: '-', left: product, right: product };
    const fields = { a: BigInt(MAX_EXACT) };
    expect(valueIn(difference, { fields })).toBe(null);
    expect(valueIn({ kind: 'least', type: exact(0), operands: [product, constant(exact(0), 1)] }, { fields })).toBe(
      null,
    );
    expect(valueIn({ kind: 'abs', type: exact(0), operand: product }, { fields })).toBe(null);
    expect(valueIn({ kind: 'quotient', type: real, left: product, right: product }, { fields })).toBe(null);
  });

  it('takes the least integer, whose negation does not exist', () => {
    const fields = { a: MIN_INT64, one };
    const type = exact(0);
    const operand = wide('a', 0);
    expect(valueIn({ kind: 'negate', type, operand }, { fields })).toBe(null);
    expect(valueIn({ kind: 'abs', type, operand }, { fields })).toBe(null);
    expect(valueIn(operand, { fields })).toBe(MIN_INT64);
  });

  it('stays short however deep it is nested', () => {
    const deep = (depth: number): Value =>
      depth === 0
        ? field('a', exact(2))
        : {
            kind: 'least',
            type: exact(2),
            operands: [
              {
                kind: 'abs',
                type: exact(2),
                operand: {
                  kind: 'arith',
                  type: exact(2),
                  op: '*',
                  left: deep(depth - 1),
                  right: constant(exact(0), 1),
                },
              },
              constant(exact(2), 500),
            ],
          };
    expect(valueIn(deep(60), { fields: { a: -300n } })).toBe(300n);
  });
});

describe('doubles', () => {
  it('come out of one division of two integers', () => {
    fc.assert(
      fc.property(fact, fact, fc.constantFrom([2, 0], [0, 2], [2, 2], [6, 2]), (a, b, [sa = 0, sb = 0]) => {
        const value: Value = {
          kind: 'quotient',
          type: real,
          left: field('a', exact(sa)),
          right: field('b', exact(sb)),
        };
        const to = Math.max(sa, sb);
        const expected = b === 0n ? null : Number(times(a, to - sa)) / Number(times(b, to - sb));
        expect(valueIn(value, { fields: { a, b } })).toBe(expected);
      }),
    );
  });

  it('come out of the integers themselves where 64 bits cannot hold these at one scale', () => {
    fc.assert(
      fc.property(int64, int64, fc.constantFrom([2, 0], [0, 2], [0, 8], [6, 2]), (a, b, [sa = 0, sb = 0]) => {
        const value: Value = { kind: 'quotient', type: real, left: wide('a', sa), right: wide('b', sb) };
        const to = Math.max(sa, sb);
        const expected = b === 0n ? null : Number(times(a, to - sa)) / Number(times(b, to - sb));
        expect(valueIn(value, { fields: { a, b, one } })).toBe(expected);
      }),
    );
  });

  it('take exact operands by one division', () => {
    fc.assert(
      fc.property(fact, fc.double({ noNaN: true, min: -1e15, max: 1e15 }), (a, b) => {
        const value: Value = {
          kind: 'arith',
          type: real,
          op: '*',
          left: field('a', exact(2)),
          right: field('b', real),
        };
        expect(valueIn(value, { fields: { a, b } })).toBe((Number(a) / 100) * b);
      }),
    );
  });

  it('are rounded half away from zero, and missing beyond 64 bits', () => {
    const round = (x: number, at = 0) =>
      valueIn({ kind: 'round', type: exact(at), operand: field('x', real) }, { fields: { x } });
    expect([2.5, -2.5, 0.4, -0.4, 1e18, 1e19].map((x) => round(x))).toEqual([3n, -3n, 0n, 0n, 10n ** 18n, null]);
    expect(round(0.1234565, 6)).toBe(BigInt(Math.floor(0.1234565 * 1e6 + 0.5)));
    expect(round(9_223_372_036_854_774_784)).toBe(9_223_372_036_854_774_784n);
  });

  it('are taken the opposite of, and the size', () => {
    const operand = field('x', real);
    const of = (kind: 'negate' | 'abs', x: number) => valueIn({ kind, type: real, operand }, { fields: { x } });
    expect([of('negate', 2.5), of('negate', -2.5), of('abs', 2.5), of('abs', -2.5)]).toEqual([-2.5, 2.5, 2.5, 2.5]);
  });

  it('are divided as they are, whichever side is one', () => {
    const fields = { x: 0.5, a: 125n, zero: 0n };
    const quotient = (left: Value, right: Value) => valueIn({ kind: 'quotient', type: real, left, right }, { fields });
    expect(quotient(field('a', exact(2)), field('x', real))).toBe(2.5);
    expect(quotient(field('x', real), field('a', exact(2)))).toBe(0.4);
    expect(quotient(field('x', real), field('zero', exact(2)))).toBe(null);
    expect(quotient(constant(exact(2), 125), constant(real, 0.5))).toBe(2.5);
    expect(quotient(constant(exact(2), 125), constant(exact(0), 5))).toBe(0.25);
  });

  it('round exact numbers half away from zero as well', () => {
    fc.assert(
      fc.property(int64, fc.constantFrom(2, 6), (a, at) => {
        const divisor = 10n ** BigInt(at);
        const size = ((a < 0n ? -a : a) + divisor / 2n) / divisor;
        expect(valueIn({ kind: 'round', type: exact(0), operand: wide('a', at) }, { fields: { a, one } })).toBe(
          a < 0n ? -size : size,
        );
      }),
    );
  });
});

const COMPARED = {
  '=': (a: bigint, b: bigint) => a === b,
  '<': (a: bigint, b: bigint) => a < b,
  '<=': (a: bigint, b: bigint) => a <= b,
  '>': (a: bigint, b: bigint) => a > b,
  '>=': (a: bigint, b: bigint) => a >= b,
} as const;
const operator = fc.constantFrom('=' as const, '<' as const, '<=' as const, '>' as const, '>=' as const);

/** Pairs that often meet, or nearly: one is the other brought to its scale, a little off. */
const pair = fc.tuple(int64, scale, int64, scale).chain(([a, sa, b, sb]) =>
  fc.tuple(fc.boolean(), fc.bigInt({ min: -1n, max: 1n })).map(([near, off]) => {
    const met = (sb >= sa ? times(a, sb - sa) : a / 10n ** BigInt(sa - sb)) + off;
    return { a, sa, sb, b: near && inRange(met) !== null ? met : b };
  }),
);

/** Where a comparison across scales may tip: around zero, around a whole, and at both ends of 64 bits. */
const [MOST_HUNDREDS, LEAST_HUNDREDS] = [MAX_INT64 / 100n, MIN_INT64 / 100n];
const AROUND_WHOLES = [-101n, -100n, -99n, -1n, 0n, 1n, 99n, 100n, 101n];
const AT_THE_ENDS = [MIN_INT64, MIN_INT64 + 1n, LEAST_HUNDREDS - 1n, LEAST_HUNDREDS, MOST_HUNDREDS, MOST_HUNDREDS + 1n];
const TIPPING = [...AROUND_WHOLES, ...AT_THE_ENDS, MAX_INT64 - 1n, MAX_INT64];
const OPERATORS = Object.keys(COMPARED) as readonly (keyof typeof COMPARED)[];

describe('comparisons across scales', () => {
  it.each(OPERATORS)('tip where they should, on either side: %s', (op) => {
    for (const a of TIPPING) {
      for (const b of TIPPING) {
        const fields = { a, b, one };
        const holds = (left: Value, right: Value) => holdsIn({ kind: 'compare', op, left, right }, { fields });
        const told = [holds(wide('a', 0), wide('b', 2)), holds(wide('a', 2), wide('b', 0))];
        expect([a, b, ...told]).toEqual([a, b, COMPARED[op](a * 100n, b), COMPARED[op](a, b * 100n)]);
      }
    }
  });

  it.each(OPERATORS)('tip where they should against a constant, however far it is from what 64 bits hold: %s', (op) => {
    const literals = [-MAX_EXACT, -101, -100, -99, -1, 0, 1, 99, 100, 101, MAX_EXACT];
    for (const a of TIPPING) {
      for (const literal of literals) {
        const fields = { a, one };
        const b = BigInt(literal);
        const against = (left: Value, at: number) =>
          holdsIn({ kind: 'compare', op, left, right: constant(exact(at), literal) }, { fields });
        const turned = holdsIn(
          { kind: 'compare', op, left: constant(exact(0), literal), right: wide('a', 6) },
          { fields },
        );
        const told = [against(wide('a', 0), 2), against(wide('a', 6), 0), turned];
        const expected = [COMPARED[op](a * 100n, b), COMPARED[op](a, b * 10n ** 6n), COMPARED[op](b * 10n ** 6n, a)];
        expect([a, b, ...told]).toEqual([a, b, ...expected]);
      }
    }
  });

  it('are exact for any two integers', () => {
    fc.assert(
      fc.property(pair, operator, ({ a, sa, b, sb }, op) => {
        const to = Math.max(sa, sb);
        const expected = COMPARED[op](times(a, to - sa), times(b, to - sb));
        expect(
          holdsIn({ kind: 'compare', op, left: wide('a', sa), right: wide('b', sb) }, { fields: { a, b, one } }),
        ).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('are exact against any constant', () => {
    const literal = fc.integer({ min: -MAX_EXACT, max: MAX_EXACT });
    fc.assert(
      fc.property(int64, scale, literal, scale, operator, (a, sa, b, sb, op) => {
        const to = Math.max(sa, sb);
        const expected = COMPARED[op](times(a, to - sa), times(BigInt(b), to - sb));
        const [left, right] = [wide('a', sa), constant(exact(sb), b)];
        expect(holdsIn({ kind: 'compare', op, left, right }, { fields: { a, one } })).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('turn to doubles beside a double', () => {
    const [left, right] = [field('a', exact(2)), field('b', real)];
    const holds = (a: bigint, b: number) => holdsIn({ kind: 'compare', op: '=', left, right }, { fields: { a, b } });
    expect(holds(10n, 0.1)).toBe(true);
    expect(holds(10n, 0.1 + Number.EPSILON)).toBe(false);
  });
});

describe('for PostgreSQL', () => {
  const fact = (name: string, at: number) => stored(sql.id(name), exact(at));
  /** As of a sum: it may be anywhere within 64 bits. */
  const sum = (name: string, at: number) => stored(sql.id(name), exact(at), WIDE);
  const textOf = (emitted: Sql): string => postgres.compile(emitted).sql;
  /** Missing where it is outside 64 bits. */
  const kept = (value: string): string =>
    `cast(nullif(nullif(greatest(least(${value}, 9223372036854775808), -9223372036854775809), 9223372036854775808), -9223372036854775809) as bigint)`;

  it('goes on as a numeric where 64 bits may not hold the result, and comes back from it', () => {
    const plus = (left: Term, right: Term, scale = 0) =>
      textOf(arithmetic(postgres, '+', { exact: scale }, left, right).sql);
    expect(plus(fact('a', 0), fact('b', 0))).toBe('("a" + "b")');
    expect(plus(sum('a', 0), fact('b', 0))).toBe(kept('(cast("a" as numeric) + "b")'));
    expect(plus(sum('a', 0), fact('b', 2), 2)).toBe(
      kept('(cast((cast("a" as numeric) * $1::bigint) as numeric) + "b")'),
    );
    expect(textOf(arithmetic(postgres, '*', { exact: 0 }, fact('a', 0), fact('b', 0)).sql)).toBe(
      kept('(cast("a" as numeric) * "b")'),
    );
    expect(textOf(negated(postgres, fact('a', 0)).sql)).toBe('(- "a")');
    expect(textOf(negated(postgres, sum('a', 0)).sql)).toBe(kept('(- cast("a" as numeric))'));
  });

  it('compares what it brought to the larger scale as it is, beyond 64 bits too', () => {
    expect(textOf(compared(postgres, fact('a', 0), '<', fact('b', 2)))).toBe('(("a" * $1::bigint) < "b")');
    expect(textOf(compared(postgres, sum('a', 0), '<', fact('b', 2)))).toBe(
      '((cast("a" as numeric) * $1::bigint) < "b")',
    );
  });

  it('writes a constant out that 64 bits do not hold at the scale of the other side', () => {
    const most = exactConstant(MAX_INT64, 0);
    const written = 'cast(9223372036854775807000000 as numeric)';
    expect(textOf(arithmetic(postgres, '-', { exact: 6 }, most, fact('b', 6)).sql)).toBe(
      kept(`(cast(${written} as numeric) - "b")`),
    );
    expect(textOf(extreme(postgres, 'least', { exact: 6 }, [most, fact('b', 6)]).sql)).toContain(`(${written}), ("b")`);
  });

  it('divides what it brought to one scale', () => {
    expect(textOf(quotient(postgres, sum('a', 0), fact('b', 2)).sql)).toBe(
      '(cast((cast("a" as numeric) * $1::bigint) as double precision) / nullif(cast("b" as double precision), 0))',
    );
  });
});
