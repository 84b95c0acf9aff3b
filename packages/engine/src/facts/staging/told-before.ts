import { sql } from 'kysely';
import type { Session } from '../../store/store.js';
import { INGEST_TABLES } from '../ingest/tables.js';
import { keyColumn } from '../reading/table-spec.js';
import { hasRows } from './present.js';
import type { Staging } from './staging.js';

/** Leaves out staged events that were deleted before: what is delivered late does not bring them back. */
export const leaveOutDeleted = async (staging: Staging): Promise<void> => {
  const { session, spec, table } = staging;
  if (spec.kind !== 'event' || !(await hasRows(session, INGEST_TABLES.deleted))) return;
  const id = sql.id(keyColumn(spec, 'id'));
  staging.repeated += await session.run(
    sql`delete from ${table} where ${id} in (select id from ${sql.id(INGEST_TABLES.deleted)} where table_name = ${spec.table})`,
  );
  await staging.countRows();
};

/** A temporary table: of whom staged events were told that stand under others, for whom those were merged into. */
const originsOf = ({ name }: Staging): string => `${name}_origin`;

/** Lets staged events of customers who were merged stand under the one who goes on. */
export const standUnderOthers = async (staging: Staging): Promise<void> => {
  const { session, spec, table } = staging;
  if (spec.kind !== 'event' || !(await hasRows(session, INGEST_TABLES.merge))) return;
  const [id, customer] = [sql.id(keyColumn(spec, 'id')), sql.id(keyColumn(spec, 'customer'))];
  const [origins, merge] = [sql.id(originsOf(staging)), sql.id(INGEST_TABLES.merge)];
  const text = session.dialect.columnType('text');
  const isMerged = sql`${customer} in (select merged from ${merge})`;
  await dropOrigins(staging);
  await session.run(sql`create temp table ${origins} (id ${text}, customer ${text})`);
  await session.run(sql`insert into ${origins} select ${id}, ${customer} from ${table} where ${isMerged}`);
  await session.run(sql`
    with recursive up(merged, customer) as (
      select merged, customer from ${merge}
      union all select up.merged, further.customer from up join ${merge} as further on further.merged = up.customer)
    update ${table} set ${customer} = (
      select up.customer from up where up.merged = ${table}.${customer} and up.customer not in (select merged from ${merge}))
    where ${isMerged}`);
};

/** Keeps of whom the placed events were told, so that a merge can be taken back. */
export const keepOrigins = async (session: Session, staging: Staging): Promise<void> => {
  const { spec, table } = staging;
  const origins = originsOf(staging);
  if ((await session.columnsOf(origins)).length === 0) return;
  const isPlaced = sql`id in (select ${sql.id(keyColumn(spec, 'id'))} from ${table})`;
  await session.run(
    sql`insert into ${sql.id(INGEST_TABLES.origin)} (table_name, id, customer) select ${spec.table}, id, customer from ${sql.id(origins)} where ${isPlaced} on conflict do nothing`,
  );
};

export const dropOrigins = async (staging: Staging): Promise<void> => {
  await staging.session.run(sql`drop table if exists ${sql.id(originsOf(staging))}`);
};
