import { sql } from 'kysely';
import type { NumberForm } from '../../catalog/types.js';
import { MAX_INT64, MIN_INT64 } from '../../plan/semantics/index.js';
import type { Dialect } from './dialect.js';
import { double, integer, no, type Sql } from './fragments.js';
import { exactConstant, exactTerm, isReal, magnitudeOf, realTerm, scaleOf, type Term } from './term.js';

export const powerOfTen = (exponent: number): bigint => 10n ** BigInt(exponent);

/** Text up to this weight is repeated where an expression needs a value twice; above it, the value is worked out once. */
const REPEATABLE = 24;

/** Uses a value more than once. Where one such use stands inside another, they need names of their own. */
export const repeated = (dialect: Dialect, value: Term, use: (value: Sql) => Sql, name = 'once'): Sql =>
  value.weight <= REPEATABLE
    ? use(value.sql)
    : sql`(select ${use(sql`${sql.id(name)}.v`)} from ${dialect.fenced(sql`select ${value.sql} as v`)} as ${sql.id(name)})`;

/** The value as it may be compared, stored or shown: missing where exact arithmetic left 64 bits. */
export const settled = (dialect: Dialect, term: Term): Term =>
  term.overflows
    ? {
        sql: guarded(dialect, term),
        form: term.form,
        magnitude: -MIN_INT64,
        overflows: false,
        weight: term.weight * 2 + 2,
      }
    : term;

const guarded = (dialect: Dialect, term: Term): Sql =>
  dialect.isExactBeyondIntegers
    ? dialect.withinInteger(term.sql)
    : repeated(dialect, term, (value) => sql`(${dialect.withinInteger(value)})`);

/** A result of arithmetic: what left 64 bits on the way is missing, even where it would come back. */
const result = (dialect: Dialect, term: Term): Term => (dialect.isExactBeyondIntegers ? settled(dialect, term) : term);

/** An operand of arithmetic whose result is no further from zero than `magnitude`. */
const operand = (dialect: Dialect, value: Sql, magnitude: bigint): Sql =>
  magnitude > MAX_INT64 ? dialect.wide(value) : value;

/** An exact number at a scale not below its own, as it is on its way into a calculation: perhaps beyond 64 bits. */
const raisedTo = (dialect: Dialect, term: Term, scale: number): Term => {
  const factor = powerOfTen(scale - scaleOf(term));
  if (factor === 1n) return term;
  if (term.constant !== undefined) {
    const value = term.constant * factor;
    const raised = exactConstant(value, scale);
    return isHeld(term) && !isHeld(raised) && dialect.isExactBeyondIntegers
      ? { ...raised, sql: dialect.beyondInteger(value), magnitude: magnitudeOf(value) }
      : raised;
  }
  const magnitude = term.magnitude * factor;
  const product = sql`(${operand(dialect, term.sql, magnitude)} * ${integer(factor)})`;
  return exactTerm(product, scale, magnitude, term.weight + 2, term.overflows);
};

/** An exact number at a scale not below its own. */
export const atScale = (dialect: Dialect, term: Term, scale: number): Term =>
  term.constant === undefined
    ? result(dialect, raisedTo(dialect, term, scale))
    : exactConstant(term.constant * powerOfTen(scale - scaleOf(term)), scale);

const toDouble = (value: Sql): Sql => sql`cast(${value} as double precision)`;

/** The double nearest to a value, by one division. */
export const asReal = (dialect: Dialect, term: Term): Term => {
  if (isReal(term)) return term;
  const scale = scaleOf(term);
  const divisor = Number(powerOfTen(scale));
  if (term.constant !== undefined) return realTerm(double(Number(term.constant) / divisor), 1);
  const { sql: value, weight } = settled(dialect, term);
  const numerator = toDouble(value);
  return realTerm(scale === 0 ? numerator : sql`(${numerator} / ${double(divisor)})`, weight + 3);
};

