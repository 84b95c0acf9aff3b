import { sql } from 'kysely';
import type { Session } from '../store/store.js';

/**
 * Versions of the rule book with the files that they were published from: `tw_book` keeps what each means, these how it
 * was written. A text lies once, by its hash, however many versions have it. Whoever publishes writes the same ones: a
 * server, and the command line.
 */
export const PUBLICATION_TABLES = {
  version: 'tws_book',
  file: 'tws_book_file',
  text: 'tws_book_text',
} as const;

/** Makes the tables of versions that are not there yet. */
export const createPublicationTables = async (session: Session): Promise<void> => {
  const [text, integer] = [session.dialect.columnType('text'), session.dialect.columnType('integer')];
  const [version, file, texts] = [
    sql.id(PUBLICATION_TABLES.version),
    sql.id(PUBLICATION_TABLES.file),
    sql.id(PUBLICATION_TABLES.text),
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
};
