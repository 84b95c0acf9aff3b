import type { CstNode } from 'chevrotain';
import type { CalendarUnit, Did, DurationUnit, Expr, Habit, Step, Times } from '../ast/index.js';
import { CALENDAR_UNITS, PERIOD_WORDS } from '../grammar/base-rules.js';
import { removeFix, replaceFix } from '../report.js';
import { spell } from '../tokens/keywords.js';
import { COUNTED, EACH, PERIOD_COUNTER } from '../tokens/periods.js';
import { spanOf, type Lexeme } from '../tokens/lex.js';
import { keywordOfType } from '../tokens/types.js';
import { freeze, list, node, nodes, oneOf, spanOfNode, token, type Context } from './cst.js';
import { buildAlias, buildDuration, buildName, durationOfToken } from './names.js';
import { buildWindow, wholeNumber } from './windows.js';

/** A `did` node with its steps, its window or its habit; `not did` is a `Not` around it. */
export const buildDid = (cst: CstNode, context: Context): Expr => {
  const span = spanOfNode(cst, context);
  const times = only(nodes(cst, 'times'), 'at least', context);
  const when = only(nodes(cst, 'didWhen'), 'in last', context);
  const habit = when && buildHabit(when, context);
  const did: Did = freeze({
    kind: 'Did',
    span,
    ...buildHappening(node(cst, 'happening'), context),
    times: token(times, 'NumberToken') && times && buildTimes(times, context),
    steps: list(nodes(cst, 'step').map((step) => buildStep(step, context))),
    window: habit === undefined ? buildWindow(node(when, 'window'), context) : undefined,
    habit,
  });
  if (token(cst, 'kw_notDid') === undefined) return did;
  return freeze({ kind: 'Not', span, operand: did });
};

/** Of several clauses of one kind the first counts; the others are reported, unless the first broke off before them. */
const only = (found: readonly CstNode[], clause: string, context: Context): CstNode | undefined => {
  for (const extra of found.slice(isBrokenOff(found[0]) ? 2 : 1)) {
    const span = spanOfNode(extra, context);
    context.report.add('repeated-clause', span, { clause }, [removeFix(span, '')]);
  }
  return found[0];
};

/** 从 2026-01-01 到 …, with something else than a date after it. */
const isBrokenOff = (when: CstNode | undefined): boolean => {
  const range = node(node(when, 'window'), 'rangeWindow');
  return range !== undefined && nodes(range, 'dateLit').some((date) => token(date, 'DateToken') === undefined);
};

const buildHappening = (cst: CstNode | undefined, context: Context): Pick<Did, 'event' | 'alias' | 'where'> => ({
  event: token(cst, 'kw_anyEvent') === undefined ? buildName(node(cst, 'name'), context) : 'any',
  alias: buildAlias(cst, context),
  where: context.where(node(cst, 'where'), context),
});

const buildStep = (cst: CstNode, context: Context): Step => {
  const within = node(cst, 'stepWithin');
  const length = node(within, 'duration');
  return freeze({
    kind: 'Step',
    span: spanOfNode(cst, context),
    negated: oneOf(cst, ['kw_not', 'kw_thenNot']) !== undefined,
    ...buildHappening(node(cst, 'happening'), context),
    within:
      within === undefined
        ? undefined
        : length === undefined
          ? durationOfToken(token(within, 'DurationToken'), context.end)
          : buildDuration(length, context),
  });
};

const boundOf = (cst: CstNode | undefined): Times['bound'] =>
  token(cst, 'kw_atLeast') ? 'at least' : token(cst, 'kw_atMost') ? 'at most' : 'exactly';

const buildTimes = (cst: CstNode, context: Context): Times =>
  freeze({
    kind: 'Times',
    span: spanOfNode(cst, context),
    bound: boundOf(cst),
    count: wholeNumber(token(cst, 'NumberToken'), context),
  });

type Periods = Pick<Habit, 'count' | 'period'>;

/** A `didWhen` node that is a habit; undefined for a plain window. */
const buildHabit = (cst: CstNode, context: Context): Habit | undefined => {
  const span = spanOfNode(cst, context);
  const english = node(cst, 'habit');
  if (english !== undefined) {
    // Too little was read to tell which periods, or how many.
    const asked = node(english, 'periods');
    if (asked === undefined || !isCounted(asked)) return undefined;
    const bound = node(english, 'bound');
    const quota: Habit['quota'] =
      bound === undefined
        ? 'each'
        : freeze({ bound: boundOf(bound), count: wholeNumber(token(english, 'NumberToken'), context) });
    return freeze({ kind: 'Habit', span, quota, ...buildPeriods(asked, context) });
  }
  const stretch = node(node(cst, 'window'), 'inLastWindow');
  const quota = node(cst, 'quota');
  const inCounts = node(stretch, 'lengthCount') !== undefined || token(stretch, 'NumberToken') !== undefined;
  if (stretch === undefined || (quota === undefined && !inCounts)) return undefined;
  const periods = buildPeriods(stretch, context);
  if (quota === undefined) {
    context.report.add('expected', { start: span.end, end: span.end }, { slot: 'quota', found: '', after: '' });
  }
  return freeze({ kind: 'Habit', span, quota: buildQuota(quota, periods, context), ...periods });
};

