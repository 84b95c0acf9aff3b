import type { Plan } from '@tagwright/dsl';
import { sql } from 'kysely';
import { EngineError } from '../errors/engine-error.js';
import { compile } from '../store/compile.js';
import { customerTableLayout, eventTableLayout, type TableLayout } from '../store/layout.js';
import { createFactTables } from '../store/schema.js';
import { IN_MEMORY, openStore, type SqliteStore } from '../store/sqlite.js';

/** A database in memory that holds one customer's facts, past and future. Throws `unknown-customer`. */
export const copyCustomer = (store: SqliteStore, plan: Plan, customer: string): SqliteStore => {
  const copy = openStore(IN_MEMORY);
  createFactTables(copy, plan.catalog);
  const copyRows = (layout: TableLayout, key: string): number => {
    const columns = sql.join(layout.columns.map(({ name }) => sql.id(name)));
    const from = compile(sql`select ${columns} from ${sql.id(layout.table)} where ${sql.id(key)} = ${customer}`);
    const read = store.database.prepare(from.sql).safeIntegers().raw();
    const holes = sql.join(layout.columns.map(() => sql`?`));
    const write = copy.database.prepare(
      compile(sql`insert into ${sql.id(layout.table)} (${columns}) values (${holes})`).sql,
    );
    let count = 0;
    for (const row of read.iterate(...from.parameters)) {
      write.run(...(row as unknown[]));
      count += 1;
    }
    return count;
  };
  const found = copyRows(customerTableLayout(plan.catalog.customer), plan.catalog.customer.id);
  if (found === 0) {
    copy.close();
    throw new EngineError('unknown-customer', { customer });
  }
  for (const event of plan.catalog.events) copyRows(eventTableLayout(event), event.columns.customer);
  return copy;
};