const OPERATORS = { '+': sql`+`, '-': sql`-`, '*': sql`*` };

export const arithmetic = (dialect: Dialect, op: '+' | '-' | '*', form: NumberForm, left: Term, right: Term): Term => {
  const weight = left.weight + right.weight + 3;
  if (form === 'real')
    return realTerm(sql`(${asReal(dialect, left).sql} ${OPERATORS[op]} ${asReal(dialect, right).sql})`, weight + 6);
  const overflows = left.overflows || right.overflows;
  if (op === '*') {
    const magnitude = left.magnitude * right.magnitude;
    const product = sql`(${operand(dialect, left.sql, magnitude)} * ${right.sql})`;
    const term = exactTerm(product, scaleOf(left) + scaleOf(right), magnitude, weight, overflows);
    return atScale(dialect, result(dialect, term), form.exact);
  }
  const scale = Math.max(scaleOf(left), scaleOf(right));
  return atScale(dialect, result(dialect, addition(dialect, op, left, right, scale)), form.exact);
};

/** Where bringing one side to the other's scale might leave 64 bits though the result does not, it is put off. */
const addition = (dialect: Dialect, op: '+' | '-', left: Term, right: Term, scale: number): Term => {
  const [a, b] = [raisedTo(dialect, left, scale), raisedTo(dialect, right, scale)];
  const magnitude = a.magnitude + b.magnitude;
  const overflows = left.overflows || right.overflows;
  const weight = left.weight + right.weight + 7;
  const fits = [a, b].every((side) => side.magnitude <= MAX_INT64 && isHeld(side));
  const sign = OPERATORS[op];
  if (fits || scaleOf(left) === scaleOf(right) || dialect.isExactBeyondIntegers) {
    const sum = sql`(${operand(dialect, a.sql, magnitude)} ${sign} ${b.sql})`;
    return exactTerm(sum, scale, magnitude, weight, overflows);
  }
  const fineIsRight = scaleOf(right) === scale;
  const [coarse, fine] = fineIsRight ? [left, right] : [right, left];
  const factor = powerOfTen(scale - scaleOf(coarse));
  const [whole, half] = [integer(factor), integer(factor / 2n)];
  // x * m + y is (x + y / m) * m + y % m; the product is added in halves, with the rest between them.
  const value = repeated(dialect, coarse, (x) =>
    repeated(
      dialect,
      fine,
      (y) => {
        const quotients = sql`(${y} / ${whole})`;
        const units = fineIsRight ? sql`(${x} ${sign} ${quotients})` : sql`(${quotients} ${sign} ${x})`;
        const rest = sql`(${y} % ${whole})`;
        return sql`(((${units} * ${half}) ${fineIsRight ? sign : sql`+`} ${rest}) + (${units} * ${half}))`;
      },
      'fine',
    ),
  );
  return exactTerm(value, scale, magnitude, 2 * coarse.weight + 3 * fine.weight + 20, true);
};

/** A constant may be too large for 64 bits. */
const isHeld = ({ constant }: Term): boolean =>
  constant === undefined || (constant <= MAX_INT64 && constant >= MIN_INT64);

/** The double nearest to left / right: one division, of two integers where both are exact. */
export const quotient = (dialect: Dialect, left: Term, right: Term): Term => {
  const weight = left.weight + right.weight + 8;
  if (isReal(left) || isReal(right))
    return realTerm(dialect.divided(asReal(dialect, left).sql, asReal(dialect, right).sql), weight);
  const scale = Math.max(scaleOf(left), scaleOf(right));
  return realTerm(dialect.divided(nearest(dialect, left, scale), nearest(dialect, right, scale)), weight);
};

