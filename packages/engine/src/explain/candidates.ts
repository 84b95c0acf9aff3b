import {
  type Field,
  localDay,
  midnight,
  type Plan,
  type PlanMoment,
  shiftInstant,
  type ValueType,
} from '@tagwright/dsl';
import { sql } from 'kysely';
import { RECORD_TABLES } from '@tagwright/dsl/sql';
import { coveredUntil } from '../results/expiry.js';
import type { Store } from '../store/store.js';

type Span = { readonly unit: 'ms'; readonly ms: number } | { readonly unit: 'months'; readonly months: number };

/** What the clock can run against, in a part of a plan. */
interface Marks {
  /** Lengths that instants are compared with: of windows, of `expires`, of recencies. */
  readonly spans: readonly Span[];
  /** Instants written in rules. */
  readonly instants: readonly number[];
  /** Whether anything follows the calendar, or is worked out from a recency: then every local midnight is looked at. */
  readonly daily: boolean;
}

const DAILY = new Set(['part', 'local-date', 'age', 'anniversary', 'day', 'this', 'last-units', 'nth-unit']);
const COMPUTED = new Set(['arith', 'quotient', 'round', 'negate', 'abs', 'least', 'greatest']);

const marksIn = (plan: Plan): Marks => {
  const spans: Span[] = [];
  const instants: number[] = [];
  let daily = plan.columns.some(({ fn }) => fn === 'days');
  const visit = (tree: unknown, computed: boolean): void => {
    if (tree === null || typeof tree !== 'object') return;
    const node = tree as {
      readonly kind?: string;
      readonly unit?: string;
      readonly type?: ValueType;
      readonly value?: unknown;
      readonly operand?: { readonly type?: ValueType };
      readonly from?: PlanMoment;
      readonly to?: PlanMoment;
    };
    if (node.unit === 'ms' || node.unit === 'months') spans.push(tree as Span);
    if (node.kind === 'const' && typeof node.value === 'number') {
      if (node.type?.kind === 'duration') spans.push({ unit: 'ms', ms: node.value });
      if (node.type?.kind === 'time') instants.push(node.value);
    }
    if (node.kind === 'range') {
      for (const moment of [node.from, node.to]) {
        if (moment === undefined) continue;
        if ('instant' in moment) instants.push(moment.instant);
        else for (const day of [moment.day, moment.day + 1]) instants.push(midnight(day, plan.catalog.zone));
      }
    }
    daily ||= DAILY.has(node.kind ?? '');
    daily ||= node.kind === 'in-window' && node.operand?.type?.kind === 'date';
    daily ||= computed && (node.kind === 'since' || node.kind === 'until');
    const inside = computed || COMPUTED.has(node.kind ?? '');
    Object.values(tree).forEach((part) => visit(part, inside));
  };
  visit([plan.columns, plan.ranks, plan.histories, plan.tags, plan.segments], false);
  return { spans, instants, daily };
};

/** The instants that a customer's facts hold: when events happened, fields changed and tags were set, and what time fields say. */
const instantsOf = async (facts: Store, plan: Plan): Promise<readonly number[]> => {
  const timeFields = (fields: readonly Field[]): readonly string[] =>
    fields.filter(({ type }) => type.kind === 'time').map(({ column }) => column);
  const { customer, events } = plan.catalog;
  const columns = [
    ...[...timeFields(customer.fields), ...(customer.at === undefined ? [] : [customer.at])].map((column) => [
      customer.table,
      column,
    ]),
    ...events.flatMap(({ table, columns: { at }, fields }) =>
      [at, ...timeFields(fields)].map((column) => [table, column]),
    ),
    [RECORD_TABLES.handSet, 'from_at'],
    [RECORD_TABLES.handSet, 'until_at'],
    [RECORD_TABLES.fieldChange, 'at'],
  ] as [string, string][];
  const instants: number[] = [];
  for (const [table, column] of columns) {
    const rows = facts.rows<{ at: number | null }>(sql`select distinct ${sql.id(column)} as at from ${sql.id(table)}`);
    for await (const { at } of rows) if (at !== null) instants.push(at);
  }
  return instants;
};

/**
 * The instants in (now, horizon] at which the clock alone may change an answer, in order: every fact's instant moved
 * by every length, with the millisecond after it (one side of an interval is open), and midnights where days matter.
 */
export const candidateInstants = async (
  facts: Store,
  plan: Plan,
  now: number,
  horizon: number,
): Promise<readonly number[]> => {
  const { zone } = plan.catalog;
  const marks = marksIn(plan);
  const known = await instantsOf(facts, plan);
  const spans = [...new Map(marks.spans.map((span) => [JSON.stringify(span), span])).values()];
  const moved = (instants: readonly number[]): readonly number[] => [
    ...instants,
    ...instants.flatMap((at) =>
      spans.flatMap((span) => [
        coveredUntil(at, span, zone),
        shiftInstant(at, span, 'back', zone),
        shiftInstant(at, span, 'on', zone),
      ]),
    ),
  ];
  const once = [...marks.instants, ...moved(known)];
  // A history looks back, by a length of its own, to where its condition turned by another.
  const edges = plan.histories.length === 0 ? once : moved(once);
  const around = edges.flatMap((edge) => [edge - 1, edge, edge + 1]);
  const days = marks.daily ? midnights(now, horizon, zone) : [];
  return [...new Set([...around, ...days])].filter((at) => at > now && at <= horizon).toSorted((a, b) => a - b);
};

const midnights = (now: number, horizon: number, zone: string): readonly number[] => {
  const first = localDay(now, zone) + 1;
  const count = Math.max(0, localDay(horizon, zone) - first + 1);
  return Array.from({ length: count }, (_, index) => midnight(first + index, zone));
};
