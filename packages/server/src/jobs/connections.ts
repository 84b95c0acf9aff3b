import { isServer, openStore } from '@tagwright/engine';
import { sql } from 'kysely';

/** The address of a server by which its connections can be told from others; a file as it is. */
export const labelled = (database: string, label: string): string => {
  if (!isServer(database)) return database;
  const address = new URL(database);
  address.searchParams.set('application_name', label);
  return address.href;
};

/** A file is let go of with the process; a server goes on with a query whose asker is gone until it has an answer. */
export const endConnections = async (database: string, label: string): Promise<void> => {
  if (!isServer(database)) return;
  try {
    const store = await openStore(database, { mode: 'read-only' });
    await store.row(sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = ${label}`);
    await store.close();
  } catch {
    // The server is gone, and with it what was to be ended.
  }
};
