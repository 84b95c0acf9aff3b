import type { Session } from '@tagwright/engine';
import { sql } from 'kysely';
import { EVERYBODY, OWNER_SETTING } from './ownership.js';

/**
 * Personal tags, a row for each customer who has one: `owner` is the key of whoever made it, `key` the name as it is told
 * from others, `customer` the id that it was put on, whoever that is merged with by now.
 */
export const PERSONAL_TAG_TABLE = 'tws_personal_tag';

const TABLE = sql.id(PERSONAL_TAG_TABLE);

export const createPersonalTables = async (session: Session): Promise<void> => {
  const [text, integer] = [session.dialect.columnType('text'), session.dialect.columnType('integer')];
  await session.run(
    sql`create table if not exists ${TABLE} (owner ${text} not null, key ${text} not null, customer ${text} not null, name ${text} not null, at ${integer} not null, primary key (owner, key, customer))`,
  );
  await session.run(
    sql`create index if not exists ${sql.id(`${PERSONAL_TAG_TABLE}_customer`)} on ${TABLE} (customer, owner)`,
  );
  if (session.dialect.name === 'postgres') await guard(session);
};

/**
 * Every query names the owner by itself. Should one ever forget to, PostgreSQL still gives it the rows of whoever the
 * connection speaks for, and none where it speaks for nobody: a slip shows as missing rows and not as a leak. It is no
 * guard against who may log in to the database: whoever writes queries of his own can speak for anybody.
 */
const guard = async (session: Session): Promise<void> => {
  const policy = 'tws_personal_tag_owner';
  const there = await session.row(
    sql`select 1 as found from pg_policies where schemaname = current_schema() and tablename = ${PERSONAL_TAG_TABLE} and policyname = ${policy}`,
  );
  if (there !== undefined) return;
  const speaksFor = sql`current_setting(${sql.lit(OWNER_SETTING)}, true)`;
  await session.run(sql`alter table ${TABLE} enable row level security`);
  // The owner of the table too: that is whom the server logs in as.
  await session.run(sql`alter table ${TABLE} force row level security`);
  await session.run(
    sql`create policy ${sql.id(policy)} on ${TABLE} using (owner = ${speaksFor} or ${speaksFor} = ${sql.lit(EVERYBODY)})`,
  );
};
