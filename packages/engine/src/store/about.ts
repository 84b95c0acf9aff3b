import { sql } from 'kysely';
import type { Session } from './store.js';

/** What a database says of itself. */
export interface AboutDatabase {
  readonly product: 'SQLite' | 'PostgreSQL';
  /** In its own words: `3.50.4`, `16.2 (Debian 16.2-1)`. */
  readonly version: string;
  /** The server's clock in ms UTC; a file has none of its own. */
  readonly clock: number | undefined;
}

/** Which database it is, and what time it is there. */
export const aboutDatabase = async (session: Session): Promise<AboutDatabase> => {
  const isFile = session.dialect.name === 'sqlite';
  const found = await session.row<{ version: string; clock: number | null }>(
    isFile
      ? sql`select sqlite_version() as version, null as clock`
      : sql`select current_setting('server_version') as version, cast(floor(extract(epoch from clock_timestamp()) * 1000) as bigint) as clock`,
  );
  if (found === undefined) throw new Error('the database said nothing about itself');
  return { product: isFile ? 'SQLite' : 'PostgreSQL', version: found.version, clock: found.clock ?? undefined };
};
