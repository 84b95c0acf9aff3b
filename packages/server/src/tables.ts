import type { Session } from '@tagwright/engine';
import { createAuthTables } from './auth/tables.js';
import { forgetWithdrawn } from './auth/withdrawal.js';
import { createBookTables } from './book/tables.js';
import { createJournalTables } from './journal/entries.js';
import { createPersonalTables } from './personal/tables.js';
import { createQualityTables } from './quality/tables.js';
import { createTagTables } from './tags/tables.js';
import { createSegmentTables } from './segment-spec/rejected.js';
import { createVisibilityTables } from './visibility/tables.js';
import { createWebhookTables } from './webhooks/tables.js';

/** Makes the server's own tables (`tws_…`) that are not there yet, and takes out of them what went with keys that are gone. */
export const createServerTables = async (session: Session): Promise<void> => {
  await createAuthTables(session);
  await createBookTables(session);
  await createJournalTables(session);
  await createPersonalTables(session);
  await createQualityTables(session);
  await createTagTables(session);
  await createSegmentTables(session);
  await createVisibilityTables(session);
  await createWebhookTables(session);
  await forgetWithdrawn(session);
};
