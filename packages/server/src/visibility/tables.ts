import type { Session } from '@tagwright/engine';
import { sql } from 'kysely';

/**
 * Which fields only some roles see: `subject` is an event's table, or empty for the customer; `field` a column. Names
 * of a book may change while the column stays, and so does what is hidden.
 */
export const FIELD_RULE_TABLE = 'tws_field_rule';

export const createVisibilityTables = async (session: Session): Promise<void> => {
  const text = session.dialect.columnType('text');
  await session.run(
    sql`create table if not exists ${sql.id(FIELD_RULE_TABLE)} (subject ${text} not null, field ${text} not null, role ${text} not null, primary key (subject, field))`,
  );
};
