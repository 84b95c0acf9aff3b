import { date, distance, integer, text, type ValueType } from '../../catalog/types.js';
import type { KindWord } from '../../diagnostics/codes/check.js';
import type { Call, Expr } from '../../syntax/ast/index.js';
import { replaceFix } from '../../syntax/report.js';
import { unreachable } from '../../text/unreachable.js';
import type { Context } from '../context.js';
import { remember, wrapFix } from '../scope/resolve.js';
import { keyword } from '../spelling.js';
import { sameKind } from './arithmetic.js';
import { excerpt, nameOf } from './called.js';
import { decimalOf } from './decimals.js';
import { isNumeric, sumForm } from './forms.js';
import { isWrittenNumber } from './literals.js';
import { rankable } from './ranks.js';

/** How many arguments each function takes. */
const ARITY: { readonly [F in Call['fn']]: readonly [least: number, most: number] } = {
  hour: [1, 1],
  weekday: [1, 1],
  day: [1, 1],
  month: [1, 1],
  year: [1, 1],
  date: [1, 1],
  age: [1, 1],
  since: [1, 1],
  until: [1, 1],
  distance: [3, 3],
  bucket: [2, 2],
  score: [2, 2],
  abs: [1, 1],
  round: [1, 1],
  least: [2, Infinity],
  greatest: [2, Infinity],
  anniversary: [1, 1],
};

/** The type of a function call; each argument is checked even where the call as a whole is wrong. */
export const callType = (node: Call, cx: Context): ValueType | undefined => {
  const [least, most] = ARITY[node.fn];
  const found = node.args.length;
  if (found < least || found > most) {
    cx.report('wrong-argument-count', node, { fn: keyword(node.fn, cx), found, least, most });
    for (const arg of node.args) cx.value(arg);
    return undefined;
  }
  const [first, second, third] = node.args;
  if (first === undefined) return undefined;
  switch (node.fn) {
    case 'hour':
      return take(node, first, ['time'], cx) && integer;
    case 'weekday':
    case 'day':
    case 'month':
    case 'year':
      return take(node, first, ['time', 'date'], cx) && integer;
    case 'date':
      return take(node, first, ['time'], cx) && date;
    case 'age':
      return ageType(node, first, cx);
    case 'since':
    case 'until':
      return take(node, first, ['time'], cx) && { kind: 'duration', form: { exact: 0 } };
    case 'distance':
      return second && third && distanceType(node, first, second, third, cx);
    case 'bucket':
      return second && bucketType(node, first, second, cx);
    case 'score':
      return second && scoreType(node, first, second, cx);
    case 'abs':
      return take(node, first, ['number', 'money', 'duration'], cx);
    case 'round': {
      const type = take(node, first, ['number', 'money', 'duration'], cx);
      return type !== undefined && isNumeric(type) ? { kind: type.kind, form: { exact: 0 } } : undefined;
    }
    case 'anniversary':
      reportNoWindow(node, first, cx);
      return undefined;
    case 'least':
    case 'greatest':
      return extremeType(node, cx);
    default:
      return unreachable(node.fn);
  }
};

/** A window within the parentheses belongs behind them. */
const reportNoWindow = (node: Call, asked: Expr, cx: Context): void => {
  const date = asked.kind === 'InWindow' ? asked.operand : asked;
  take(node, date, ['date', 'time'], cx);
  const name = nameOf(date, cx);
  const fixes =
    asked.kind === 'InWindow' && !asked.negated
      ? [replaceFix(node.span, `${keyword(node.fn, cx)}(${name}) ${excerpt(asked.window, cx)}`)]
      : [];
  cx.report('anniversary-needs-window', node, { name }, { fixes });
};

/** `anniversary(生日)` before a window: a date of every year. */
export const anniversaryType = (node: Call, cx: Context): ValueType | undefined => {
  const [first] = node.args;
  if (first === undefined || node.args.length !== 1) return callType(node, cx);
  return take(node, first, ['date', 'time'], cx) && date;
};

/** The type of an argument, if it is one of the kinds that the function takes. */
const take = (node: Call, arg: Expr, expected: readonly KindWord[], cx: Context): ValueType | undefined => {
  const type = cx.value(arg);
  if (type === undefined || expected.includes(type.kind)) return type;
  cx.report('wrong-argument', arg, { fn: keyword(node.fn, cx), subject: nameOf(arg, cx), found: type.kind, expected });
  return undefined;
};

const ageType = (node: Call, arg: Expr, cx: Context): ValueType | undefined => {
  const type = cx.value(arg);
  if (type === undefined) return undefined;
  if (type.kind === 'date') return integer;
  const fixes = type.kind === 'time' ? [wrapFix(arg.span, keyword('date', cx))] : [];
  cx.report(
    'wrong-argument',
    arg,
    { fn: keyword(node.fn, cx), subject: nameOf(arg, cx), found: type.kind, expected: ['date'] },
    { fixes },
  );
  return undefined;
};

