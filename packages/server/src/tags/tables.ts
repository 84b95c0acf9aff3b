import type { Session } from '@tagwright/engine';
import { sql } from 'kysely';

/** Who set a value of a tag by hand: the engine keeps what was set, from when and until when. */
export const SETTER_TABLE = 'tws_hand_set_by';

export const createTagTables = async (session: Session): Promise<void> => {
  const [text, integer] = [session.dialect.columnType('text'), session.dialect.columnType('integer')];
  await session.run(
    sql`create table if not exists ${sql.id(SETTER_TABLE)} (customer ${text} not null, tag ${text} not null, value ${text} not null, from_at ${integer} not null, caller ${text} not null, name ${text} not null, primary key (customer, tag, value, from_at))`,
  );
};