/** The double nearest to the integer that an exact number is at a scale, rounded once though 64 bits may not hold it. */
const nearest = (dialect: Dialect, term: Term, scale: number): Sql => {
  const value = settled(dialect, term);
  const raised = raisedTo(dialect, value, scale);
  if (raised.constant !== undefined) return double(Number(raised.constant));
  const digits = scale - scaleOf(term);
  if (digits === 0 || raised.magnitude <= MAX_INT64 || dialect.isExactBeyondIntegers) return toDouble(raised.sql);
  const most = MAX_INT64 / powerOfTen(digits);
  return repeated(
    dialect,
    value,
    (
      x,
    ) => sql`case when ${x} between ${integer(-most)} and ${integer(most)} then ${toDouble(sql`(${x} * ${integer(powerOfTen(digits))})`)}
      else ${dialect.raisedDouble(x, digits)} end`,
  );
};

/** The exact number at `scale` that is nearest, half away from zero. */
export const rounded = (dialect: Dialect, term: Term, scale: number): Term => {
  if (isReal(term)) return roundedReal(dialect, term, scale);
  if (scaleOf(term) <= scale) return atScale(dialect, term, scale);
  const divisor = powerOfTen(scaleOf(term) - scale);
  const value = settled(dialect, term);
  const quotients = repeated(
    dialect,
    value,
    (x) => sql`((${x} / ${integer(divisor)}) + case
      when (${x} % ${integer(divisor)}) >= ${integer(divisor / 2n)} then 1
      when (${x} % ${integer(divisor)}) <= ${integer(-divisor / 2n)} then -1 else 0 end)`,
  );
  return exactTerm(quotients, scale, value.magnitude / divisor + 1n, value.weight * 3 + 8, false);
};

/** 2^63: the first double that a 64-bit integer cannot hold. */
const BEYOND_INT64 = 9_223_372_036_854_775_808;

const roundedReal = (dialect: Dialect, term: Term, scale: number): Term => {
  const size = (x: Sql): Sql => sql`floor((abs(${x}) * ${double(Number(powerOfTen(scale)))}) + 0.5)`;
  const nearestInteger = repeated(
    dialect,
    term,
    (x) =>
      sql`(case when ${size(x)} < ${double(BEYOND_INT64)} then (cast(sign(${x}) as bigint) * cast(${size(x)} as bigint)) end)`,
  );
  return exactTerm(nearestInteger, scale, MAX_INT64, term.weight * 3 + 12, false);
};

export const negated = (dialect: Dialect, term: Term): Term => {
  if (isReal(term)) return realTerm(sql`(- ${term.sql})`, term.weight + 1);
  const opposite = sql`(- ${operand(dialect, term.sql, term.magnitude)})`;
  return result(dialect, exactTerm(opposite, scaleOf(term), term.magnitude, term.weight + 1, term.overflows));
};

export const absolute = (dialect: Dialect, term: Term): Term => {
  if (isReal(term)) return realTerm(sql`abs(${term.sql})`, term.weight + 1);
  // Not `abs`: of the least integer it is an error.
  const value = { ...term, sql: operand(dialect, term.sql, term.magnitude) };
  const size = repeated(dialect, value, (x) => sql`(case when ${x} < 0 then (- ${x}) else ${x} end)`);
  return result(dialect, exactTerm(size, scaleOf(term), term.magnitude, term.weight * 3 + 3, term.overflows));
};

/**
 * The least or the greatest, all brought to one form first. One that leaves 64 bits on its way to the scale goes on as
 * a double, which is beyond every integer: it wins or loses as it should, and only if it wins the result is missing.
 */
export const extreme = (
  dialect: Dialect,
  which: 'least' | 'greatest',
  form: NumberForm | undefined,
  terms: readonly Term[],
): Term => {
  const brought = terms.map((term) =>
    form === undefined
      ? term
      : form === 'real'
        ? asReal(dialect, term)
        : raised(dialect, settled(dialect, term), form.exact),
  );
  const [first, ...rest] = brought;
  if (first === undefined) throw new Error('an extreme of nothing');
  if (rest.length === 0) return first;
  const values = brought.map((term) => term.sql);
  return result(dialect, {
    sql: which === 'least' ? dialect.smallest(values) : dialect.largest(values),
    form,
    magnitude: brought.reduce((most, term) => (term.magnitude > most ? term.magnitude : most), 0n),
    overflows: brought.some((term) => term.overflows),
    weight: brought.reduce((sum, term) => sum + term.weight, 1),
  });
};

