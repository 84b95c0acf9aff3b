import type { Plan } from '@tagwright/dsl';
import { RECORD_TABLES, type Sql, type StorageClass } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import { customerTableLayout } from '../store/layout.js';
import type { Session } from '../store/store.js';

/** The customers as the evaluated instant knows them, where some of their fields changed after it. */
const THEN = 'tw_customer_then';

/**
 * The plan over the customers' fields as they were recorded at an instant (ms UTC): over their own table, which holds
 * what was recorded last, or where later changes are known over a table that stays until the next evaluation. The first
 * value of a field extends backwards.
 */
export const asRecorded = async (session: Session, plan: Plan, instant: number): Promise<Plan> => {
  const { customer } = plan.catalog;
  await session.run(sql`drop table if exists ${sql.id(THEN)}`);
  const changed = await changedAfter(session, instant);
  if (changed.size === 0) return plan;
  const { key, columns } = customerTableLayout(customer);
  const declared = columns.map(({ name, storage }) => {
    const isKey = key.includes(name) ? sql` primary key not null` : sql``;
    return sql`${sql.id(name)} ${session.dialect.columnType(storage)}${isKey}`;
  });
  await session.run(session.dialect.table(THEN, sql.join(declared)));
  const values = columns.map(({ name, storage }) =>
    changed.has(name) ? recordedValue(sql.id('now', customer.id), name, storage, instant) : sql.id('now', name),
  );
  const names = columns.map(({ name }) => sql.id(name));
  await session.run(
    sql`insert into ${sql.id(THEN)} (${sql.join(names)}) select ${sql.join(values)} from ${sql.id(customer.table)} as ${sql.id('now')}`,
  );
  return over(THEN, plan);
};

/** The plan over the customers' fields as the last evaluation read them. */
export const asEvaluated = async (session: Session, plan: Plan): Promise<Plan> =>
  (await session.columnsOf(THEN)).length === 0 ? plan : over(THEN, plan);

const over = (table: string, plan: Plan): Plan => ({
  ...plan,
  catalog: { ...plan.catalog, customer: { ...plan.catalog.customer, table } },
});

/** The columns that hold another value now than they did at the instant, for some customer. */
const changedAfter = async (session: Session, instant: number): Promise<ReadonlySet<string>> => {
  const found = new Set<string>();
  const rows = session.rows<{ field: string }>(
    sql`select distinct field from ${sql.id(RECORD_TABLES.fieldChange)} where at > ${BigInt(instant)}`,
  );
  for await (const { field } of rows) found.add(field);
  return found;
};

/** What was recorded last by then, else first; of a customer of whom no change is recorded, what the table says. */
const recordedValue = (customer: Sql, column: string, storage: StorageClass, instant: number): Sql => {
  const then = BigInt(instant);
  const rows = sql`from ${sql.id(RECORD_TABLES.fieldChange)} as change where change.customer = ${customer} and change.field = ${column}`;
  // Those by then come first, and of them the latest; then those after it, the earliest first.
  const order = sql`case when change.at <= ${then} then 0 else 1 end, case when change.at <= ${then} then -change.at else change.at end`;
  const value = storage === 'text' ? sql`change.value` : sql`cast(change.value as bigint)`;
  return sql`case when exists (select 1 ${rows}) then (select ${value} ${rows} order by ${order} limit 1) else ${sql.id('now', column)} end`;
};
