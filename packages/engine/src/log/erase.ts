import { sql } from 'kysely';
import type { Session } from '../store/store.js';
import { LOG_TABLES } from './tables.js';

/**
 * Takes customers out of the log: the entries keep their places, so that no reader misses a number, and nothing that was
 * about anybody. Returns how many there were.
 */
export const eraseFromLog = (session: Session, customers: readonly string[]): Promise<number> =>
  session.run(
    sql`update ${sql.id(LOG_TABLES.change)} set customer = '', value = null, old = null, new = null where ${session.dialect.memberOfMany(sql.id('customer'), customers)}`,
  );
