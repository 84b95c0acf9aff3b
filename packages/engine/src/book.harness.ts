import { compile, type EventThing, type Plan, type Field, unitVector } from '@tagwright/dsl';
import { storedColumns, vectorColumns } from '@tagwright/dsl/sql';
import { evaluate, type EvaluationOptions } from './rebuild/evaluate.js';
import { assignments } from './results/assignments.js';
import { tagMembers, segmentMembers } from './results/members.js';
import { metricRows, type StoredValue } from './results/metrics.js';
import { shownThresholds } from './results/thresholds.js';
import { createFactTables } from './store/schema.js';
import { IN_MEMORY, openStore, type SqliteStore } from './store/sqlite.js';

export const DAY = 86_400_000;
/** Noon of 1 June 2026 in Shanghai. */
export const NOW = Date.UTC(2026, 5, 1, 4);

/** The plan of a book that must have no errors. */
export const planOf = (text: string, lists: Readonly<Record<string, string>> = {}): Plan => {
  const { plan, diagnostics } = compile({ files: [{ path: 'book.tag', text }], readList: (path) => lists[path] });
  if (plan === undefined) throw new Error(JSON.stringify(diagnostics, undefined, 1));
  return plan;
};

/** A fact by its column names; amounts as they are written, dates as epoch days, places as [lat, lng]. */
export type Fact = Readonly<
  Record<string, string | number | boolean | readonly string[] | readonly [number, number] | null>
>;

export interface Facts {
  readonly customer: readonly Fact[];
  readonly [event: string]: readonly Fact[];
}

const scaled = (field: Field, value: number): bigint => {
  const { type } = field;
  const scale = 'form' in type && type.form !== 'real' ? type.form.exact : 0;
  return BigInt(Math.round(value * 10 ** scale));
};

const cells = (field: Field, value: Fact[string]): (string | bigint | null)[] => {
  if (value === null || value === undefined) return storedColumns(field.column, field.type).map(() => null);
  if (field.type.kind === 'point') {
    const [lat, lng] = value as readonly [number, number];
    return [`${lat},${lng}`, ...unitVector(lat, lng).map(BigInt)];
  }
  if (typeof value === 'number') return [scaled(field, value)];
  if (typeof value === 'boolean') return [value ? 1n : 0n];
  return [typeof value === 'string' ? value : JSON.stringify(value)];
};

const insert = (
  store: SqliteStore,
  table: string,
  fields: readonly Field[],
  keys: Readonly<Record<string, string | bigint | null>>,
  fact: Fact,
): void => {
  const row = new Map<string, string | bigint | null>(Object.entries(keys));
  for (const field of fields) {
    const names = [field.column, ...(field.type.kind === 'point' ? vectorColumns(field.column) : [])];
    cells(field, fact[field.column] ?? null).forEach((cell, index) => row.set(names[index] ?? '', cell));
  }
  const columns = [...row.keys()].map((name) => `"${name.replaceAll('"', '""')}"`).join(', ');
  const holes = [...row.keys()].map(() => '?').join(', ');
  store.run({ sql: `insert into "${table}" (${columns}) values (${holes})`, parameters: [...row.values()] });
};

export const load = (store: SqliteStore, plan: Plan, facts: Facts): void => {
  const { customer, events } = plan.catalog;
  createFactTables(store, plan.catalog);
  for (const fact of facts.customer) {
    const at =
      customer.at === undefined
        ? {}
        : { [customer.at]: fact[customer.at] === undefined ? null : BigInt(Number(fact[customer.at])) };
    insert(store, customer.table, customer.fields, { [customer.id]: String(fact['id']), ...at }, fact);
  }
  let count = 0;
  const insertEvent = (event: EventThing, fact: Fact): void => {
    count += 1;
    const { id, customer: owner, at } = event.columns;
    const keys = {
      [owner]: String(fact['customer']),
      [at]: BigInt(Number(fact['at'])),
      [id]: String(fact['id'] ?? `e${String(count).padStart(4, '0')}`),
    };
    insert(store, event.table, event.fields, keys, fact);
  };
  for (const event of events) for (const fact of facts[event.table] ?? []) insertEvent(event, fact);
};

/** A book over some facts, evaluated, and ways to look at what came of it. */
export const evaluated = (book: string | Plan, facts: Facts, now = NOW, options: EvaluationOptions = {}) => {
  const plan = typeof book === 'string' ? planOf(book) : book;
  const store = openStore(IN_MEMORY);
  load(store, plan, facts);
  evaluate(store, plan, now, options);
  return { plan, store, ...views(store, plan) };
};

export const views = (store: SqliteStore, plan: Plan) => {
  const tag = (name: string) => found(plan.tags, name);
  return {
    /** The members of each value of a tag that has any. */
    tag: (name: string): Record<string, string[]> =>
      Object.fromEntries(
        tag(name)
          .values.map((value): [string, string[]] => [value, [...tagMembers(store, tag(name), value)]])
          .filter(([, members]) => members.length > 0),
      ),
    segment: (name: string): string[] => [...segmentMembers(store, found(plan.segments, name))],
    metric: (name: string): Record<string, StoredValue> =>
      Object.fromEntries(
        [...metricRows(store, plan, found(plan.metrics, name))].map(({ customer, value }) => [customer, value]),
      ),
    thresholds: (): Record<string, StoredValue> =>
      Object.fromEntries(
        shownThresholds(store, plan).map(({ label, group, value }) => [
          group === undefined ? label : `${label}: ${group}`,
          value,
        ]),
      ),
    assignments: () => [...assignments(store, plan)],
  };
};

const found = <Item extends { readonly names: readonly string[] }>(items: readonly Item[], name: string): Item => {
  const item = items.find(({ names }) => names.includes(name));
  if (item === undefined) throw new Error(`the book has no ${name}`);
  return item;
};
