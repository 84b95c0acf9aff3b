import type { Cond } from '../../../../plan/conditions.js';
import { bindDateWindow, localDay } from '../../../../plan/semantics/index.js';
import type { Column, HistoryId, PlanCase, PlanTag, RankThreshold } from '../../../../plan/types.js';
import type { Value } from '../../../../plan/values.js';
import { unreachable } from '../../../../text/unreachable.js';
import { yearsCompared } from '../../age.js';
import { found, type Scope } from '../../scope.js';
import {
  bornMark,
  dateWindowMarks,
  daysOfYear,
  type Mark,
  NOW,
  reachedMark,
  type Side,
  spanMark,
  type Stretch,
  windowMarks,
} from './mark.js';
import { eventTime, onDate, type Place, readsNow, sourcesOf } from './sources.js';
import { AT_ONCE, delayed, type Source, type Touch, UNBOUNDED } from './touch.js';

const BOTH: readonly Side[] = ['before', 'behind'];

/** A column, without the entry of events: see `edges`. */
export const columnTouches = (column: Column, scope: Scope, past = false): readonly Touch[] => {
  const place: Place = { scope, events: [column.event], past };
  const { zone } = scope.plan.catalog;
  const at = eventTime(column.event, scope);
  return [
    ...(past ? [crossing(at, NOW, ['before'])] : []),
    ...(column.window === undefined
      ? []
      : windowMarks(column.window, zone).map((mark) => crossing(at, mark, ['before']))),
    ...(column.where === undefined ? [] : condTouches(column.where, place)),
    ...(column.value === undefined ? [] : valueTouches(column.value, place)),
  ];
};

export const rankTouches = ({ key, population, per }: RankThreshold, scope: Scope): readonly Touch[] => {
  const place: Place = { scope, events: [], past: false };
  return [
    ...valueTouches(key, place),
    ...condTouches(population, place),
    ...(per === undefined ? [] : valueTouches(per, place)),
  ];
};

export const segmentTouches = (condition: Cond, scope: Scope, past = false): readonly Touch[] =>
  condTouches(condition, { scope, events: [], past });

export const tagTouches = (tag: PlanTag, scope: Scope, past = false): readonly Touch[] => {
  const place: Place = { scope, events: [], past };
  if (tag.manual) return handSetTouches(tag, scope);
  const linger = tag.exclusive ? tag.cases.every(lingersOn) : undefined;
  return tag.cases.flatMap((each) => caseTouches(each, linger ?? lingersOn(each), place));
};

const handSetTouches = ({ names: tags, handSetFor = {} }: PlanTag, { plan }: Scope): readonly Touch[] => {
  const from: Source = { kind: 'hand-set', tags, time: 'from_at' };
  const kept = Object.values(handSetFor).map((span) => reachedMark(span, plan.catalog.zone, 1));
  return [
    crossing({ kind: 'hand-set', tags, time: 'until_at' }, NOW, BOTH),
    ...[NOW, ...kept].map((mark) => crossing(from, mark, BOTH)),
  ];
};

/** Whether a case that an event gives goes on behind the event's instant as it was at it. */
const lingersOn = ({ trigger, expires }: PlanCase): boolean => trigger.kind === 'on' && expires !== undefined;

/** `lingers`: of all the cases that are decided together it is events that give them, and all linger. */
const caseTouches = ({ trigger, expires }: PlanCase, lingers: boolean, place: Place): readonly Touch[] => {
  const { zone } = place.scope.plan.catalog;
  const last = trigger.kind === 'on' ? trigger.last : trigger.lastTrue;
  const end = expires === undefined ? [] : [spanMark(expires, 'back', zone)];
  return [
    ...(trigger.kind === 'when' ? condTouches(trigger.condition, place) : []),
    ...(last === undefined
      ? []
      : [
          ...valueTouches(last, place),
          ...passing(last, NOW, lingers ? ['before'] : BOTH, place),
          ...end.flatMap((mark) => passing(last, mark, lingers ? ['behind'] : BOTH, place)),
        ]),
  ];
};

