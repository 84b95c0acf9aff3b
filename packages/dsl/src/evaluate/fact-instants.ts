import type { Plan } from '../plan/types.js';
import type { Stored } from '../plan/facts.js';
import type { Marks } from './marks.js';
import type { CustomerRecord } from './record.js';

/** In order. */
type Sorted = readonly number[];

const found = new WeakMap<CustomerRecord, Map<string, Sorted>>();

/**
 * The instants that a customer's facts hold, as far as they are read: when events happened, fields changed and values
 * were set, and what time fields say. Each list in order, and worked out once for a record.
 */
export const factInstants = (plan: Plan, record: CustomerRecord, marks: Marks): readonly Sorted[] => {
  let lists = found.get(record);
  if (lists === undefined) {
    lists = new Map();
    found.set(record, lists);
  }
  const { customer, events } = plan.catalog;
  const once = (key: string, cells: () => readonly (Stored | undefined)[]): Sorted => {
    let list = lists.get(key);
    if (list === undefined) {
      list = cells()
        .filter((cell) => typeof cell === 'number')
        .sort((a, b) => a - b);
      lists.set(key, list);
    }
    return list;
  };
  const all: Sorted[] = [];
  for (const column of marks.fields)
    all.push(
      once(`field ${column}`, () => {
        const isTime = customer.fields.some((field) => field.column === column && field.type.kind === 'time');
        const changes = record.changes.filter((change) => change.column === column);
        const changed = changes.map(({ at }) => at);
        return isTime ? [record.fields[column], ...changed, ...changes.map(({ value }) => value)] : changed;
      }),
    );
  for (const { id, names } of marks.handSet)
    all.push(
      once(`tag ${id}`, () =>
        record.handSet.filter(({ tag }) => names.includes(tag)).flatMap(({ from, until }) => [from, until]),
      ),
    );
  for (const table of marks.tables)
    all.push(
      once(`event ${table}`, () => {
        const fields = events.find((event) => event.table === table)?.fields ?? [];
        const times = fields.filter(({ type }) => type.kind === 'time').map(({ column }) => column);
        return (record.events[table] ?? []).flatMap(({ at, values }) => [at, ...times.map((column) => values[column])]);
      }),
    );
  return all;
};

/** Visits what lies from `from` to `to`, both included. */
export const within = (sorted: Sorted, from: number, to: number, visit: (instant: number) => void): void => {
  for (let index = firstFrom(sorted, from); index < sorted.length; index += 1) {
    const instant = sorted[index] as number;
    if (instant > to) return;
    visit(instant);
  }
};

const firstFrom = (sorted: Sorted, from: number): number => {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < from) low = middle + 1;
    else high = middle;
  }
  return low;
};
