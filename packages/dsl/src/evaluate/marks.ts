import type { ValueType } from '../catalog/types.js';
import { midnight } from '../plan/semantics/index.js';
import type { ColumnId, HistoryColumn, PlanCase, PlanTag } from '../plan/types.js';
import type { PlanMoment, Span } from '../plan/windows.js';
import type { Turning } from './folds.js';
import { found, type Prepared } from './prepare.js';
import { displacedIn, movesIn, RECENCIES, turningsIn } from './uneven.js';

/** What the clock can run against in a part of a plan, and in all that this part reads. */
export interface Marks {
  /** Lengths that instants are compared with: of windows, of `within`, of `expires`, of recencies. */
  readonly spans: readonly Span[];
  /**
   * Those that only windows have, which are open at one end and closed at the other: an instant that such a length has
   * passed over is past it at once. Where a recency is compared, it may be so from the next instant on.
   */
  readonly ofWindows: ReadonlySet<Span>;
  /** Whether something may hold at the very instant of an event alone: then it turns right behind it, too. */
  readonly isMomentary: boolean;
  /** Instants written in rules, in order. */
  readonly instants: readonly number[];
  /** Whether anything follows the calendar, or is worked out from a recency: then every local midnight is looked at. */
  readonly daily: boolean;
  /** Whether anything is worked out from a recency. */
  readonly computed: boolean;
  /** What is worked out from a recency turns only where one of these does: the innermost come first. */
  readonly uneven: readonly Turning[];
  /** Figures over everybody that are instants. */
  readonly overallTimes: readonly ColumnId[];
  /** Whether anything is taken from the population, which at past instants goes by local midnights. */
  readonly ranked: boolean;
  /** Of events. */
  readonly tables: ReadonlySet<string>;
  /** Columns of the customer. */
  readonly fields: ReadonlySet<string>;
  /** Tags that are set by hand. */
  readonly handSet: readonly PlanTag[];
  readonly histories: readonly HistoryColumn[];
}

const DAILY = new Set(['part', 'local-date', 'age', 'day', 'this', 'last-units', 'nth-unit', 'anniversary']);
const COMPUTED = new Set(['arith', 'quotient', 'round', 'negate', 'abs', 'least', 'greatest']);
const WINDOWS = new Set(['last', 'next', 'ago', 'before']);

interface Node {
  readonly id?: string;
  readonly kind?: string;
  readonly fn?: string;
  readonly scope?: string;
  readonly unit?: string;
  readonly type?: ValueType;
  readonly value?: unknown;
  readonly operand?: { readonly type?: ValueType };
  readonly left?: Node;
  readonly right?: Node;
  readonly from?: PlanMoment;
  readonly to?: PlanMoment;
  readonly event?: string;
  readonly column?: string;
  readonly what?: { readonly column?: string };
  readonly history?: string;
  readonly rank?: string;
  readonly cuts?: readonly string[];
  readonly manual?: boolean;
  readonly cases?: readonly PlanCase[];
  readonly tag?: string;
  readonly segment?: string;
}

const isOnEvent = ({ trigger }: PlanCase): boolean => trigger.kind === 'on';
/** Goes on behind the event's instant as it was at it, unless another case has its turn then. */
const lingersOn = (each: PlanCase): boolean => isOnEvent(each) && each.expires !== undefined;

const known = new WeakMap<object, Marks>();