const condTouches = (condition: Cond, place: Place): readonly Touch[] => {
  const { zone } = place.scope.plan.catalog;
  switch (condition.kind) {
    case 'always':
      return [];
    case 'and':
    case 'or':
    case 'at-least':
      return condition.operands.flatMap((operand) => condTouches(operand, place));
    case 'not':
      return condTouches(condition.operand, place);
    case 'compare':
      return compareTouches(condition, place);
    case 'compare-span': {
      const { instant, op, direction, span } = condition;
      const mark = spanMark(span, direction === 'before-now' ? 'back' : 'on', zone);
      return [...valueTouches(instant, place), ...passing(instant, mark, sidesOf(op), place)];
    }
    case 'in': {
      const { operand, values } = condition;
      const numbers = values.filter((value) => typeof value === 'number');
      if (!readsNow(operand) || numbers.length === 0) return valueTouches(operand, place);
      return numbers.flatMap((value) => againstNumber(operand, '=', value, place));
    }
    case 'in-list':
    case 'known':
    case 'has':
      return knownTouches(condition.operand, place);
    case 'text':
      return [...valueTouches(condition.operand, place), ...valueTouches(condition.text, place)];
    case 'in-window': {
      const { operand, window } = condition;
      const isDate = operand.type.kind === 'date';
      const marks = isDate ? dateWindowMarks(window, zone) : windowMarks(window, zone);
      return [...valueTouches(operand, place), ...marks.flatMap((mark) => passing(operand, mark, ['before'], place))];
    }
    case 'anniversary':
      return anniversaryTouches(condition, place);
    case 'followed':
      return followedTouches(condition, place);
    case 'rank': {
      if (place.past) return UNBOUNDED;
      return [];
    }
    case 'tag':
      return place.past ? tagTouches(found(place.scope.tags, condition.tag), place.scope, true) : [];
    case 'segment':
      return place.past
        ? segmentTouches(found(place.scope.segments, condition.segment).condition, place.scope, true)
        : [];
    default:
      return unreachable(condition);
  }
};

/** What is asked of it alone is whether it is known, or what text it is: `now` in it does not matter to the first. */
const knownTouches = (operand: Value, place: Place): readonly Touch[] =>
  operand.kind === 'since' || operand.kind === 'until'
    ? valueTouches(operand.operand, place)
    : valueTouches(operand, place);

