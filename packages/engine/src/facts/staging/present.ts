import { sql } from 'kysely';
import type { Session } from '../../store/store.js';

/** Whether there is such a table, with something in it. */
export const hasRows = async (session: Session, table: string): Promise<boolean> =>
  (await session.columnsOf(table)).length > 0 &&
  (await session.row(sql`select 1 as found from ${sql.id(table)} limit 1`)) !== undefined;
