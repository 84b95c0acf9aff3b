import type { Plan } from '@tagwright/dsl';
import { sql } from 'kysely';
import { EngineError } from '../errors/engine-error.js';
import { customerTableLayout, eventTableLayout, recordLayouts, type TableLayout } from '../store/layout.js';
import { IN_MEMORY, openStore } from '../store/open.js';
import { createFactTables } from '../store/schema.js';
import type { Cell, Store } from '../store/store.js';

/** A database in memory that holds one customer's facts, past and future. Throws `unknown-customer`. */
export const copyCustomer = async (store: Store, plan: Plan, customer: string): Promise<Store> => {
  const { catalog } = plan;
  const copy = await openStore(IN_MEMORY);
  try {
    await createFactTables(copy, catalog);
    const found = await copyRows(store, copy, customerTableLayout(catalog.customer), catalog.customer.id, customer);
    if (found === 0) throw new EngineError('unknown-customer', { customer });
    for (const event of catalog.events)
      await copyRows(store, copy, eventTableLayout(event), event.columns.customer, customer);
    for (const layout of recordLayouts)
      if ((await store.columnsOf(layout.table)).length > 0) await copyRows(store, copy, layout, 'customer', customer);
    return copy;
  } catch (thrown) {
    await copy.close();
    throw thrown;
  }
};

/** How many there were. */
const copyRows = async (
  from: Store,
  to: Store,
  { table, columns }: TableLayout,
  key: string,
  customer: string,
): Promise<number> => {
  const names = columns.map(({ name }) => name);
  const values: Cell[][] = names.map(() => []);
  let count = 0;
  const rows = from.rows<Readonly<Record<string, Cell>>>(
    sql`select ${sql.join(names.map((name) => sql.id(name)))} from ${sql.id(table)} where ${sql.id(key)} = ${customer}`,
  );
  for await (const row of rows) {
    names.forEach((name, index) => values[index]?.push(row[name] ?? null));
    count += 1;
  }
  await to.insert(table, names, values);
  return count;
};