type Compare = Extract<Cond, { kind: 'compare' }>;
type Op = Compare['op'];
const FLIPPED: Readonly<Record<Op, Op>> = { '=': '=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

const compareTouches = (condition: Compare, place: Place): readonly Touch[] => {
  const { left, op, right } = condition;
  const { zone } = place.scope.plan.catalog;
  const years = yearsCompared(condition);
  if (left.kind === 'age' && years !== undefined) {
    const marks = [bornMark(years, zone), bornMark(years + 1, zone)];
    return [
      ...valueTouches(left.operand, place),
      ...marks.flatMap((mark) => passing(left.operand, mark, ['before'], place)),
    ];
  }
  if (right.kind === 'const' && typeof right.value === 'number' && readsNow(left))
    return againstNumber(left, op, right.value, place, right);
  if (left.kind === 'const' && typeof left.value === 'number' && readsNow(right))
    return againstNumber(right, FLIPPED[op], left.value, place, left);
  return readsNow(right)
    ? againstLength(right, left, place)
    : readsNow(left)
      ? againstLength(left, right, place)
      : [...valueTouches(left, place), ...valueTouches(right, place)];
};

/**
 * A recency against a length that is worked out for each customer (`R > 1.3 * cycle`): it turns once, where `now` comes to
 * the instant and the length together, to the nearest ms.
 */
const againstLength = (value: Value, length: Value, place: Place): readonly Touch[] => {
  const ownOf = (): readonly Touch[] => [...valueTouches(value, place), ...valueTouches(length, place)];
  if ((value.kind !== 'since' && value.kind !== 'until') || readsNow(value.operand) || readsNow(length)) return ownOf();
  const op = value.kind === 'since' ? '+' : '-';
  const together: Value = { kind: 'arith', type: length.type, op, left: value.operand, right: length };
  const turnsAt: Value = { kind: 'round', type: value.type, operand: together };
  return [...valueTouches(value.operand, place), ...valueTouches(length, place), ...passing(turnsAt, NOW, BOTH, place)];
};

/** A recency against a length: its instant against a mark. Anything else that is worked out from `now` has no bounds. */
const againstNumber = (
  value: Value,
  op: Op,
  length: number,
  place: Place,
  constant: Value | undefined = undefined,
): readonly Touch[] => {
  const isExact = constant === undefined || isWholeMs(constant);
  if ((value.kind !== 'since' && value.kind !== 'until') || readsNow(value.operand) || !isExact)
    return valueTouches(value, place);
  const back = value.kind === 'since';
  const mark = spanMark({ unit: 'ms', ms: length }, back ? 'back' : 'on', place.scope.plan.catalog.zone);
  const sides = sidesOf(back ? FLIPPED[op] : op);
  return [...valueTouches(value.operand, place), ...passing(value.operand, mark, sides, place)];
};

const isWholeMs = ({ type }: Value): boolean => !('form' in type) || (type.form !== 'real' && type.form.exact === 0);

/** `x < mark` and `x >= mark` change behind it, `x <= mark` and `x > mark` before. */
const sidesOf = (op: Op): readonly Side[] => (op === '=' ? BOTH : op === '<' || op === '>=' ? ['behind'] : ['before']);

/** The days that come into a window, or go out of it, and those that the window's end makes the first of theirs. */
const anniversaryTouches = (
  { operand, window }: Extract<Cond, { kind: 'anniversary' }>,
  place: Place,
): readonly Touch[] => {
  const { zone } = place.scope.plan.catalog;
  const days = ({ after, until }: Stretch): ReadonlySet<number> => {
    const [first, last] = [bindDateWindow(window, after, zone), bindDateWindow(window, until, zone)];
    if (first.from === last.from && first.to === last.to) return new Set();
    const ends = daysOfYear(first.to, last.to + 1);
    return Number.isFinite(first.from) ? new Set([...daysOfYear(first.from - 1, last.from), ...ends]) : ends;
  };
  const marks = dateWindowMarks(window, zone);
  return [
    ...valueTouches(operand, place),
    ...comingRound(onDate(operand), JSON.stringify(window), days, place),
    ...marks.flatMap((mark) => passing(onDate(operand), mark, ['before'], place)),
  ];
};

const followedTouches = (condition: Extract<Cond, { kind: 'followed' }>, place: Place): readonly Touch[] => {
  const { event, negated, within, where } = condition;
  const { scope, events, past } = place;
  const over =
    negated && within !== undefined
      ? [crossing(eventTime(events[0] ?? '', scope), reachedMark(within, scope.plan.catalog.zone), ['before'])]
      : [];
  const inside = { ...place, events: [event, ...events] };
  return [
    ...(past ? [crossing(eventTime(event, scope), NOW, ['before'])] : []),
    ...over,
    ...(where === undefined ? [] : condTouches(where, inside)),
  ];
};

/** What the clock turns in a value by itself, whatever it is compared with. */
const valueTouches = (value: Value, place: Place): readonly Touch[] => {
  const { scope, past } = place;
  switch (value.kind) {
    case 'since':
    case 'until':
      return UNBOUNDED;
    case 'age':
      return [...valueTouches(value.operand, place), ...birthdays(value.operand, place)];
    case 'history':
      return historyTouches(value.history, scope);
    case 'column': {
      if (!past) return [];
      const column = found(scope.columns, value.column);
      return column.scope === 'overall' ? UNBOUNDED : columnTouches(column, scope, true);
    }
    case 'customer-field':
      return past ? [crossing({ kind: 'field-change', column: value.column }, NOW, ['before'])] : [];
    case 'score':
      return past ? UNBOUNDED : valueTouches(value.key, place);
    case 'const':
    case 'event-field':
    case 'event-time':
    case 'bucket':
      return [];
    case 'arith':
    case 'quotient':
      return [...valueTouches(value.left, place), ...valueTouches(value.right, place)];
    case 'least':
    case 'greatest':
      return value.operands.flatMap((operand) => valueTouches(operand, place));
    case 'round':
    case 'negate':
    case 'abs':
    case 'part':
    case 'local-date':
    case 'distance':
      return valueTouches(value.operand, place);
    default:
      return unreachable(value);
  }
};

const birthdays = (operand: Value, place: Place): readonly Touch[] => {
  const { zone } = place.scope.plan.catalog;
  const days = ({ after, until }: Stretch): ReadonlySet<number> => {
    const [first, last] = [localDay(after, zone) + 1, localDay(until, zone)];
    return first > last ? new Set() : daysOfYear(first, last);
  };
  return comingRound(operand, 'age', days, place);
};

/** An instant out of the history is another one when what it is about turns, and when that leaves the horizon. */
const historyTouches = (id: HistoryId, scope: Scope): readonly Touch[] => {
  const horizon = scope.histories.get(id)?.horizon;
  const marks = [NOW, ...(horizon === undefined ? [] : [spanMark(horizon, 'back', scope.plan.catalog.zone)])];
  return marks.flatMap((mark) => delayed(pastTouches(id, scope), mark));
};

/** All that may have turned what a history is about, at any time. */
const pastTouches = (id: HistoryId, scope: Scope): readonly Touch[] => {
  const { of } = found(scope.histories, id);
  if (of.fn !== 'last-changed') return segmentTouches(of.condition, scope, true);
  return 'tag' in of.what
    ? tagTouches(found(scope.tags, of.what.tag), scope, true)
    : [crossing({ kind: 'field-change', column: of.what.column }, NOW, ['before'])];
};

/** A mark passes over a value. */
const passing = (value: Value, mark: Mark, sides: readonly Side[], place: Place): readonly Touch[] => {
  if (value.kind === 'history') return delayed(pastTouches(value.history, place.scope), mark);
  const sources = sourcesOf(value, place);
  if (sources.length === 0 && reachesBack(value)) return UNBOUNDED;
  return sources.map(({ source, byDate }) => ({ ...crossing(source, mark, sides), byDate }));
};

/** The day of a date comes round in some year. */
const comingRound = (
  date: Value,
  key: string,
  days: (stretch: Stretch) => ReadonlySet<number>,
  place: Place,
): readonly Touch[] => {
  const sources = sourcesOf(date, place);
  if (sources.length === 0 && reachesBack(date)) return UNBOUNDED;
  return sources.map(({ source, byDate }) => ({ kind: 'yearly', source, byDate, key, days, lag: AT_ONCE }));
};

const reachesBack = ({ kind }: Value): boolean => kind !== 'const';

const crossing = (source: Source, mark: Mark, sides: readonly Side[]): Extract<Touch, { kind: 'crossing' }> => ({
  kind: 'crossing',
  source,
  mark,
  sides,
  byDate: false,
  lag: AT_ONCE,
});
