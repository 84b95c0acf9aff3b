import type { Session } from '@tagwright/engine';
import { createAuthTables } from './auth/tables.js';
import { createJournalTables } from './journal/entries.js';
import { createVisibilityTables } from './visibility/tables.js';

/** Makes the server's own tables (`tws_…`) that are not there yet. */
export const createServerTables = async (session: Session): Promise<void> => {
  await createAuthTables(session);
  await createJournalTables(session);
  await createVisibilityTables(session);
};
