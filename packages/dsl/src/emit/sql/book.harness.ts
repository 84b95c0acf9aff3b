import Sqlite from 'better-sqlite3';
import type { ValueType } from '../../catalog/types.js';
import { evaluatePopulation } from '../../evaluate/evaluate.js';
import { prepare } from '../../evaluate/prepare.js';
import type { CustomerFacts, Stored } from '../../plan/facts.js';
import type { Plan } from '../../plan/types.js';
import { bucketOf, raiseExact, unitVector } from '../../plan/semantics/index.js';
import { answerColumns } from './answered.js';
import type { CompiledSql } from './dialect.js';
import { RECORD_TABLES, type StorageClass, storageOf, vectorColumns } from './physical.js';
import { compileSql, type EvaluationSqlOptions, historyTableSql } from './program.js';
import { metricSql } from './results.js';
import { sqlite } from './sqlite.js';

export type Cell = string | number | bigint | null;

/** All that a plan says of some customers: in storage units, whole numbers as BigInt. */
export interface BookAnswers {
  /** By rank and group, of those that anybody is ranked in. */
  readonly thresholds: readonly Threshold[];
  readonly overall: Readonly<Record<string, Cell>>;
  readonly customers: Readonly<Record<string, CustomerAnswers>>;
}

export interface Threshold {
  readonly rank: string;
  readonly group: string | null;
  readonly theta: Cell;
  readonly size: Cell;
}

export interface CustomerAnswers {
  readonly columns: Readonly<Record<string, Cell>>;
  readonly metrics: readonly Cell[];
  readonly tags: Readonly<Record<string, readonly string[]>>;
  readonly segments: readonly string[];
}

const asStored = (value: Stored | bigint | undefined, storage: StorageClass): Cell => {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value;
  return storage === 'real' ? Number(value) : BigInt(value);
};

/** The cells of a field by the columns that hold them: four for a point. */
const cellsOf = (column: string, type: ValueType, value: Stored | undefined): readonly (readonly [string, Cell])[] => {
  const own = [column, asStored(value, storageOf(type))] as const;
  if (type.kind !== 'point') return [own];
  const vector = typeof value === 'string' ? unitVector(...(value.split(',').map(Number) as [number, number])) : [];
  return [own, ...vectorColumns(column).map((part, index) => [part, asStored(vector[index], 'integer')] as const)];
};

/** A database in memory that holds a plan's tables with the facts of some customers. */
export class Book {
  readonly database = new Sqlite(':memory:');
  readonly #plan: Plan;

  constructor(plan: Plan, customers: readonly CustomerFacts[], now: number) {
    this.#plan = plan;
    this.database.function('tw_bucket', (salt, id, n) => BigInt(bucketOf(String(salt), String(id), Number(n))));
    this.database.function('tw_raised', { safeIntegers: true }, (value, digits) =>
      typeof value === 'bigint' ? Number(raiseExact(value, Number(digits))) : null,
    );
    this.#layDown(customers);
    this.#layDownRecorded(customers);
    this.fillHistories(customers, now);
  }

