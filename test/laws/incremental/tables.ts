import { evaluate, type Store } from '@tagwright/engine';
import type { Plan } from '@tagwright/dsl';
import type { Facts } from '../../oracle/index.js';
import type { Things } from '../evaluators/evaluator.js';
import { storeFacts } from '../evaluators/store-facts.js';

const DERIVED = ['tw_state', 'tw_history', 'tw_threshold', 'tw_overall', 'tw_answer'];

/** By table, its rows as text, in order. */
export type Tables = Readonly<Record<string, readonly string[]>>;

/** Everything that was derived from facts. */
export async function derivedTables(store: Store): Promise<Tables> {
  const tables: Record<string, readonly string[]> = {};
  for (const table of DERIVED) {
    const columns = (await store.columnsOf(table)).map(({ name }) => name).sort();
    const rows: string[] = [];
    if (columns.length > 0) {
      for await (const row of store.rows<Record<string, unknown>>({ sql: `select * from ${table}`, parameters: [] })) {
        rows.push(
          JSON.stringify(
            columns.map((column) => [column, row[column]]),
            (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
          ),
        );
      }
    }
    tables[table] = rows.sort();
  }
  return tables;
}

/** The same of a database that gets all the facts at once, and works everything out anew. */
export async function rebuiltTables(
  store: Store,
  plan: Plan,
  things: Things,
  facts: Facts,
  now: number,
): Promise<Tables> {
  await storeFacts(store, plan, things, facts);
  await evaluate(store, plan, now);
  return derivedTables(store);
}

/** Rows that only one of them has. A table of histories that an earlier book has left is nobody's any more. */
export function tableDifferences(plan: Plan, kept: Tables, rebuilt: Tables): readonly string[] {
  return DERIVED.filter((table) => table !== 'tw_history' || plan.histories.length > 0).flatMap((table) => {
    const [own, wanted] = [new Set(kept[table]), new Set(rebuilt[table])];
    const missing = [...wanted].filter((row) => !own.has(row)).slice(0, 3);
    const extra = [...own].filter((row) => !wanted.has(row)).slice(0, 3);
    return [...missing.map((row) => `${table} lacks ${row}`), ...extra.map((row) => `${table} has ${row}`)];
  });
}
