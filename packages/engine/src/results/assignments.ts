import { coveredUntil, type Plan, type PlanCase, type PlanTag, shiftInstant } from '@tagwright/dsl';
import { answerColumns, assignmentsSql, lingeringNames } from '@tagwright/dsl/sql';
import { customersGiven } from '../store/given.js';
import type { Session } from '../store/store.js';
import { evaluatedIn } from './evaluation.js';

/** One answer that holds for one customer. */
export interface Assignment {
  readonly customer: string;
  readonly kind: 'tag' | 'segment';
  /** The name that is shown first. */
  readonly name: string;
  /** A segment has none. */
  readonly value: string | undefined;
  /**
   * The last instant (ms UTC) up to which an event, a condition that held before, or what was set by hand keeps the value;
   * undefined where nothing ends it yet.
   */
  readonly until: number | undefined;
}

type Cell = string | number | null;
/** A row that `assignmentsSql` asks for. */
export type AssignmentRow = Readonly<Record<string, Cell>> & { readonly customer: string };

/**
 * Every assignment of the last evaluation, or those of some customers: by customer id, then in the plan's order. Rows are
 * read as they are asked for.
 */
export const assignments = async function* (
  store: Session & { readonly name?: string },
  plan: Plan,
  customers?: readonly string[],
): AsyncGenerator<Assignment> {
  const { asOf } = await evaluatedIn(store, store.name ?? 'database');
  const only = customers === undefined ? undefined : customersGiven(store.dialect, customers);
  for await (const row of store.rows<AssignmentRow>(assignmentsSql(plan, asOf, store.dialect, only)))
    yield* assignmentsIn(row, plan, asOf);
};

/** What a row of `assignmentsSql` says, for the instant of the evaluation (ms UTC). */
export const assignmentsIn = function* (row: AssignmentRow, plan: Plan, asOf: number): Generator<Assignment> {
  const { customer } = row;
  const at: At = { asOf, zone: plan.catalog.zone };
  for (const tag of plan.tags) {
    const name = tag.names[0] ?? '';
    for (const { value, until } of tag.exclusive ? exclusive(tag, row, at) : many(tag, row, at))
      yield { customer, kind: 'tag', name, value, until };
  }
  for (const segment of plan.segments) {
    if (row[segment.id] === 1)
      yield { customer, kind: 'segment', name: segment.names[0] ?? '', value: undefined, until: undefined };
  }
};

/** When the evaluation was, in ms UTC, and where its days begin. */
interface At {
  readonly asOf: number;
  readonly zone: string;
}

interface Held {
  readonly value: string;
  readonly until: number | undefined;
}

const exclusive = (tag: PlanTag, row: AssignmentRow, at: At): readonly Held[] => {
  const value = row[tag.id];
  if (typeof value !== 'string') return [];
  if (tag.manual) return [{ value, until: handSetEnd(tag, value, 0, row, at) }];
  const index = row[lingeringNames.chosen(tag.id)];
  const until = typeof index === 'number' ? endOf(tag, index, row, at) : undefined;
  return [{ value, until }];
};

const many = (tag: PlanTag, row: AssignmentRow, at: At): readonly Held[] =>
  answerColumns(tag).flatMap((column, index): readonly Held[] => {
    const value = tag.values[index];
    if (value === undefined || row[column] !== 1) return [];
    if (tag.manual) return [{ value, until: handSetEnd(tag, value, index, row, at) }];
    const ends = tag.cases.map((each, place) => (each.value === value ? endOf(tag, place, row, at) : undefined));
    const known = ends.filter((end) => end !== undefined);
    const open = row[lingeringNames.standing(tag.id, index)] === 1 || known.length === 0;
    return [{ value, until: open ? undefined : Math.max(...known) }];
  });

/** The last instant before a hand-set value is taken away, or at which it expires. */
const handSetEnd = (
  tag: PlanTag,
  value: string,
  index: number,
  row: AssignmentRow,
  { zone }: At,
): number | undefined => {
  const [from, until] = [row[lingeringNames.from(tag.id, index)], row[lingeringNames.until(tag.id, index)]];
  const span = tag.handSetFor?.[value];
  const ends = [
    ...(typeof until === 'number' ? [until - 1] : []),
    ...(span !== undefined && typeof from === 'number' ? [shiftInstant(from, span, 'on', zone)] : []),
  ];
  return ends.length === 0 ? undefined : Math.min(...ends);
};

/**
 * When a case that has `expires` stops to cover; undefined for one that never held, and for a condition that holds at this
 * very instant.
 */
const endOf = (tag: PlanTag, index: number, row: AssignmentRow, { zone, asOf }: At): number | undefined => {
  const each: PlanCase | undefined = tag.cases[index];
  const last = row[lingeringNames.last(tag.id, index)];
  if (each === undefined || typeof last !== 'number') return undefined;
  if (each.trigger.kind === 'when' && last === asOf) return undefined;
  return each.expires === undefined ? last : coveredUntil(last, each.expires, zone);
};
