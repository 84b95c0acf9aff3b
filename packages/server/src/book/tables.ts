import type { Session } from '@tagwright/engine';
import { sql } from 'kysely';

/**
 * Versions of the rule book with the files that they were published from: the engine keeps what each means, these how it
 * was written. A text lies once, by its hash, however many versions have it. Drafts are each their owner's.
 */
export const BOOK_TABLES = {
  version: 'tws_book',
  file: 'tws_book_file',
  text: 'tws_book_text',
  draft: 'tws_book_draft',
} as const;

export const createBookTables = async (session: Session): Promise<void> => {
  const [text, integer] = [session.dialect.columnType('text'), session.dialect.columnType('integer')];
  const [version, file, texts, draft] = [
    sql.id(BOOK_TABLES.version),
    sql.id(BOOK_TABLES.file),
    sql.id(BOOK_TABLES.text),
    sql.id(BOOK_TABLES.draft),
  ];
  await session.run(
    sql`create table if not exists ${version} (version ${integer} primary key not null, engine_version ${integer} not null, hash ${text} not null, has_files ${integer} not null, published_at ${integer} not null, ${sql.id('by')} ${text}, email ${text}, note ${text}, rolls_back ${integer})`,
  );
  await session.run(
    sql`create table if not exists ${file} (version ${integer} not null, path ${text} not null, hash ${text} not null, since ${integer} not null, primary key (version, path))`,
  );
  await session.run(
    sql`create table if not exists ${texts} (hash ${text} primary key not null, content ${text} not null)`,
  );
  await session.run(
    sql`create table if not exists ${draft} (owner ${text} primary key not null, base ${integer} not null, saved_at ${integer} not null, files ${text} not null)`,
  );
};
