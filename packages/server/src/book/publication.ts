import { defineRecording } from '../keeper/recording.js';
import { onPublication } from '../keeper/published.js';
import { adopt, type Published, recordVersion } from './versions.js';

/** A book that is put in force gets its version with its files, in the same transaction. */
onPublication(async (session, { plan, files, by, note, email, baseVersion, rollsBack }, now) => {
  await recordVersion(
    session,
    {
      hash: plan.hash,
      ...(files === undefined ? {} : { files }),
      ...(by === undefined ? {} : { by }),
      ...(note === undefined ? {} : { note }),
      ...(email === undefined ? {} : { email }),
      ...(baseVersion === undefined ? {} : { baseVersion }),
      ...(rollsBack === undefined ? {} : { rollsBack }),
    },
    now,
  );
});

/** A version of other words that mean what is in force: there is nothing to work out. Says its number. */
export const recordWords = defineRecording('book.words', (session, published: Published, now) =>
  recordVersion(session, published, now),
);

/** Gives numbers to what other programs put in force. */
export const adoptVersions = defineRecording('book.adopt', async (session): Promise<void> => {
  await adopt(session);
});
