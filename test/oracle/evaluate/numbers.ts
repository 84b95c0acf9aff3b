import type { Exact, Numeric } from './known.js';

const LARGEST = 2n ** 63n - 1n;
const SMALLEST = -(2n ** 63n);
/** A product of more fraction digits than this is worked out in doubles. */
export const DEEPEST_PRODUCT = 8;
/** Doubles are summed as millionths. */
export const REAL_TERM_SCALE = 6;

export type ArithmeticOp = '+' | '-' | '*' | '/';

/** An exact result outside 64 bits is missing. */
export function exact(digits: bigint | number, scale = 0): Exact | undefined {
  const whole = BigInt(digits);
  return whole > LARGEST || whole < SMALLEST ? undefined : { kind: 'exact', digits: whole, scale };
}

export function real(double: number): Numeric {
  return { kind: 'real', double };
}

/** `-12.50` is -1250 at scale 2; a scale of one's own may be asked for. */
export function parseDecimal(decimal: string, scale?: number): Exact | undefined {
  const [whole = '', fraction = ''] = decimal.split('.');
  const digits = BigInt(whole + fraction);
  return scale === undefined
    ? exact(digits, fraction.length)
    : exact(digits * 10n ** BigInt(scale - fraction.length), scale);
}

/** The nearest double to the digits, then one division. */
export function toDouble(value: Numeric): number {
  return value.kind === 'real' ? value.double : Number(value.digits) / 10 ** value.scale;
}

function digitsAt(value: Exact, scale: number): bigint {
  return value.digits * 10n ** BigInt(scale - value.scale);
}

/** Exact numbers compare exactly whatever their scales; with a double, both are doubles. Negative, zero or positive. */
export function compareNumbers(left: Numeric, right: Numeric): number {
  if (left.kind === 'real' || right.kind === 'real') return toDouble(left) - toDouble(right);
  const scale = Math.max(left.scale, right.scale);
  const [a, b] = [digitsAt(left, scale), digitsAt(right, scale)];
  return a < b ? -1 : a > b ? 1 : 0;
}

export function arithmetic(op: ArithmeticOp, left: Numeric, right: Numeric): Numeric | undefined {
  if (op === '/') return quotient(left, right);
  if (left.kind === 'real' || right.kind === 'real') return real(inDoubles(op, left, right));
  if (op === '*') {
    const scale = left.scale + right.scale;
    if (scale > DEEPEST_PRODUCT) return real(inDoubles(op, left, right));
    return exact(left.digits * right.digits, scale);
  }
  const scale = Math.max(left.scale, right.scale);
  const [a, b] = [digitsAt(left, scale), digitsAt(right, scale)];
  return exact(op === '+' ? a + b : a - b, scale);
}

function inDoubles(op: '+' | '-' | '*', left: Numeric, right: Numeric): number {
  const [a, b] = [toDouble(left), toDouble(right)];
  return op === '+' ? a + b : op === '-' ? a - b : a * b;
}

/** One division of two integers, each as its nearest double; by zero: missing. */
function quotient(left: Numeric, right: Numeric): Numeric | undefined {
  if (left.kind === 'real' || right.kind === 'real') {
    const divisor = toDouble(right);
    return divisor === 0 ? undefined : real(toDouble(left) / divisor);
  }
  const scale = Math.max(left.scale, right.scale);
  const divisor = digitsAt(right, scale);
  return divisor === 0n ? undefined : real(Number(digitsAt(left, scale)) / Number(divisor));
}

export function negate(value: Numeric): Numeric | undefined {
  return value.kind === 'real' ? real(-value.double) : exact(-value.digits, value.scale);
}

export function absolute(value: Numeric): Numeric | undefined {
  const negative = value.kind === 'real' ? value.double < 0 : value.digits < 0n;
  return negative ? negate(value) : value;
}

/** sign * floor(|x| + 0.5), with the addition done in doubles. */
function nearestInteger(double: number): bigint {
  const magnitude = BigInt(Math.floor(Math.abs(double) + 0.5));
  return double < 0 ? -magnitude : magnitude;
}

/** To the nearest integer, half away from zero. */
export function round(value: Numeric): Numeric | undefined {
  if (value.kind === 'real') return exact(nearestInteger(value.double));
  const one = 10n ** BigInt(value.scale);
  const magnitude = value.digits < 0n ? -value.digits : value.digits;
  const rounded = (magnitude * 2n + one) / (one * 2n);
  return exact(value.digits < 0n ? -rounded : rounded);
}

/** `least` and `greatest` answer at the finest scale of their arguments, or as a double where one of them is. */
export function pick(values: readonly Numeric[], which: 'least' | 'greatest'): Numeric | undefined {
  const sign = which === 'least' ? 1 : -1;
  const best = values.reduce((a, b) => (compareNumbers(a, b) * sign <= 0 ? a : b));
  if (best.kind === 'real' || values.some((value) => value.kind === 'real')) return real(toDouble(best));
  const scale = Math.max(...values.map((value) => (value.kind === 'exact' ? value.scale : 0)));
  return exact(digitsAt(best, scale), scale);
}

/** A double enters a sum as its nearest number of millionths: sign * floor(|x| * 10^6 + 0.5). */
function asTerm(value: Numeric): Exact | undefined {
  if (value.kind === 'exact') return value;
  return exact(nearestInteger(value.double * 10 ** REAL_TERM_SCALE), REAL_TERM_SCALE);
}

/** What is summed; a term that leaves 64 bits is missing, and passed over like any missing value. */
function termsOf(values: readonly Numeric[]): readonly Exact[] {
  return values.map(asTerm).filter((term) => term !== undefined);
}

/** The exact sum, 0 at the given scale for no terms. */
export function sum(values: readonly Numeric[], scale: number): Exact | undefined {
  return exact(
    termsOf(values).reduce((total, term) => total + digitsAt(term, scale), 0n),
    scale,
  );
}

/** (double) sum / ((double) count * 10^scale), missing for no terms. */
export function average(values: readonly Numeric[], scale: number): Numeric | undefined {
  const count = termsOf(values).length;
  const total = count === 0 ? undefined : sum(values, scale);
  return total && real(Number(total.digits) / (count * 10 ** total.scale));
}
