import { sql } from 'kysely';
import type { Session } from '../store/store.js';
import { hasLog, LOG_TABLES } from './tables.js';

/** When (ms UTC) a tag or a segment turned last for anybody, by the name under which it did; undefined: never, as far as the log goes back. */
export const lastTurn = async (session: Session, name: string): Promise<number | undefined> => {
  if (!(await hasLog(session))) return undefined;
  const row = await session.row<{ at: number }>(
    sql`select effective_at as at from ${sql.id(LOG_TABLES.change)} where name = ${name} order by effective_at desc limit 1`,
  );
  return row?.at;
};
