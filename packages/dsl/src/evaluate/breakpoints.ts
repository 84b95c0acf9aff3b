import { DAY_MS, latestShiftedTo, localDay, midnight, shiftInstant } from '../plan/semantics/index.js';
import type { HistoryColumn } from '../plan/types.js';
import type { Span } from '../plan/windows.js';
import { sourcesOf, within } from './fact-instants.js';
import { type Marks, marksOf } from './marks.js';
import type { Moment } from './moment.js';
import type { Prepared } from './prepare.js';
import type { CustomerRecord } from './record.js';
import { oncePerStretch } from './stretches.js';
import { filledIn, workedOutBetween } from './worked-out.js';

/** Whether thresholds stay as they are, or are those of the last local midnight. */
type Thresholds = 'held' | 'by-midnight';

/** The customer at an instant, for what only a search finds. */
type MomentAt = (instant: number) => Moment;

/** Visits the instants from `from` to `to`, both included. */
type Instants = (from: number, to: number, visit: (instant: number) => void) => void;

/**
 * The instants in (after, until], in order, at which a part of the plan may turn for one customer though no fact
 * arrives: every instant of the facts and of the rules, moved by every length; both edges of each, for one side of
 * an interval is open; and midnights where days matter, or where thresholds go by them. Rather too many than one too
 * few: only what is computed from a recency (`R * 2 > 90d`) may turn between two of them, which a search in between
 * finds ({@link workedOutBetween}). What lies elsewhere is not looked at: the cost follows the stretch, not the facts.
 */
export const breakpoints = (
  prepared: Prepared,
  part: object,
  record: CustomerRecord,
  after: number,
  until: number,
  population: Thresholds,
  momentAt: MomentAt,
): readonly number[] => {
  if (after >= until) return [];
  const { zone } = prepared.plan.catalog;
  const marks = marksOf(prepared, part);
  const found = new Set<number>();
  const add = (instant: number): void => {
    if (instant > after && instant <= until) found.add(instant);
  };
  /** What turns at an instant turns with it or, where the comparison is strict, right after it. */
  const addEdge = (edge: number): void => {
    add(edge);
    add(edge + 1);
  };
  const { spans, ofWindows, computed } = marks;
  const overall = overallInstants(marks, after, until, zone, population, momentAt);
  const bases = basesOf(prepared, marks, record, overall, momentAt);
  bases(after, until, add, addEdge);
  const isClosed = (span: Span): boolean => !computed && ofWindows.has(span);
  moved(bases, spans.filter(isClosed), zone)(after, until, add);
  const compared = spans.filter((span) => !isClosed(span));
  moved(bases, compared, zone)(after, until, addEdge);
  // `abs(R - 3d) < 1h` turns where two lengths meet.
  if (computed) moved(moved(bases, spans, zone), spans, zone)(after, until, addEdge);
  if (marks.daily || (marks.ranked && population === 'by-midnight'))
    for (const start of midnights(after, until, zone)) add(start);
  return found.size === 0 ? [] : [...found].sort((a, b) => a - b);
};

/** All at which an instant out of the past may turn, for which thresholds are those of midnights. */
export const historyBreakpoints = (
  prepared: Prepared,
  history: HistoryColumn,
  record: CustomerRecord,
  after: number,
  until: number,
  momentAt: MomentAt,
): readonly number[] => {
  const { ranked, uneven, overallTimes } = marksOf(prepared, history);
  const find = (from: number, to: number): readonly number[] => {
    const jumps = breakpoints(prepared, history, record, from, to, 'by-midnight', momentAt);
    const past = (instant: number): Moment => momentAt(to).before(instant);
    return [...filledIn(jumps, from, to, workedOutBetween(prepared, history, past))];
  };
  // What was found against one population is not where it turns against another.
  const rests = (ranked && uneven.length > 0) || overallTimes.length > 0;
  return rests ? find(after, until) : oncePerStretch(record, history, after, until, find);
};

/** What figures over everybody say that are instants, in order: those of now, or of all midnights of the stretch. */
const overallInstants = (
  { overallTimes }: Marks,
  after: number,
  until: number,
  zone: string,
  population: Thresholds,
  momentAt: MomentAt,
): readonly number[] => {
  if (overallTimes.length === 0) return [];
  const now = momentAt(until);
  const moments =
    population === 'held' ? [now] : [after, ...midnights(after, until, zone)].map((start) => now.onGrid(start));
  const instants = moments.flatMap((moment) => overallTimes.map((id) => moment.column(id)));
  return [...new Set(instants.flatMap((each) => (each === null ? [] : Number(each))))].sort((a, b) => a - b);
};

/** The instants that lengths are counted from: those of facts, of rules, of everybody's figures, and out of histories. */
const basesOf = (
  prepared: Prepared,
  marks: Marks,
  record: CustomerRecord,
  overall: readonly number[],
  momentAt: MomentAt,
) => {
  const facts = sourcesOf(prepared.plan, marks).map(({ instants, isTwoSided }) => ({
    instants: instants(record),
    isTwoSided,
  }));
  return (from: number, to: number, visit: (instant: number) => void, visitTwoSided = visit): void => {
    for (const { instants, isTwoSided } of facts) within(instants, from, to, isTwoSided ? visitTwoSided : visit);
    within(marks.instants, from, to, visitTwoSided);
    within(overall, from, to, visitTwoSided);
    for (const history of marks.histories)
      historyBreakpoints(prepared, history, record, from - 1, to, momentAt).forEach(visitTwoSided);
  };
};

/** How far calendar lengths may lie from what the same length the other way says: months end on different days. */
export const SLACK = 5 * DAY_MS;

/** Where instants come to lie when they are moved by lengths, either way. */
const moved =
  (instants: Instants, spans: readonly Span[], zone: string): Instants =>
  (from, to, visit) => {
    for (const span of spans) {
      if (span.unit === 'ms') {
        instants(from - span.ms, to - span.ms, (base) => visit(base + span.ms));
        instants(from + span.ms, to + span.ms, (base) => visit(base - span.ms));
      } else {
        for (const direction of ['back', 'on'] as const) {
          const [first, last] = [from, to].map((end) => shiftInstant(end, span, direction, zone)) as [number, number];
          instants(first - SLACK, last + SLACK, (base) => monthEdges(base, span, zone).forEach(visit));
        }
      }
    }
  };

/**
 * When a moving instant that is some months away from now reaches `base`, and when `base` moved by them is reached. Months
 * stand still at times, so that there is a first such instant and a last one.
 */
export const monthEdges = (base: number, span: Span, zone: string): readonly number[] =>
  (['back', 'on'] as const).flatMap((direction) => [
    latestShiftedTo(base - 1, span, direction, zone),
    latestShiftedTo(base, span, direction, zone),
    shiftInstant(base, span, direction, zone),
  ]);

export const midnights = (after: number, until: number, zone: string): readonly number[] => {
  const first = localDay(after, zone);
  const count = Math.max(0, localDay(until, zone) - first + 1);
  return Array.from({ length: count }, (_, index) => midnight(first + index, zone));
};
