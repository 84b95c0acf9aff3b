import { adopt, EngineError, type Published, recordVersion, type Session } from '@tagwright/engine';
import { ServerError } from '../errors/index.js';
import { defineRecording } from '../keeper/recording.js';
import { onPublication } from '../keeper/published.js';

/** A book that is put in force gets its version with its files, in the same transaction. */
onPublication(async (session, { plan, files, by, note, email, baseVersion, rollsBack }, now) => {
  await recordNext(
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
  recordNext(session, published, now),
);

/** Gives numbers to what other programs put in force. */
export const adoptVersions = defineRecording('book.adopt', async (session): Promise<void> => {
  await adopt(session);
});

/** Writes a version down. Throws `book-changed` (409) where another one came in between. */
const recordNext = async (session: Session, published: Published, now: number): Promise<number> => {
  try {
    return await recordVersion(session, published, now);
  } catch (thrown) {
    if (!(thrown instanceof EngineError)) throw thrown;
    if (thrown.code !== 'book-changed' && thrown.code !== 'book-version-changed') throw thrown;
    const told = thrown.params as Readonly<Record<string, number | string | undefined>>;
    const base = String(told['base'] ?? told['expected']);
    const current = told['current'] ?? told['found'];
    const found = current === undefined ? undefined : String(current);
    throw new ServerError(409, 'book-changed', { base, current: found }, { cause: thrown });
  }
};
