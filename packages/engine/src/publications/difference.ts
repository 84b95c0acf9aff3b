import { bookChanges, type BookChange, type Plan } from '@tagwright/dsl';
import { type MovedByBook, movedByBooks } from '../books/moved.js';
import { activationsAfter, bookVersion } from '../books/versions.js';
import type { Session } from '../store/store.js';
import { filesOfListed } from './listed.js';
import type { VersionFile, VersionInfo } from './versions.js';

/** What changed from one version of the book to another one: how it was written and is, in meaning, in members. */
export interface VersionDifference {
  readonly before: readonly VersionFile[];
  readonly after: readonly VersionFile[];
  readonly changes: readonly BookChange[];
  /**
   * How many customers the publications after the earlier one, up to the later one, moved; undefined where the log does not
   * go back so far, or the versions are asked about backwards.
   */
  readonly members: readonly MovedByBook[] | undefined;
}

/** `earlier` undefined: before there was any book. */
export const differenceOf = async (
  session: Session,
  earlier: VersionInfo | undefined,
  later: VersionInfo,
): Promise<VersionDifference> => {
  const [was, is] = [await planOfVersion(session, earlier), await planOfVersion(session, later)];
  return {
    before: earlier === undefined ? [] : await filesOfListed(session, earlier),
    after: await filesOfListed(session, later),
    changes: is === undefined ? [] : bookChanges(was, is),
    members: await membersMoved(session, earlier, later),
  };
};

/** What a version means. */
export const planOfVersion = async (session: Session, version: VersionInfo | undefined): Promise<Plan | undefined> =>
  version === undefined ? undefined : (await bookVersion(session, version.engineVersion))?.plan;

const membersMoved = async (session: Session, earlier: VersionInfo | undefined, later: VersionInfo) => {
  const first = earlier?.engineVersion ?? 0;
  if (first > later.engineVersion) return undefined;
  const between = await activationsAfter(session, first);
  return movedByBooks(
    session,
    between.filter(({ version }) => version <= later.engineVersion),
  );
};
