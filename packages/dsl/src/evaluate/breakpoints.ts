import { latestShiftedTo, localDay, midnight, shiftInstant } from '../plan/semantics/index.js';
import type { ValueType } from '../catalog/types.js';
import type { Plan } from '../plan/types.js';
import type { PlanMoment, Span } from '../plan/windows.js';
import { found, type Prepared } from './prepare.js';
import type { CustomerRecord } from './record.js';

/** What the clock can run against in a part of a plan, and in all that this part reads. */
interface Marks {
  /** Lengths that instants are compared with: of windows, of `within`, of `expires`, of recencies. */
  readonly spans: readonly Span[];
  /** Instants written in rules. */
  readonly instants: readonly number[];
  /** Whether anything follows the calendar, or is worked out from a recency: then every local midnight is looked at. */
  readonly daily: boolean;
  /** Whether anything is worked out from a recency. */
  readonly computed: boolean;
  /** Whether anything is taken from the population, which at past instants goes by local midnights. */
  readonly ranked: boolean;
  readonly tables: ReadonlySet<string>;
  readonly histories: readonly Plan['histories'][number][];
}

const DAILY = new Set([
  'part',
  'local-date',
  'age',
  'day',
  'this',
  'last-units',
  'nth-unit',
  'anniversary',
  'rank',
  'score',
]);
const COMPUTED = new Set(['arith', 'quotient', 'round', 'negate', 'abs', 'least', 'greatest']);

interface Node {
  readonly id?: string;
  readonly kind?: string;
  readonly fn?: string;
  readonly scope?: string;
  readonly unit?: string;
  readonly type?: ValueType;
  readonly value?: unknown;
  readonly operand?: { readonly type?: ValueType };
  readonly from?: PlanMoment;
  readonly to?: PlanMoment;
  readonly event?: string;
  readonly column?: string;
  readonly history?: string;
  readonly rank?: string;
  readonly cuts?: readonly string[];
  readonly tag?: string;
  readonly segment?: string;
}

const known = new WeakMap<object, Marks>();

const marksOf = (prepared: Prepared, part: object): Marks => {
  let marks = known.get(part);
  if (marks === undefined) {
    marks = marksAnew(prepared, part);
    known.set(part, marks);
  }
  return marks;
};

const marksAnew = ({ plan, index }: Prepared, part: object): Marks => {
  const { zone } = plan.catalog;
  const spans = new Map<string, Span>();
  const instants = new Set<number>();
  const tables = new Set<string>();
  const histories = new Set<Plan['histories'][number]>();
  const seen = new Set<unknown>();
  let [daily, ranked, computes] = [false, false, false];
  const refer = <Id, Item>(items: ReadonlyMap<Id, Item>, id: unknown): void => visit(found(items, id as Id), false);
  const visit = (tree: unknown, computed: boolean): void => {
    if (tree === null || typeof tree !== 'object' || (seen.has(tree) && !computed)) return;
    seen.add(tree);
    const node = tree as Node;
    if (node.unit === 'ms' || node.unit === 'months') spans.set(JSON.stringify(tree), tree as Span);
    if (node.kind === 'const' && typeof node.value === 'number') {
      if (node.type?.kind === 'duration') {
        const span = { unit: 'ms', ms: node.value } as const;
        spans.set(JSON.stringify(span), span);
      }
      if (node.type?.kind === 'time') instants.add(node.value);
    }
    if (node.kind === 'range') {
      for (const moment of [node.from, node.to]) {
        if (moment === undefined) continue;
        if ('instant' in moment) instants.add(moment.instant);
        else for (const day of [moment.day, moment.day + 1]) instants.add(midnight(day, zone));
      }
    }
    if (typeof node.event === 'string') tables.add(node.event);
    daily ||= DAILY.has(node.kind ?? '') || node.fn === 'days';
    ranked ||= node.kind === 'rank' || node.kind === 'score' || node.scope === 'overall';
    daily ||= node.kind === 'in-window' && node.operand?.type?.kind === 'date';
    computes ||= computed && (node.kind === 'since' || node.kind === 'until');
    if (node.kind === 'column') refer(index.columns, node.column);
    if (node.kind === 'history') histories.add(found(index.histories, node.history as 'h0'));
    if (node.kind === 'rank') refer(index.ranks, node.rank);
    if (node.kind === 'score') node.cuts?.forEach((cut) => refer(index.ranks, cut));
    if (typeof node.tag === 'string') refer(index.tags, node.tag);
    if (node.kind === 'segment') refer(index.segments, node.segment);
    const inside = computed || COMPUTED.has(node.kind ?? '');
    Object.values(tree).forEach((each) => visit(each, inside));
  };
  visit(part, false);
  return {
    spans: [...spans.values()],
    instants: [...instants],
    daily: daily || computes,
    computed: computes,
    ranked,
    tables,
    histories: [...histories],
  };
};