  #layDown(customers: readonly CustomerFacts[]): void {
    const { customer, events } = this.#plan.catalog;
    const at = customer.at === undefined ? [] : [customer.at];
    const fields = customer.fields.filter(({ column }) => !at.includes(column));
    this.#table(
      customer.table,
      [customer.id, ...at, ...fields.flatMap(({ column, type }) => cellsOf(column, type, null).map(([name]) => name))],
      customers.map((each) => [
        each.id,
        ...at.map((column) => asStored(each.fields[column], 'integer')),
        ...fields.flatMap(({ column, type }) => cellsOf(column, type, each.fields[column]).map(([, cell]) => cell)),
      ]),
    );
    for (const event of events) {
      const { id, customer: owner, at: time } = event.columns;
      const rows = customers.flatMap((each) =>
        (each.events[event.table] ?? []).map((one): readonly Cell[] => [
          each.id,
          BigInt(one.at),
          one.id,
          ...event.fields.flatMap(({ column, type }) =>
            cellsOf(column, type, one.values[column]).map(([, cell]) => cell),
          ),
        ]),
      );
      const own = event.fields.flatMap(({ column, type }) => cellsOf(column, type, null).map(([name]) => name));
      this.#table(event.table, [owner, time, id, ...own], rows);
    }
  }

  #layDownRecorded(customers: readonly CustomerFacts[]): void {
    const rows = customers.flatMap(({ id, handSet = [] }) =>
      handSet.map(({ tag, value, from, until }): readonly Cell[] => [
        id,
        tag,
        value,
        BigInt(from),
        until === undefined ? null : BigInt(until),
      ]),
    );
    this.#table(RECORD_TABLES.handSet, ['customer', 'tag', 'value', 'from_at', 'until_at'], rows);
    // Nobody's fields ever changed.
    this.#table(RECORD_TABLES.fieldChange, ['customer', 'field', 'at', 'value'], []);
  }

  /** Histories are looked up in facts, not by SQL: anew for each instant that is asked about. */
  fillHistories(customers: readonly CustomerFacts[], now: number): void {
    if (this.#plan.histories.length === 0) return;
    for (const statement of historyTableSql(this.#plan, sqlite)) this.run(statement);
    for (const { customer, histories } of evaluatePopulation(prepare(this.#plan), customers, now).customers) {
      const row = [customer, ...this.#plan.histories.map(({ id }) => asStored(histories[id], 'integer'))];
      this.database.prepare(`insert into tw_history values (${row.map(() => '?').join(', ')})`).run(...row);
    }
  }

  #table(name: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): void {
    this.database.exec(`create table "${name}" (${columns.map((column) => `"${column}"`).join(', ')})`);
    const insert = this.database.prepare(`insert into "${name}" values (${columns.map(() => '?').join(', ')})`);
    for (const row of rows) insert.run(...row);
  }

  run({ sql, parameters }: CompiledSql): void {
    this.database.prepare(sql).run(...parameters);
  }

  rows(sql: string, ...parameters: readonly unknown[]): readonly Readonly<Record<string, Cell>>[] {
    return this.database
      .prepare(sql)
      .safeIntegers()
      .all(...parameters) as Readonly<Record<string, Cell>>[];
  }

  /** Evaluates the plan as a whole, or as the options say. */
  evaluate(now: number, options: EvaluationSqlOptions = {}): BookAnswers {
    for (const statement of compileSql(this.#plan, now, options)) this.run(statement);
    return this.answers(now);
  }

  /** What the tables say. */
  answers(now: number): BookAnswers {
    const plan = this.#plan;
    const metrics = plan.metrics.map(({ value }) => {
      const { sql, parameters } = metricSql(plan, now, value);
      return new Map(this.rows(sql, ...parameters).map((row) => [row['customer'], row['value']]));
    });
    const state = new Map(this.rows('select * from tw_state').map((row) => [row['customer'], row]));
    const [overall = {}] = this.rows('select * from tw_overall');
    return {
      thresholds: this.rows('select * from tw_threshold order by rank, group_value').map((row) => ({
        rank: String(row['rank']),
        group: row['group_value'] as string | null,
        theta: row['theta'] ?? row['theta_real'] ?? null,
        size: row['size'] ?? null,
      })),
      overall: withoutKey(overall, 'one'),
      customers: Object.fromEntries(
        this.rows('select * from tw_answer order by customer').map((row) => [
          row['customer'],
          {
            columns: withoutKey(state.get(row['customer'] ?? null) ?? {}, 'customer'),
            metrics: metrics.map((values) => values.get(row['customer'] ?? null) ?? null),
            tags: Object.fromEntries(plan.tags.map((tag) => [tag.id, valuesIn(tag, row)])),
            segments: plan.segments.map(({ id }) => id).filter((id) => row[id] === 1n),
          },
        ]),
      ),
    };
  }
}

const withoutKey = (row: Readonly<Record<string, Cell>>, key: string): Readonly<Record<string, Cell>> =>
  Object.fromEntries(Object.entries(row).filter(([name]) => name !== key));

const valuesIn = (tag: Plan['tags'][number], row: Readonly<Record<string, Cell>>): readonly string[] => {
  const columns = answerColumns(tag);
  if (!tag.exclusive) return tag.values.filter((_, index) => row[columns[index] ?? ''] === 1n);
  const value = row[tag.id];
  return typeof value === 'string' ? [value] : [];
};

/** What JavaScript makes of the same, in the same form. */
export const answersInJavaScript = (plan: Plan, facts: readonly CustomerFacts[], now: number): BookAnswers => {
  const { held, customers } = evaluatePopulation(prepare(plan), facts, now);
  const cell = (value: Cell | undefined, type: ValueType): Cell => asStored(value, storageOf(type));
  const typeOf = (id: string): ValueType => plan.columns.find((column) => column.id === id)?.type ?? { kind: 'text' };
  return {
    thresholds: held.thresholds
      .filter(({ size }) => size > 0)
      .map(({ rank, group, theta, size }) => {
        const { cut, key } = plan.ranks.find(({ id }) => id === rank) ?? {};
        const storage = cut === 'average' || key === undefined ? 'real' : storageOf(key.type);
        return { rank, group, theta: asStored(theta, storage), size: BigInt(size) };
      })
      .toSorted((a, b) => compare(a.rank, b.rank) || compare(a.group ?? '', b.group ?? '')),
    overall: Object.fromEntries([...held.overall].map(([id, value]) => [id, cell(value, typeOf(id))])),
    customers: Object.fromEntries(
      customers.map(({ customer, columns, metrics, tags, segments }) => [
        customer,
        {
          columns: Object.fromEntries(Object.entries(columns).map(([id, value]) => [id, cell(value, typeOf(id))])),
          metrics: metrics.map(({ metric, value }) => cell(value, metric.value.type)),
          tags: Object.fromEntries(tags.map(({ tag, values }) => [tag.id, values.map(({ value }) => value)])),
          segments: segments.map(({ id }) => id),
        },
      ]),
    ),
  };
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