const raised = (dialect: Dialect, term: Term, scale: number): Term => {
  const brought = raisedTo(dialect, term, scale);
  return brought.constant === undefined || isHeld(brought)
    ? brought
    : { ...brought, sql: dialect.beyondInteger(brought.constant), overflows: true };
};

export type Comparison = '=' | '<' | '<=' | '>' | '>=';

const COMPARISONS = { '=': sql`=`, '<': sql`<`, '<=': sql`<=`, '>': sql`>`, '>=': sql`>=` };
const MIRRORED = { '=': '=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;

export const comparison = (left: Sql, op: Comparison, right: Sql): Sql => sql`(${left} ${COMPARISONS[op]} ${right})`;

/** Exact numbers compare exactly, whatever their scales; with a double among them, both compare as doubles. */
export const compared = (dialect: Dialect, left: Term, op: Comparison, right: Term): Sql => {
  if (left.form === undefined || right.form === undefined) return comparison(left.sql, op, right.sql);
  if (isReal(left) || isReal(right)) return comparison(asReal(dialect, left).sql, op, asReal(dialect, right).sql);
  const [a, b] = [settled(dialect, left), settled(dialect, right)];
  return scaleOf(a) <= scaleOf(b) ? comparedExact(dialect, a, op, b) : comparedExact(dialect, b, MIRRORED[op], a);
};

/** `coarse` has the smaller scale, so that it is the side that would have to be multiplied. */
const comparedExact = (dialect: Dialect, coarse: Term, op: Comparison, fine: Term): Sql => {
  const scale = scaleOf(fine);
  if (coarse.constant !== undefined)
    return againstConstant(fine, MIRRORED[op], atScale(dialect, coarse, scale).constant ?? 0n);
  const factor = powerOfTen(scale - scaleOf(coarse));
  if (fine.constant !== undefined) return againstQuotient(coarse, op, fine.constant, factor);
  const raised = raisedTo(dialect, coarse, scale);
  if (!raised.overflows || dialect.isExactBeyondIntegers) return comparison(raised.sql, op, fine.sql);
  // The other side is divided instead: x * m < y where x < y / m, rounded to the integer that decides the same.
  return repeated(dialect, fine, (y) => {
    const part = sql`(${y} / ${integer(factor)})`;
    const rest = sql`(${y} % ${integer(factor)})`;
    const floor = sql`(${part} - case when ${rest} < 0 then 1 else 0 end)`;
    const ceiling = sql`(${part} + case when ${rest} > 0 then 1 else 0 end)`;
    if (op === '=') return sql`((${coarse.sql} = ${part}) and (${rest} = 0))`;
    return comparison(coarse.sql, op, op === '<' || op === '>=' ? ceiling : floor);
  });
};

const againstConstant = (term: Term, op: Comparison, constant: bigint): Sql => {
  if (constant > MAX_INT64) return comparison(term.sql, op === '<' || op === '<=' ? '<=' : '>', integer(MAX_INT64));
  if (constant < MIN_INT64) return comparison(term.sql, op === '>' || op === '>=' ? '>=' : '<', integer(MIN_INT64));
  return comparison(term.sql, op, integer(constant));
};

const againstQuotient = (term: Term, op: Comparison, constant: bigint, factor: bigint): Sql => {
  const part = constant / factor;
  const rest = constant % factor;
  if (op === '=') return rest === 0n ? comparison(term.sql, '=', integer(part)) : no;
  const floor = rest < 0n ? part - 1n : part;
  const ceiling = rest > 0n ? part + 1n : part;
  return comparison(term.sql, op, integer(op === '<' || op === '>=' ? ceiling : floor));
};
