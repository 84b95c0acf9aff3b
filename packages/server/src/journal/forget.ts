import { defineRecording } from '../keeper/recording.js';
import { eraseFromJournal } from './erase.js';

/** Takes somebody who was erased out of entries that were waiting meanwhile, and so were written after it. */
export const forgetInJournal = defineRecording(
  'journal.forget',
  async (session, ids: readonly string[]): Promise<void> => {
    for (const id of ids) await eraseFromJournal(session, id);
  },
);
