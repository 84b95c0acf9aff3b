import { sql } from 'kysely';
import type { Session } from '../store/store.js';

/** The versions of the book, in the order in which they were activated. */
export const BOOK_TABLE = 'tw_book';

/** Makes the table of versions, where it is not there yet. */
export const createBookTable = async (session: Session): Promise<void> => {
  const [text, integer] = [session.dialect.columnType('text'), session.dialect.columnType('integer')];
  await session.run(
    sql`create table if not exists ${sql.id(BOOK_TABLE)} (version ${integer} primary key not null, hash ${text} not null, plan ${text} not null, activated_at ${integer} not null, ${sql.id('by')} ${text}, note ${text})`,
  );
};