export const marksOf = (prepared: Prepared, part: object): Marks => {
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
  const compared = new Set<string>();
  const instants = new Set<number>();
  const [tables, fields] = [new Set<string>(), new Set<string>()];
  const [handSet, histories] = [new Set<PlanTag>(), new Set<HistoryColumn>()];
  const seen = new Set<unknown>();
  const overallTimes = new Set<ColumnId>();
  const uneven = new Map<object, readonly Turning[]>();
  const [moves, isDisplaced] = [movesIn(index), displacedIn(index)];
  /** Inside an aggregate the tables of the events at hand, the outermost first. */
  let around: readonly string[] = [];
  let [daily, ranked, computes, isMomentary] = [false, false, false, false];
  const keep = (span: Span, isOfWindow = false): void => {
    const key = JSON.stringify(span);
    if (!spans.has(key)) spans.set(key, span);
    // Months end on different days.
    if (!isOfWindow || span.unit === 'months') compared.add(key);
  };
  const refer = <Id, Item>(items: ReadonlyMap<Id, Item>, id: unknown): void => visit(found(items, id as Id), false);
  const visit = (tree: unknown, computed: boolean, isInWindow = false): void => {
    if (tree === null || typeof tree !== 'object') return;
    const node = tree as Node;
    // The same length may be of a window here, and of something else there.
    if (node.unit === 'ms' || node.unit === 'months') keep(tree as Span, isInWindow);
    if (seen.has(tree) && !computed) return;
    seen.add(tree);
    if (node.kind === 'const' && typeof node.value === 'number') {
      if (node.type?.kind === 'duration') keep({ unit: 'ms', ms: node.value });
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
    if (node.kind === 'customer-field' && node.column !== undefined) fields.add(node.column);
    if (node.fn === 'last-changed' && node.what?.column !== undefined) fields.add(node.what.column);
    isMomentary ||= node.cases !== undefined && !node.cases.every(lingersOn) && node.cases.some(isOnEvent);
    if (node.manual === true) handSet.add(tree as PlanTag);
    daily ||= DAILY.has(node.kind ?? '') || node.fn === 'days';
    if (node.scope === 'overall' && node.type?.kind === 'time') overallTimes.add(node.id as ColumnId);
    ranked ||= node.kind === 'rank' || node.kind === 'score' || node.scope === 'overall';
    daily ||= node.kind === 'in-window' && node.operand?.type?.kind === 'date';
    computes ||= computed && RECENCIES.has(node.kind ?? '');
    const outside = around;
    if (node.kind === 'column') {
      around = [];
      refer(index.columns, node.column);
      around = outside;
    }
    if (typeof node.event === 'string') around = [...around, node.event];
    if (node.kind === 'history') {
      const history = found(index.histories, node.history as 'h0');
      histories.add(history);
      keep(history.horizon);
    }
    if (node.kind === 'rank') refer(index.ranks, node.rank);
    if (node.kind === 'score') node.cuts?.forEach((cut) => refer(index.ranks, cut));
    if (typeof node.tag === 'string') refer(index.tags, node.tag);
    if (node.kind === 'segment') refer(index.segments, node.segment);
    const inside = computed || COMPUTED.has(node.kind ?? '');
    const isWindow = WINDOWS.has(node.kind ?? '');
    Object.values(tree).forEach((each) => visit(each, inside, isWindow));
    const turnings = turningsIn(tree, moves, isDisplaced);
    if (turnings.length > 0) {
      computes = true;
      const [of, ...further] = around;
      if (further.length === 0)
        uneven.set(tree, of === undefined ? turnings : turnings.map((each) => ({ ...each, of })));
    }
    around = outside;
  };
  visit(part, false);
  return {
    spans: [...spans.values()],
    ofWindows: new Set([...spans].filter(([key]) => !compared.has(key)).map(([, span]) => span)),
    isMomentary,
    instants: [...instants].sort((a, b) => a - b),
    daily: daily || computes,
    computed: computes,
    uneven: [...uneven.values()].flat(),
    overallTimes: [...overallTimes],
    ranked,
    tables,
    fields,
    handSet: [...handSet],
    histories: [...histories],
  };
};

/** Whether a part of a plan rests on a rank, a score or a figure over everybody, however far down. */
export const isPopulationBound = (prepared: Prepared, part: object): boolean => {
  const { ranked, histories } = marksOf(prepared, part);
  return ranked || histories.some((history) => isPopulationBound(prepared, history));
};