const ROLLING: Readonly<Partial<Record<DurationUnit, CalendarUnit>>> = { d: 'day', w: 'week', mo: 'month', y: 'year' };
const LENGTH_UNIT = { s: 's', min: 'min', h: 'h' } as const;

const isCounted = (periods: CstNode): boolean => {
  const counted = node(periods, 'lengthCount') ?? node(periods, 'calendarCount') ?? periods;
  return (
    token(periods, 'CalendarSpan') !== undefined ||
    token(counted, 'NumberToken') !== undefined ||
    node(counted, 'duration') !== undefined
  );
};

/** A `periods` or an `inLastWindow` node. */
const buildPeriods = (cst: CstNode | undefined, context: Context): Periods => {
  const composite = token(cst, 'CalendarSpan')?.payload.literal;
  if (composite?.is === 'calendar') {
    return { count: composite.count, period: freeze({ kind: 'calendar', unit: composite.unit }) };
  }
  const counted = node(cst, 'lengthCount') ?? node(cst, 'calendarCount') ?? cst;
  const number = token(counted, 'NumberToken');
  if (number === undefined) return countedIn(oneOf(node(cst, 'duration'), ['DurationToken', 'BadLiteral']), context);
  const count = wholeNumber(number, context);
  const length = node(counted, 'duration');
  if (length !== undefined) {
    return { count, period: freeze({ kind: 'length', length: buildDuration(length, context) }) };
  }
  const calendar = node(counted, 'calendarUnit');
  if (calendar !== undefined) {
    const unit = CALENDAR_UNITS.get(token(calendar, 'AnyWord')?.payload.text ?? '') ?? 'day';
    return { count, period: freeze({ kind: 'calendar', unit }) };
  }
  const word = token(node(counted, 'periodUnit'), 'AnyWord');
  const unit = word === undefined ? 'quarter' : (PERIOD_WORDS.get(word.payload.text) ?? 'day');
  if (unit !== 'hour') return { count, period: freeze({ kind: 'rolling', unit }) };
  return { count, period: freeze({ kind: 'length', length: oneOfUnit('h', word) }) };
};

const oneOfUnit = (unit: DurationUnit, written: Lexeme | undefined) =>
  freeze({
    kind: 'DurationLit' as const,
    span: written === undefined ? { start: 0, end: 0 } : spanOf(written),
    amount: '1',
    unit,
  });

/** `8w`: eight periods of a week. */
const countedIn = (written: Lexeme | undefined, context: Context): Periods => {
  const literal = written?.payload.literal;
  if (written === undefined || literal?.is !== 'duration') {
    return { count: 0, period: freeze({ kind: 'rolling', unit: 'day' }) };
  }
  const count = Number(literal.amount);
  if (!Number.isSafeInteger(count)) context.report.add('not-whole', spanOf(written), { text: written.image });
  const unit = ROLLING[literal.unit];
  const period: Habit['period'] =
    unit === undefined
      ? freeze({ kind: 'length', length: oneOfUnit(LENGTH_UNIT[literal.unit as 'h'], written) })
      : freeze({ kind: 'rolling', unit });
  return { count: Math.min(Math.floor(count), Number.MAX_SAFE_INTEGER), period };
};

/** 每月, 至少4周; the period it names must be that of the habit. */
const buildQuota = (cst: CstNode | undefined, { period }: Periods, context: Context): Habit['quota'] => {
  const each = token(cst, 'EachWord');
  const fits = period.kind === 'length' ? undefined : period.unit;
  if (each !== undefined) {
    const wanted = fits === undefined ? 'eachPeriod' : EACH[fits];
    const written = keywordOfType(each.tokenType);
    if (written !== wanted && written !== 'eachPeriod') unfit(each, spell(wanted, 'zh'), context);
    return 'each';
  }
  const bound = node(cst, 'bound');
  if (bound === undefined) return 'each';
  const number = oneOf(cst, ['NumberToken', 'DurationToken']);
  const literal = number?.payload.literal;
  if (number === undefined || literal === undefined) return freeze({ bound: boundOf(bound), count: 0 });
  const amount = literal.is === 'number' ? literal.value : literal.is === 'duration' ? literal.amount : '0';
  const named = literal.is === 'duration' ? ROLLING[literal.unit] : number.image.endsWith('季度') ? 'quarter' : 'any';
  if (named !== 'any' && named !== fits)
    unfit(number, `${amount}${fits === undefined ? PERIOD_COUNTER : COUNTED[fits]}`, context);
  if (literal.is === 'duration' && !Number.isSafeInteger(Number(amount))) {
    context.report.add('not-whole', spanOf(number), { text: number.image });
  }
  const count = literal.is === 'number' ? wholeNumber(number, context) : Math.floor(Number(amount));
  return freeze({ bound: boundOf(bound), count });
};

const unfit = (written: Lexeme, expected: string, context: Context): void => {
  const span = spanOf(written);
  context.report.add('quota-unit', span, { found: written.image, expected }, [replaceFix(span, expected)]);
};
