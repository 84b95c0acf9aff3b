import type { CustomerThing, Plan } from '@tagwright/dsl';
import { RECORD_TABLES, type Sql, type StorageClass } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import { customerTableLayout } from '../store/layout.js';
import type { Session } from '../store/store.js';

/** The customers as the evaluated instant knows them, where some of their fields changed after it. */
const THEN = 'tw_customer_then';

/**
 * The plan over the customers' fields as they were recorded at an instant (ms UTC): over their own table, or where that
 * holds what was recorded later over a table that stays until the next evaluation. The first value of a field extends
 * backwards.
 */
export const asRecorded = async (session: Session, plan: Plan, instant: number): Promise<Plan> => {
  const { customer } = plan.catalog;
  await session.run(sql`drop table if exists ${sql.id(THEN)}`);
  const changed = await changedAfter(session, customer, instant);
  if (changed.size === 0) return plan;
  const { key, columns } = customerTableLayout(customer);
  const declared = columns.map(({ name, storage }) => {
    const isKey = key.includes(name) ? sql` primary key not null` : sql``;
    return sql`${sql.id(name)} ${session.dialect.columnType(storage)}${isKey}`;
  });
  await session.run(session.dialect.table(THEN, sql.join(declared)));
  const values = columns.map(({ name, storage }) =>
    changed.has(name)
      ? recordedValue(sql.id('now', customer.id), name, storage, instant, sql.id('now', name))
      : sql.id('now', name),
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

/** The columns that hold another value in the table than they did at the instant, for some customer. */
const changedAfter = async (
  session: Session,
  customer: CustomerThing,
  instant: number,
): Promise<ReadonlySet<string>> => {
  const later = sql`from ${sql.id(RECORD_TABLES.fieldChange)} as later where later.at > ${BigInt(instant)}`;
  const told: string[] = [];
  for await (const { field } of session.rows<{ field: string }>(sql`select distinct later.field as field ${later}`))
    told.push(field);
  const found = new Set<string>();
  for (const { name, storage } of customerTableLayout(customer).columns.filter((column) =>
    told.includes(column.name),
  )) {
    const [id, value] = [sql.id('now', customer.id), sql.id('now', name)];
    const then = recordedValue(id, name, storage, instant, value);
    // What is told to hold only later does not stand in the table yet.
    const differs = sql`${id} in (select later.customer ${later} and later.field = ${name}) and ${value} is distinct from ${then}`;
    const one = sql`select 1 as found from ${sql.id(customer.table)} as ${sql.id('now')} where ${differs} limit 1`;
    if ((await session.row(one)) !== undefined) found.add(name);
  }
  return found;
};

/** What was recorded last by then, else first; of a customer of whom no change is recorded, `otherwise`. */
export const recordedValue = (
  customer: Sql,
  column: string,
  storage: StorageClass,
  instant: number,
  otherwise: Sql,
): Sql => {
  const then = BigInt(instant);
  const rows = sql`from ${sql.id(RECORD_TABLES.fieldChange)} as change where change.customer = ${customer} and change.field = ${column}`;
  // Those by then come first, and of them the latest; then those after it, the earliest first.
  const order = sql`case when change.at <= ${then} then 0 else 1 end, case when change.at <= ${then} then -change.at else change.at end`;
  const value = storage === 'text' ? sql`change.value` : sql`cast(change.value as bigint)`;
  return sql`case when exists (select 1 ${rows}) then (select ${value} ${rows} order by ${order} limit 1) else ${otherwise} end`;
};