/** The instants that a customer's facts hold: when events happened, fields changed and values were set, and what time fields say. */
const factInstants = (plan: Plan, record: CustomerRecord, tables: ReadonlySet<string>): readonly number[] => {
  const { customer, events } = plan.catalog;
  const timeColumns = customer.fields.filter(({ type }) => type.kind === 'time').map(({ column }) => column);
  const cells = [
    ...timeColumns.map((column) => record.fields[column]),
    ...record.changes.flatMap(({ at, column, value }) => (timeColumns.includes(column) ? [at, value] : [at])),
    ...record.handSet.flatMap(({ from, until }) => [from, until]),
    ...events
      .filter(({ table }) => tables.has(table))
      .flatMap(({ table, fields }) => {
        const times = fields.filter(({ type }) => type.kind === 'time').map(({ column }) => column);
        return (record.events[table] ?? []).flatMap(({ at, values }) => [at, ...times.map((column) => values[column])]);
      }),
  ];
  return cells.filter((cell) => typeof cell === 'number');
};

/**
 * The instants in (after, until], in order, at which a part of the plan may turn for one customer though no fact
 * arrives: every instant of the facts and of the rules, moved by every length; both edges of each, for one side of
 * an interval is open; and midnights where days matter, or where thresholds go by them. Rather too many than one too
 * few: only what is computed from a recency (`R * 2 > 90d`) may turn between two of them, which a search in between finds.
 */
export const breakpoints = (
  prepared: Prepared,
  part: object,
  record: CustomerRecord,
  after: number,
  until: number,
  population: 'held' | 'by-midnight',
): readonly number[] => {
  const { plan } = prepared;
  const { zone } = plan.catalog;
  const marks = marksOf(prepared, part);
  const instants = new Set<number>();
  const add = (instant: number): void => {
    if (instant > after && instant <= until) instants.add(instant);
  };
  /** What turns at an instant turns with it or, where the comparison is strict, right after it. */
  const addEdge = (edge: number): void => {
    add(edge);
    add(edge + 1);
  };
  const bases = [
    ...factInstants(plan, record, marks.tables),
    ...marks.instants,
    ...marks.histories.flatMap((history) => {
      const start = shiftInstant(after, history.horizon, 'back', zone);
      const longest = marks.spans.map((span) => after - shiftInstant(after, span, 'back', zone));
      return breakpoints(
        prepared,
        history,
        record,
        Math.min(start, after - Math.max(0, ...longest)),
        until,
        'by-midnight',
      );
    }),
  ];
  for (const base of new Set(bases)) {
    addEdge(base);
    for (const span of marks.spans) {
      for (const edge of edgesOf(base, span, zone)) {
        addEdge(edge);
        // `abs(R - 3d) < 1h` turns where two lengths meet.
        if (marks.computed) for (const other of marks.spans) edgesOf(edge, other, zone).forEach(addEdge);
      }
    }
  }
  if (marks.daily || (marks.ranked && population === 'by-midnight'))
    for (const start of midnights(after, until, zone)) add(start);
  return [...instants].sort((a, b) => a - b);
};

/**
 * When a moving instant that is a span away from now reaches `base`, and when `base` moved by the span is reached. Months
 * stand still at times, so that there is a first such instant and a last one.
 */
const edgesOf = (base: number, span: Span, zone: string): readonly number[] => {
  if (span.unit === 'ms') return [base + span.ms, base - span.ms];
  return (['back', 'on'] as const).flatMap((direction) => [
    latestShiftedTo(base - 1, span, direction, zone),
    latestShiftedTo(base, span, direction, zone),
    shiftInstant(base, span, direction, zone),
  ]);
};

const midnights = (after: number, until: number, zone: string): readonly number[] => {
  const first = localDay(after, zone);
  const count = Math.max(0, localDay(until, zone) - first + 1);
  return Array.from({ length: count }, (_, index) => midnight(first + index, zone));
};

/** Of two instants with different answers the first one, and after it, at which the answer is no longer the earlier one. */
export const turningPoint = (earlier: number, later: number, isEarlier: (instant: number) => boolean): number => {
  if (later - earlier <= 1 || isEarlier(later - 1)) return later;
  let [low, high] = [earlier, later - 1];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isEarlier(middle)) low = middle;
    else high = middle;
  }
  return high;
};
