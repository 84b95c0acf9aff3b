import { openStore } from '@tagwright/engine';
import type { Clock } from '../clock.js';
import { createServerTables } from '../tables.js';
import { createKey } from './keys.js';

/**
 * Makes a key of an admin for whoever has the database in his hands, with the server running or not; the answer is the only
 * time that it is told. Throws `EngineError`.
 */
export const makeAdminKey = async (database: string, name: string, clock: Clock): Promise<string> => {
  const store = await openStore(database);
  try {
    return await store.write(async (session) => {
      await createServerTables(session);
      return (await createKey.write(session, { name, role: 'admin', by: 'local' }, clock())).key;
    });
  } finally {
    await store.close();
  }
};
