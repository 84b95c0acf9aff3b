import { refuse, shown, type Refusal, type Stored, type ValueReader } from './reader.js';

/** The cell that a JSON value stands for; undefined for lists and objects. */
export const jsonScalarText = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return plainDecimal(String(value));
  return typeof value === 'boolean' ? String(value) : undefined;
};

/** Reads one value of a JSON object into `row`; null, absent and the empty text are missing. */
export const readJsonValue = (reader: ValueReader, value: unknown, row: Stored[], at: number): Refusal | undefined => {
  if (value === null || value === undefined || value === '') {
    for (let column = at; column < at + reader.width; column += 1) row[column] = null;
    return undefined;
  }
  const text = jsonScalarText(value);
  if (text !== undefined) return reader.read(text, row, at);
  const outcome = reader.readJson?.(value, row, at);
  if (outcome === 'taken') return undefined;
  return (
    outcome ??
    refuse('json-form', { value: shown(JSON.stringify(value)), form: Array.isArray(value) ? 'list' : 'object' })
  );
};

/** A number that a double may not hold exactly, or one with an exponent; text that looks so does no harm. */
const NEEDS_CARE = /\d[\d.]{15}|\d[eE][+-]?\d/;
const TOKENS = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * `JSON.parse`, but with numbers that it would round kept as the text they are written in. Throws `SyntaxError`.
 */
export const parseJsonExactly = (line: string): unknown => {
  const value: unknown = JSON.parse(line);
  if (!NEEDS_CARE.test(line)) return value;
  return JSON.parse(line.replace(TOKENS, (token) => (token.startsWith('"') ? token : `"${plainDecimal(token)}"`)));
};

/** Beyond it nothing can be kept anyway, and the digits would only fill memory. */
const MAX_EXPONENT = 40;

/** `1.5e3` as `1500`. */
export const plainDecimal = (token: string): string => {
  const match = /^(-?)(\d+)(?:\.(\d+))?[eE]([+-]?\d+)$/.exec(token);
  if (match === null) return token;
  const [, sign = '', whole = '', fraction = ''] = match;
  const exponent = Number(match[4]);
  if (Math.abs(exponent) > MAX_EXPONENT) return token;
  const digits = '0'.repeat(MAX_EXPONENT) + whole + fraction + '0'.repeat(MAX_EXPONENT);
  const point = MAX_EXPONENT + whole.length + exponent;
  const decimals = digits.slice(point).replace(/0+$/, '');
  const integer = digits.slice(0, point).replace(/^0+(?=\d)/, '');
  return `${sign}${integer}${decimals === '' ? '' : `.${decimals}`}`;
};
