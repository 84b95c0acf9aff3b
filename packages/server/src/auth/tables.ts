import type { Session } from '@tagwright/engine';
import { sql } from 'kysely';

/** Keys and logins. Of both the database holds hashes alone. */
export const AUTH_TABLES = { key: 'tws_key', login: 'tws_login' } as const;

export const createAuthTables = async (session: Session): Promise<void> => {
  const [text, integer] = [session.dialect.columnType('text'), session.dialect.columnType('integer')];
  await session.run(
    sql`create table if not exists ${sql.id(AUTH_TABLES.key)} (id ${text} primary key not null, hash ${text} not null unique, name ${text} not null, email ${text}, role ${text} not null, created_at ${integer} not null, created_by ${text} not null, withdrawn_at ${integer})`,
  );
  await session.run(
    sql`create table if not exists ${sql.id(AUTH_TABLES.login)} (hash ${text} primary key not null, key_id ${text} not null, created_at ${integer} not null, seen_at ${integer} not null)`,
  );
};
