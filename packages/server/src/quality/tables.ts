import type { Session } from '@tagwright/engine';
import { sql } from 'kysely';

/** What facts were refused or late, counted by the day (UTC) on which they arrived. */
export const ARRIVAL_TABLES = {
  /** By why they were refused, and where in them that was. */
  refused: 'tws_refused',
  /** Events, by how long after they happened they arrived. */
  late: 'tws_late',
} as const;

export const createQualityTables = async (session: Session): Promise<void> => {
  const [text, integer] = [session.dialect.columnType('text'), session.dialect.columnType('integer')];
  await session.run(
    sql`create table if not exists ${sql.id(ARRIVAL_TABLES.refused)} (day ${integer} not null, code ${text} not null, about ${text} not null, field ${text} not null, count ${integer} not null, last_at ${integer} not null, primary key (day, code, about, field))`,
  );
  await session.run(
    sql`create table if not exists ${sql.id(ARRIVAL_TABLES.late)} (day ${integer} not null, about ${text} not null, days ${integer} not null, count ${integer} not null, primary key (day, about, days))`,
  );
};
