import { compile, type Field, type Plan, unitVector } from '@tagwright/dsl';
import { storedColumns, vectorColumns } from '@tagwright/dsl/sql';
import { evaluate, type EvaluationOptions } from './rebuild/evaluate.js';
import { assignments } from './results/assignments.js';
import { tagMembers, segmentMembers } from './results/members.js';
import { metricRows, type StoredValue } from './results/metrics.js';
import { shownThresholds } from './results/thresholds.js';
import { customerTableLayout, eventTableLayout, type TableLayout } from './store/layout.js';
import { emptyStore } from './store/empty.harness.js';
import { createFactTables } from './store/schema.js';
import type { Cell, Store } from './store/store.js';

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

const cells = (field: Field, value: Fact[string]): Cell[] => {
  if (value === null || value === undefined) return storedColumns(field.column, field.type).map(() => null);
  if (field.type.kind === 'point') {
    const [lat, lng] = value as readonly [number, number];
    return [`${lat},${lng}`, ...unitVector(lat, lng).map(BigInt)];
  }
  if (typeof value === 'number') return [scaled(field, value)];
  if (typeof value === 'boolean') return [value ? 1n : 0n];
  return [typeof value === 'string' ? value : JSON.stringify(value)];
};

/** Rows of one table, each by its columns, in one go. */
const insertAll = (
  store: Store,
  table: string,
  columns: readonly string[],
  rows: readonly ReadonlyMap<string, Cell>[],
): Promise<void> =>
  store.insert(
    table,
    columns,
    columns.map((column) => rows.map((row) => row.get(column) ?? null)),
  );

const rowOf = (
  keys: Readonly<Record<string, Cell>>,
  fields: readonly Field[],
  fact: Fact,
): ReadonlyMap<string, Cell> => {
  const row = new Map<string, Cell>(Object.entries(keys));
  for (const field of fields) {
    const names = [field.column, ...(field.type.kind === 'point' ? vectorColumns(field.column) : [])];
    cells(field, fact[field.column] ?? null).forEach((cell, index) => row.set(names[index] ?? '', cell));
  }
  return row;
};

const instant = (fact: Fact, column: string): Cell =>
  fact[column] === undefined || fact[column] === null ? null : BigInt(Number(fact[column]));

/** Lays facts down in the catalog's tables. */
export const load = async (store: Store, { catalog }: Plan, facts: Facts): Promise<void> => {
  const { customer, events } = catalog;
  await createFactTables(store, catalog);
  const columnsOf = (layout: TableLayout): readonly string[] => layout.columns.map(({ name }) => name);
  const customers = facts.customer.map((fact) => {
    const at = customer.at === undefined ? {} : { [customer.at]: instant(fact, customer.at) };
    return rowOf({ [customer.id]: String(fact['id']), ...at }, customer.fields, fact);
  });
  await insertAll(store, customer.table, columnsOf(customerTableLayout(customer)), customers);
  let count = 0;
  for (const event of events) {
    const { id, customer: owner, at } = event.columns;
    const rows = (facts[event.table] ?? []).map((fact) => {
      count += 1;
      const keys = {
        [owner]: String(fact['customer']),
        [at]: instant(fact, 'at'),
        [id]: String(fact['id'] ?? `e${String(count).padStart(4, '0')}`),
      };
      return rowOf(keys, event.fields, fact);
    });
    await insertAll(store, event.table, columnsOf(eventTableLayout(event)), rows);
  }
};

/** A book over some facts, evaluated, and ways to look at what came of it. */
export const evaluated = async (book: string | Plan, facts: Facts, now = NOW, options: EvaluationOptions = {}) => {
  const plan = typeof book === 'string' ? planOf(book) : book;
  const store = await emptyStore();
  await load(store, plan, facts);
  await evaluate(store, plan, now, options);
  return { plan, store, ...views(store, plan) };
};

/** All of what is read bit by bit. */
export const gathered = async <Item>(items: AsyncIterable<Item>): Promise<Item[]> => {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
};

export const views = (store: Store, plan: Plan) => {
  const tag = (name: string) => found(plan.tags, name);
  return {
    /** The members of each value of a tag that has any. */
    tag: async (name: string): Promise<Record<string, string[]>> => {
      const members: [string, string[]][] = [];
      for (const value of tag(name).values) members.push([value, await gathered(tagMembers(store, tag(name), value))]);
      return Object.fromEntries(members.filter(([, ids]) => ids.length > 0));
    },
    segment: (name: string): Promise<string[]> => gathered(segmentMembers(store, found(plan.segments, name))),
    metric: async (name: string): Promise<Record<string, StoredValue>> =>
      Object.fromEntries(
        (await gathered(metricRows(store, plan, found(plan.metrics, name)))).map(({ customer, value }) => [
          customer,
          value,
        ]),
      ),
    thresholds: async (): Promise<Record<string, StoredValue>> =>
      Object.fromEntries(
        (await shownThresholds(store, plan)).map(({ label, group, value }) => [
          group === undefined ? label : `${label}: ${group}`,
          value,
        ]),
      ),
    assignments: () => gathered(assignments(store, plan)),
  };
};

const found = <Item extends { readonly names: readonly string[] }>(items: readonly Item[], name: string): Item => {
  const item = items.find(({ names }) => names.includes(name));
  if (item === undefined) throw new Error(`the book has no ${name}`);
  return item;
};
