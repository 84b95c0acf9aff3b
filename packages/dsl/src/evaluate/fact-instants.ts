import type { Stored } from '../plan/facts.js';
import type { Plan } from '../plan/types.js';
import type { Marks } from './marks.js';
import type { CustomerRecord } from './record.js';

/** In order. */
export type Sorted = readonly number[];

/** Where instants of facts come from: a column of the customer, a tag set by hand, a table of events. */
export interface Source {
  /** The same for the same source of a plan. */
  readonly key: string;
  readonly instants: (record: CustomerRecord) => Sorted;
  /** Whether they may turn something right behind them, too: most events are seen from their own instant on, and that is all. */
  readonly isTwoSided: boolean;
}

/**
 * What a part of a plan reads of a customer's facts: when events happened, fields changed and values were set, and what
 * time fields say.
 */
export const sourcesOf = (plan: Plan, { fields, handSet, tables, isMomentary }: Marks): readonly Source[] => {
  const { customer, events } = plan.catalog;
  return [
    ...[...fields].map((column) => {
      const isTime = customer.fields.some((field) => field.column === column && field.type.kind === 'time');
      return source(`field ${column}`, (record) => fieldInstants(record, column, isTime));
    }),
    ...handSet.map(({ id, names }) =>
      source(`tag ${id}`, (record) =>
        sorted(record.handSet.filter(({ tag }) => names.includes(tag)).flatMap(({ from, until }) => [from, until])),
      ),
    ),
    ...[...tables].map((table) => {
      const declared = events.find((event) => event.table === table)?.fields ?? [];
      const times = declared.filter(({ type }) => type.kind === 'time').map(({ column }) => column);
      return source(`event ${table}`, (record) => eventInstants(record, table, times), isMomentary || times.length > 0);
    }),
  ];
};

const found = new WeakMap<CustomerRecord, Map<string, Sorted>>();

/** Worked out once for a record. */
const source = (key: string, instants: Source['instants'], isTwoSided = true): Source => ({
  key,
  isTwoSided,
  instants: (record) => {
    let lists = found.get(record);
    if (lists === undefined) {
      lists = new Map();
      found.set(record, lists);
    }
    let list = lists.get(key);
    if (list === undefined) {
      list = instants(record);
      lists.set(key, list);
    }
    return list;
  },
});

const sorted = (cells: readonly (Stored | undefined)[]): Sorted =>
  cells.filter((cell) => typeof cell === 'number').sort((a, b) => a - b);

const fieldInstants = (record: CustomerRecord, column: string, isTime: boolean): Sorted => {
  const changes = record.changes.filter((change) => change.column === column);
  const said = isTime ? [record.fields[column], ...changes.map(({ value }) => value)] : [];
  return sorted([...changes.map(({ at }) => at), ...said]);
};

const eventInstants = ({ events }: CustomerRecord, table: string, times: readonly string[]): Sorted => {
  const own = events[table] ?? [];
  // They are in order of time.
  const happened = own.map(({ at }) => at);
  return times.length === 0
    ? happened
    : sorted([...happened, ...own.flatMap(({ values }) => times.map((column) => values[column]))]);
};

/** Visits what lies from `from` to `to`, both included. */
export const within = (instants: Sorted, from: number, to: number, visit: (instant: number) => void): void => {
  for (let index = firstFrom(instants, from); index < instants.length; index += 1) {
    const instant = instants[index] as number;
    if (instant > to) return;
    visit(instant);
  }
};

const firstFrom = (instants: Sorted, from: number): number => {
  let [low, high] = [0, instants.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((instants[middle] as number) < from) low = middle + 1;
    else high = middle;
  }
  return low;
};
