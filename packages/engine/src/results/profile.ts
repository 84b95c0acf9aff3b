import type { Catalog, CustomerThing, Field } from '@tagwright/dsl';
import type { CompiledSql, Dialect } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import { EngineError } from '../errors/engine-error.js';
import { filled, place } from '../store/place.js';
import type { Store } from '../store/store.js';
import type { StoredValue } from './metrics.js';
import { remembered } from '../store/remembered.js';

/** What is known of a customer in one field; the value is in storage units of `field.type`. */
export interface FieldValue {
  readonly field: Field;
  readonly value: StoredValue;
}

/** The customer's fields that are known, in the catalog's order. Throws `unknown-customer`. */
export const customerFields = async (
  store: Store,
  catalog: Catalog,
  customer: string,
): Promise<readonly FieldValue[]> => {
  const { fields } = catalog.customer;
  const row = await store.row<Record<string, StoredValue | null>>(
    filled(statementFor(store.dialect)(catalog.customer), { customer }),
  );
  if (row === undefined) throw new EngineError('unknown-customer', { customer });
  return fields.flatMap((field, index): FieldValue[] => {
    const value = row[`f${index}`];
    return value === null || value === undefined ? [] : [{ field, value }];
  });
};

/** Compiled once: one customer is asked about again and again, each time another. */
const statementFor = remembered((dialect: Dialect) =>
  remembered((customer: CustomerThing): CompiledSql => {
    const { table, id, fields } = customer;
    const columns = [
      sql`1 as found`,
      ...fields.map(({ column }, index) => sql`${sql.id(column)} as ${sql.id(`f${index}`)}`),
    ];
    return dialect.compile(
      sql`select ${sql.join(columns)} from ${sql.id(table)} where ${sql.id(id)} = ${place('customer', 'text')}`,
    );
  }),
);
