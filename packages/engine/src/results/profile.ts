import type { Catalog, Field } from '@tagwright/dsl';
import { sql } from 'kysely';
import { EngineError } from '../errors/engine-error.js';
import type { Store } from '../store/store.js';
import type { StoredValue } from './metrics.js';

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
  const { table, id, fields } = catalog.customer;
  const columns = [
    sql`1 as found`,
    ...fields.map(({ column }, index) => sql`${sql.id(column)} as ${sql.id(`f${index}`)}`),
  ];
  const row = await store.row<Record<string, StoredValue | null>>(
    sql`select ${sql.join(columns)} from ${sql.id(table)} where ${sql.id(id)} = ${customer}`,
  );
  if (row === undefined) throw new EngineError('unknown-customer', { customer });
  return fields.flatMap((field, index): FieldValue[] => {
    const value = row[`f${index}`];
    return value === null || value === undefined ? [] : [{ field, value }];
  });
};
