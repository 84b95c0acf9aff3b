import type { CstNode } from 'chevrotain';
import type { CalendarWindow, DayWindow, DurationLit, UnitWindow, Window } from '../ast/index.js';
import type { Span } from '../../text/span.js';
import { CALENDAR_UNITS } from '../grammar/base-rules.js';
import type { KeywordId } from '../tokens/keywords.js';
import type { Lexeme } from '../tokens/lex.js';
import { keywordOfType } from '../tokens/types.js';
import { freeze, node, nodes, oneOf, spanOfNode, token, type Context } from './cst.js';
import { buildDate, buildDuration } from './names.js';

type Named = Pick<DayWindow, 'kind' | 'day'> | Pick<UnitWindow, 'kind' | 'which' | 'unit'>;

/** The windows that are one keyword. */
export const NAMED_WINDOWS: Readonly<Partial<Record<KeywordId, Named>>> = {
  today: { kind: 'DayWindow', day: 'today' },
  yesterday: { kind: 'DayWindow', day: 'yesterday' },
  tomorrow: { kind: 'DayWindow', day: 'tomorrow' },
  thisWeek: { kind: 'UnitWindow', which: 'this', unit: 'week' },
  thisMonth: { kind: 'UnitWindow', which: 'this', unit: 'month' },
  thisQuarter: { kind: 'UnitWindow', which: 'this', unit: 'quarter' },
  thisYear: { kind: 'UnitWindow', which: 'this', unit: 'year' },
  lastWeek: { kind: 'UnitWindow', which: 'last', unit: 'week' },
  lastMonth: { kind: 'UnitWindow', which: 'last', unit: 'month' },
  lastQuarter: { kind: 'UnitWindow', which: 'last', unit: 'quarter' },
  lastYear: { kind: 'UnitWindow', which: 'last', unit: 'year' },
};

/** A count that must be a whole number; anything else is reported and read as the whole part. */
export const wholeNumber = (found: Lexeme | undefined, context: Context): number => {
  const literal = found?.payload.literal;
  if (found === undefined || literal?.is !== 'number') return 0;
  const scale = literal.scale === '万' ? 10_000 : literal.scale === '亿' ? 100_000_000 : 1;
  const value = Number(literal.value) * scale;
  if (!Number.isSafeInteger(value)) {
    context.report.add(
      'not-whole',
      { start: found.startOffset, end: found.startOffset + found.image.length },
      {
        text: found.image,
      },
    );
    return Math.min(Math.floor(value), Number.MAX_SAFE_INTEGER);
  }
  return value;
};

const buildInLast = (cst: CstNode, span: Span, context: Context): Window => {
  const composite = token(cst, 'CalendarSpan')?.payload.literal;
  if (composite?.is === 'calendar') {
    return freeze({
      kind: 'CalendarWindow',
      span,
      count: composite.count,
      unit: composite.unit,
    } satisfies CalendarWindow);
  }
  const calendar = node(cst, 'calendarCount');
  if (calendar !== undefined) {
    const unit = CALENDAR_UNITS.get(token(node(calendar, 'calendarUnit'), 'AnyWord')?.payload.text ?? '') ?? 'day';
    return freeze({ kind: 'CalendarWindow', span, count: wholeNumber(token(calendar, 'NumberToken'), context), unit });
  }
  return freeze({ kind: 'LastWindow', span, length: buildDuration(node(cst, 'duration'), context) });
};

/** Builds a `window` node; undefined when too little was written to tell which window it is. */
export const buildWindow = (cst: CstNode | undefined, context: Context): Window | undefined => {
  if (cst === undefined) return undefined;
  const span = spanOfNode(cst, context);
  const inLast = node(cst, 'inLastWindow');
  if (inLast !== undefined) return buildInLast(inLast, span, context);
  const next = node(cst, 'withinNextWindow');
  if (next !== undefined) {
    return freeze({ kind: 'NextWindow', span, length: buildDuration(node(next, 'duration'), context) });
  }
  const ago = node(cst, 'agoWindow');
  if (ago !== undefined) {
    const [from, to] = nodes(ago, 'duration');
    return freeze({ kind: 'AgoWindow', span, from: buildDuration(from, context), to: buildDuration(to, context) });
  }
  const range = node(cst, 'rangeWindow');
  if (range !== undefined) {
    const [from, to] = nodes(range, 'dateLit');
    // Half a stretch of time says nothing yet.
    if (!isDated(from) || !isDated(to)) return undefined;
    return freeze({ kind: 'RangeWindow', span, from: buildDate(from, context), to: buildDate(to, context) });
  }
  const on = node(cst, 'onWindow');
  if (on !== undefined) return buildOn(on, span, context);
  const before = node(cst, 'beforeWindow');
  if (before !== undefined) {
    return freeze({ kind: 'BeforeWindow', span, length: agoLength(before, context) });
  }
  return namedWindow(oneOf(node(cst, 'namedWindow'), ['NamedWindow']), span);
};

const isDated = (date: CstNode | undefined): boolean => oneOf(date, ['DateToken', 'BadLiteral']) !== undefined;

const namedWindow = (word: Lexeme | undefined, span: Span): Window | undefined => {
  const named = word && NAMED_WINDOWS[keywordOfType(word.tokenType) ?? 'and'];
  return named === undefined ? undefined : freeze({ ...named, span });
};

const buildOn = (cst: CstNode, span: Span, context: Context): Window => {
  const day = namedWindow(oneOf(node(cst, 'dayWord'), ['kw_today', 'kw_yesterday', 'kw_tomorrow']), span);
  if (day !== undefined) return day;
  if (node(cst, 'timeAgo') !== undefined) {
    return freeze({ kind: 'OnAgoWindow', span, length: agoLength(cst, context) });
  }
  return freeze({ kind: 'OnWindow', span, date: buildDate(node(cst, 'dateLit'), context) });
};

/** The length in a node's `timeAgo`. */
export const agoLength = (cst: CstNode, context: Context): DurationLit =>
  buildDuration(node(node(cst, 'timeAgo'), 'duration'), context);
