import { type Sql, TABLES } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import { createStepTables, DIRTY_TABLE, EVER } from '../../dirty/tables.js';
import type { Session } from '../../store/store.js';
import { keyColumn } from '../reading/table-spec.js';
import type { Staging } from './staging.js';

/** Whether there are answers, which the next step brings up to date by what is dirty. */
const isAnswered = async (session: Session): Promise<boolean> => (await session.columnsOf(TABLES.meta)).length > 0;

/** Makes everybody dirty of whom rows were placed, each once, within the transaction that places them. */
export const markPlaced = async (session: Session, { spec, table }: Staging): Promise<void> => {
  if (spec.kind === 'customer')
    return markCustomers(session, sql`select ${sql.id(keyColumn(spec, 'id'))} as id from ${table}`);
  if (!(await isAnswered(session))) return;
  await createStepTables(session);
  const [customer, at] = [sql.id(keyColumn(spec, 'customer')), sql.id(keyColumn(spec, 'at'))];
  await session.run(
    sql`insert into ${sql.id(DIRTY_TABLE)} (customer, source, since) select ${customer}, ${spec.table}, min(${at}) from ${table} group by ${customer}`,
  );
};

/** Makes some customers dirty, whatever is asked of them. `ids`: a query of them, as `id`. */
export const markCustomers = async (session: Session, ids: Sql): Promise<void> => {
  if (!(await isAnswered(session))) return;
  await createStepTables(session);
  await session.run(
    sql`insert into ${sql.id(DIRTY_TABLE)} (customer, source, since) select known.id, null, ${BigInt(EVER)} from (${ids}) as known`,
  );
};
