import type { Plan } from './types.js';

/** Fields by their columns: of customers, and of events by the event's table. */
export interface FieldColumns {
  readonly customer: ReadonlySet<string>;
  readonly events: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What of a plan's nodes says which field is read, or which other part of the plan. */
interface Node {
  readonly kind?: string;
  readonly fn?: string;
  readonly event?: string;
  readonly column?: string;
  readonly up?: number;
  readonly history?: string;
  readonly rank?: string;
  readonly cuts?: readonly string[];
  readonly tag?: string;
  readonly segment?: string;
}

/**
 * The fields that a part of a plan reads, as far down as it goes: through columns, ranks, histories, and the tags and
 * segments that it asks for.
 *
 * @param part a tag, a segment, the value of a metric, a condition.
 */
export const fieldsRead = (plan: Plan, part: unknown): FieldColumns => {
  const { customer, events } = readIn(plan, part, () => true);
  return { customer, events };
};

/** The tags and segments that a part of a plan asks for by name, itself or in what it measures. */
export const answersAsked = (plan: Plan, part: unknown): ReadonlySet<string> =>
  new Set([...readIn(plan, part, (id) => !isAnswer(id)).followed].filter(isAnswer));

const isAnswer = (id: string): boolean => /^[ts]\d+$/.test(id);

interface Read {
  readonly customer: ReadonlySet<string>;
  readonly events: ReadonlyMap<string, ReadonlySet<string>>;
  /** The other parts of the plan that were come to, by their ids. */
  readonly followed: ReadonlySet<string>;
}

/** What a part of a plan reads, through those other parts that are looked into. */
const readIn = (plan: Plan, part: unknown, isLookedInto: (id: string) => boolean): Read => {
  const customer = new Set<string>();
  const events = new Map<string, Set<string>>();
  const parts = new Map<string, unknown>(
    [...plan.columns, ...plan.ranks, ...plan.histories, ...plan.tags, ...plan.segments].map((each) => [each.id, each]),
  );
  const followed = new Set<string>();
  const follow = (id: string): void => {
    if (followed.has(id)) return;
    followed.add(id);
    if (isLookedInto(id)) visit(parts.get(id), []);
  };
  const readOf = (table: string, column: string): void => {
    const columns = events.get(table) ?? new Set();
    events.set(table, columns.add(column));
  };
  /** `around`: the events that the node lies in, the innermost last. */
  const visit = (tree: unknown, around: readonly string[]): void => {
    if (tree === null || typeof tree !== 'object') return;
    const node = tree as Node;
    if (node.kind === 'customer-field' && node.column !== undefined) customer.add(node.column);
    if (node.kind === 'event-field' && node.column !== undefined)
      readOf(around.at(-1 - (node.up ?? 0)) ?? '', node.column);
    if (node.fn === 'last-changed') {
      const { what } = tree as { readonly what: { readonly column?: string } };
      if (what.column !== undefined) customer.add(what.column);
    }
    if (node.kind === 'column' && node.column !== undefined) follow(node.column);
    if (node.kind === 'history' && node.history !== undefined) follow(node.history);
    if (node.kind === 'rank' && node.rank !== undefined) follow(node.rank);
    if (node.kind === 'score') node.cuts?.forEach(follow);
    if (typeof node.tag === 'string') follow(node.tag);
    if (node.kind === 'segment' && node.segment !== undefined) follow(node.segment);
    // A column of the plan and a `followed` condition name the event that what lies in them is about.
    const within = typeof node.event === 'string' ? [...around, node.event] : around;
    for (const child of Object.values(tree)) visit(child, within);
  };
  visit(part, []);
  return { customer, events, followed };
};

/** Whether any field is among some others. */
export const readsAny = (read: FieldColumns, others: FieldColumns): boolean =>
  [...read.customer].some((column) => others.customer.has(column)) ||
  [...read.events].some(([table, columns]) => [...columns].some((column) => others.events.get(table)?.has(column)));
