import { activationsAfter } from '../books/versions.js';
import type { Session } from '../store/store.js';
import { PUBLICATION_TABLES } from './tables.js';
import { filesOfVersion, type VersionFile, type VersionInfo, versionsBefore } from './versions.js';

/**
 * All versions, the last one first, for whoever only reads: what a program put in force that writes no versions down is
 * listed under the number that it will get.
 */
export const listedVersions = async (session: Session): Promise<readonly VersionInfo[]> => {
  const written = (await isWritten(session)) ? await versionsBefore(session, undefined, Number.MAX_SAFE_INTEGER) : [];
  const last = written[0];
  const unknown = await activationsAfter(session, last?.engineVersion ?? 0);
  const further = unknown.map(({ version, hash, activatedAt, by, note }, index): VersionInfo => ({
    version: (last?.version ?? 0) + index + 1,
    engineVersion: version,
    hash,
    publishedAt: activatedAt,
    by,
    email: undefined,
    note,
    rollsBack: undefined,
    hasFiles: false,
  }));
  return [...further.reverse(), ...written];
};

/** The files of a listed version; none where nobody knows how it was written. */
export const filesOfListed = async (session: Session, version: VersionInfo): Promise<readonly VersionFile[]> =>
  version.hasFiles ? filesOfVersion(session, version.version) : [];

const isWritten = async (session: Session): Promise<boolean> =>
  (await session.columnsOf(PUBLICATION_TABLES.version)).length > 0;
