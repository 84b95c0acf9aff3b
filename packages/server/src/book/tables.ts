import { createPublicationTables, type Session } from '@tagwright/engine';
import { sql } from 'kysely';

/** Drafts of the next version of the rule book, each its owner's. */
export const DRAFT_TABLE = 'tws_book_draft';

/** Versions of the rule book, and drafts of the next one. */
export const createBookTables = async (session: Session): Promise<void> => {
  await createPublicationTables(session);
  const [text, integer] = [session.dialect.columnType('text'), session.dialect.columnType('integer')];
  await session.run(
    sql`create table if not exists ${sql.id(DRAFT_TABLE)} (owner ${text} primary key not null, base ${integer} not null, saved_at ${integer} not null, files ${text} not null, conflicts ${text})`,
  );
  // Databases of earlier servers have drafts without it.
  const columns = await session.columnsOf(DRAFT_TABLE);
  if (!columns.some(({ name }) => name === 'conflicts'))
    await session.run(sql`alter table ${sql.id(DRAFT_TABLE)} add column conflicts ${text}`);
};
