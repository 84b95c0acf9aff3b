import type { Catalog } from '@tagwright/dsl';
import { RECORD_TABLES, TABLES } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import { DIRTY_TABLE } from '../dirty/tables.js';
import { customerTableLayout } from '../store/layout.js';
import type { Session } from '../store/store.js';
import { recordedValue } from './recorded.js';

/**
 * Lets the customers' table hold what is recorded of its fields for `now` (ms UTC): a value that was told to hold from a
 * later instant on takes its place once that instant has come. Their customers become dirty. To be called before
 * anything is worked out for `now`, in the same transaction.
 */
export const applyDueFields = async (session: Session, { customer }: Catalog, now: number): Promise<void> => {
  const after = await lastStep(session);
  const isDue = sql`change.at > ${BigInt(after ?? Number.MIN_SAFE_INTEGER)} and change.at <= ${BigInt(now)}`;
  const from = sql`from ${sql.id(RECORD_TABLES.fieldChange)} as change where ${isDue}`;
  const due = new Set<string>();
  for await (const { field } of session.rows<{ field: string }>(sql`select distinct change.field as field ${from}`))
    due.add(field);
  const columns = customerTableLayout(customer).columns.filter(({ name }) => due.has(name));
  if (columns.length === 0) return;
  // Where nothing was answered yet, there is nothing to be answered anew.
  if (after !== undefined && (await session.columnsOf(DIRTY_TABLE)).length > 0)
    await session.run(
      sql`insert into ${sql.id(DIRTY_TABLE)} (customer, source, since) select change.customer, null, min(change.at) ${from} group by change.customer`,
    );
  for (const { name, storage } of columns) {
    const column = sql.id(name);
    const value = recordedValue(sql.id(customer.table, customer.id), name, storage, now, sql.id(customer.table, name));
    await session.run(
      sql`update ${sql.id(customer.table)} set ${column} = ${value} where ${sql.id(customer.id)} in (select change.customer ${from} and change.field = ${name}) and ${column} is distinct from ${value}`,
    );
  }
};

/** The instant (ms UTC) that the answers speak of; undefined where there are none. */
export const lastStep = async (session: Session): Promise<number | undefined> => {
  if ((await session.columnsOf(TABLES.meta)).length === 0) return undefined;
  const meta = await session.row<{ asOf: number }>(sql`select as_of as "asOf" from ${sql.id(TABLES.meta)}`);
  return meta?.asOf;
};