/** A number that has to be written out, as a double; undefined after a report. */
const writtenNumber = (node: Call, arg: Expr, whole: boolean, cx: Context): number | undefined => {
  const literal = arg.kind === 'Negate' ? arg.operand : arg;
  if (literal.kind === 'Hole') return undefined;
  const type = cx.value(arg);
  const value = literal.kind === 'NumberLit' ? Number(decimalOf(literal)) : Number.NaN;
  if (Number.isNaN(value) || (whole && !Number.isInteger(value))) {
    cx.report('argument-not-constant', arg, { fn: keyword(node.fn, cx), wanted: whole ? 'whole-number' : 'number' });
    return undefined;
  }
  return type === undefined ? undefined : arg.kind === 'Negate' ? -value : value;
};

const distanceType = (node: Call, place: Expr, lat: Expr, lng: Expr, cx: Context): ValueType | undefined => {
  const point = take(node, place, ['point'], cx);
  const latitude = writtenNumber(node, lat, false, cx);
  const longitude = writtenNumber(node, lng, false, cx);
  if (latitude === undefined || longitude === undefined) return undefined;
  if (Math.abs(latitude) > 90) {
    const swapped = Math.abs(longitude) <= 90 && Math.abs(latitude) <= 180;
    const fixes = swapped ? [swapFix(lat, latitude, lng, longitude)] : [];
    const params = { what: 'latitude', value: String(latitude), low: '-90', high: '90' } as const;
    cx.report('out-of-range', lat, params, { fixes });
    return undefined;
  }
  if (Math.abs(longitude) > 180) {
    cx.report('out-of-range', lng, { what: 'longitude', value: String(longitude), low: '-180', high: '180' });
    return undefined;
  }
  return point && distance;
};

const swapFix = (a: Expr, aValue: number, b: Expr, bValue: number) => ({
  kind: 'swap' as const,
  params: {},
  edits: [
    { span: a.span, text: String(bValue) },
    { span: b.span, text: String(aValue) },
  ],
});

const MOST_BUCKETS = 4_294_967_296;

const bucketType = (node: Call, parts: Expr, salt: Expr, cx: Context): ValueType | undefined => {
  const n = writtenNumber(node, parts, true, cx);
  if (salt.kind === 'Ref') {
    remember(salt, { kind: 'text', value: salt.name }, cx);
    cx.book.tables.types.set(salt, text);
  } else if (salt.kind !== 'Hole') {
    cx.report('argument-not-constant', salt, { fn: keyword(node.fn, cx), wanted: 'text' });
    return undefined;
  }
  if (n === undefined || salt.kind === 'Hole') return undefined;
  return inRange(parts, 'buckets', n, MOST_BUCKETS, cx) ? integer : undefined;
};

const MOST_PARTS = 100;

const scoreType = (node: Call, subject: Expr, parts: Expr, cx: Context): ValueType | undefined => {
  if (cx.event !== undefined) {
    cx.report('not-in-where', node, { what: 'score' });
    return undefined;
  }
  const type = cx.value(subject);
  const n = writtenNumber(node, parts, true, cx);
  if (type !== undefined && !rankable(type)) {
    cx.report('rank-wrong-kind', subject, { found: type.kind, subject: nameOf(subject, cx) });
    return undefined;
  }
  return type !== undefined && n !== undefined && inRange(parts, 'parts', n, MOST_PARTS, cx) ? integer : undefined;
};

const inRange = (at: Expr, what: 'parts' | 'buckets', value: number, most: number, cx: Context): boolean => {
  if (value >= 2 && value <= most) return true;
  cx.report('out-of-range', at, { what, value: String(value), low: '2', high: String(most) });
  return false;
};

/** All arguments are of the kind of the first that is no written number. */
const extremeType = (node: Call, cx: Context): ValueType | undefined => {
  const typed = node.args.map((arg) => ({
    arg,
    type: take(node, arg, ['number', 'money', 'duration', 'date', 'time'], cx),
  }));
  const anchor = typed.find(({ arg }) => !isWrittenNumber(arg)) ?? typed[0];
  let result = anchor?.type;
  for (const { arg, type } of typed) {
    if (anchor === undefined || result === undefined || type === undefined) return undefined;
    const pair = sameKind(anchor.arg, result, arg, type);
    if (pair !== undefined) result = { kind: pair[0].kind, form: sumForm(pair[0].form, pair[1].form) };
    else if (result.kind !== type.kind) {
      const names = { subject: nameOf(anchor.arg, cx), other: nameOf(arg, cx) };
      cx.report('mixed-kinds', arg, { ...names, left: result.kind, right: type.kind });
      return undefined;
    }
  }
  return result;
};
