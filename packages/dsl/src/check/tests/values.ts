import type { ScalarType, ValueType } from '../../catalog/types.js';
import type { KindWord } from '../../diagnostics/codes/check.js';
import type { Ago, DurationLit, Expr, TestValue } from '../../syntax/ast/index.js';
import { insertFix, replaceFix } from '../../syntax/report.js';
import { unreachable } from '../../text/unreachable.js';
import type { Context } from '../context.js';
import { remember } from '../scope/resolve.js';
import { keyword } from '../spelling.js';
import { excerpt } from '../types/called.js';
import { fractionDigits, decimalOf } from '../types/decimals.js';
import { dateType, isWrittenNumber, numberType, spanText } from '../types/literals.js';
import { rightType } from '../types/right-side.js';

/** A value that a test gives to a field: written out, of the field's type, as finely as the field holds it. */
export const checkTestValue = (value: TestValue, type: ValueType, field: string, cx: Context): void => {
  if (value.kind === 'Ago') checkAgo(value, type, field, cx);
  else if (type.kind === 'point') checkPoint(value, field, cx);
  else if (type.kind === 'set') {
    const items = value.kind === 'ValueList' ? value.items : [value];
    for (const item of items) checkScalar(item, type.element, field, cx);
  } else if (value.kind === 'ValueList') cx.report('several-values', value, { field, found: type.kind });
  else checkScalar(value, type, field, cx);
};

/** `100d ago` is an instant, or on a `date` field a day, which takes whole days. */
const checkAgo = ({ length, ...at }: Ago, type: ValueType, field: string, cx: Context): void => {
  if (type.kind !== 'time' && type.kind !== 'date') reportKinds(at, type.kind, 'time', field, cx);
  else if (type.kind === 'date' && CLOCK_UNITS.has(length.unit)) {
    cx.report('clock-span-on-date', length, { text: spanText(length, cx) });
  }
};

const CLOCK_UNITS: ReadonlySet<DurationLit['unit']> = new Set(['h', 'min', 's']);

/** A place is its latitude and its longitude: `(31.2, 121.5)`. */
const checkPoint = (value: Exclude<TestValue, Ago>, field: string, cx: Context): void => {
  const [latitude, longitude, ...more] = value.kind === 'ValueList' ? value.items : [];
  if (latitude === undefined || longitude === undefined || more.length > 0) {
    cx.report('point-needs-pair', value, { field });
    return;
  }
  checkDegrees(latitude, 'latitude', 90, cx);
  checkDegrees(longitude, 'longitude', 180, cx);
};

const checkDegrees = (part: Expr, what: 'latitude' | 'longitude', most: number, cx: Context): void => {
  const literal = part.kind === 'Negate' ? part.operand : part;
  if (literal.kind === 'Hole') return;
  if (literal.kind !== 'NumberLit') cx.report('test-value-not-written', part, { text: excerpt(part, cx) });
  else if (Number(decimalOf(literal)) > most) {
    cx.report('out-of-range', part, { what, value: excerpt(part, cx), low: String(-most), high: String(most) });
  }
};

type Plain = Exclude<ValueType, { kind: 'set' | 'point' }> | ScalarType;

const checkScalar = (value: Expr, type: Plain, field: string, cx: Context): void => {
  if (value.kind === 'Hole') return;
  switch (type.kind) {
    case 'text':
      return checkText(value, field, cx);
    case 'enum':
      return checkEnum(value, type, field, cx);
    case 'number':
    case 'money':
      return checkNumber(value, type, field, cx);
    case 'bool':
      return checkKind(value, type.kind, value.kind === 'BoolLit', field, cx);
    case 'duration':
      if (value.kind === 'DurationLit') cx.value(value);
      return checkKind(value, type.kind, value.kind === 'DurationLit', field, cx);
    case 'date':
      return checkKind(value, type.kind, value.kind === 'DateLit' && value.time === '', field, cx);
    case 'time':
      if (value.kind === 'DurationLit') return reportMissingAgo(value, cx);
      return checkKind(value, type.kind, value.kind === 'DateLit', field, cx);
    case 'distance':
      throw new Error('no field is a distance');
    default:
      return unreachable(type);
  }
};

/** A bare word is text here, whatever else may have that name. */
const checkText = (value: Expr, field: string, cx: Context): void => {
  if (value.kind === 'Ref') remember(value, { kind: 'text', value: value.name }, cx);
  else if (value.kind === 'NumberLit') rightType(value, { kind: 'text' }, field, cx);
  else checkKind(value, 'text', false, field, cx);
};

const checkEnum = (value: Expr, type: Extract<ValueType, { kind: 'enum' }>, field: string, cx: Context): void => {
  if (value.kind !== 'Ref' && value.kind !== 'BoolLit' && value.kind !== 'NumberLit') {
    checkKind(value, 'enum', false, field, cx);
    return;
  }
  const found = rightType(value, type, field, cx);
  if (found !== undefined && cx.book.tables.targets.get(value)?.kind !== 'enum-value') reportNotWritten(value, cx);
};

const checkNumber = (
  value: Expr,
  type: Extract<ValueType, { kind: 'number' | 'money' }>,
  field: string,
  cx: Context,
): void => {
  const literal = value.kind === 'Negate' ? value.operand : value;
  if (literal.kind !== 'NumberLit' && literal.kind !== 'PercentLit') {
    checkKind(value, type.kind, false, field, cx);
    return;
  }
  const digits = type.form === 'real' ? Infinity : type.form.exact;
  const decimal = decimalOf(literal);
  if (numberType(literal, cx) !== undefined && fractionDigits(decimal) > digits) {
    cx.report('number-too-fine', value, { value: decimal, digits });
  }
};

/** Reports a value that does not fit: of another kind, or not written out at all. */
const checkKind = (value: Expr, wanted: KindWord, fits: boolean, field: string, cx: Context): void => {
  if (fits) return;
  const found = kindOf(value);
  if (found === undefined) reportNotWritten(value, cx);
  else if (wanted === 'duration' && found === 'number') {
    cx.report('missing-unit', value, { value: excerpt(value, cx), subject: field });
  } else reportKinds(value, wanted, found, field, cx);
};

const kindOf = (value: Expr): KindWord | undefined => {
  if (value.kind !== 'Arith' && isWrittenNumber(value)) return 'number';
  if (value.kind === 'DurationLit') return 'duration';
  if (value.kind === 'DateLit') return dateType(value).kind;
  if (value.kind === 'BoolLit') return 'bool';
  return value.kind === 'Ref' && value.quoted ? 'text' : undefined;
};

const reportKinds = (
  value: Expr | Omit<Ago, 'length'>,
  wanted: KindWord,
  found: KindWord,
  field: string,
  cx: Context,
): void => {
  const other = cx.book.written(cx.file, value.span) ?? (value.kind === 'Ago' ? '' : excerpt(value, cx));
  const fixes = value.kind === 'DateLit' && wanted === 'date' ? [replaceFix(value.span, value.date)] : [];
  cx.report('mixed-kinds', value, { left: wanted, right: found, subject: field, other }, { fixes });
};

const reportNotWritten = (value: Expr, cx: Context): void =>
  cx.report('test-value-not-written', value, { text: excerpt(value, cx) });

/** `at = 100d`: how long ago it was is meant. */
const reportMissingAgo = (length: DurationLit, cx: Context): void => {
  const ago = keyword('ago', cx);
  const text = ago === 'ago' ? ` ${ago}` : ago;
  cx.report('missing-ago', length, { text: spanText(length, cx) }, { fixes: [insertFix(length.span.end, text)] });
};
