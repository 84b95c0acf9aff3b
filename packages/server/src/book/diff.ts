import type { BookChange } from '@tagwright/dsl';
import {
  type BookFile,
  differenceOf,
  differingPaths,
  latestVersion,
  type MovedByBook,
  textsOf,
  type VersionInfo,
  versionNumbered,
} from '@tagwright/engine';
import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from 'diff';
import { ServerError } from '../errors/index.js';
import { defineJob, type JobContext } from '../jobs/index.js';

/** What changed from one version of the book to another one, in text, meaning and members. */
export interface BookDiff {
  readonly from: number;
  readonly to: number;
  /** By path; a patch that `git apply` takes. */
  readonly files: readonly FileDiff[];
  readonly changes: readonly BookChange[];
  /**
   * How many customers the publications after `from`, up to `to`, moved; undefined where the log does not go back so far, or
   * `to` is the earlier one.
   */
  readonly members: readonly MovedByBook[] | undefined;
}

export interface FileDiff {
  readonly path: string;
  readonly change: 'new' | 'changed' | 'gone';
  readonly patch: string;
}

/** Throws `no-such-version`. */
export const diffBooksJob = defineJob(
  'book.diff',
  async ({ store }, { from, to }: { readonly from: number; readonly to: number | undefined }): Promise<BookDiff> => {
    const later = to === undefined ? await latestVersion(store) : await known(store, to);
    if (later === undefined) throw new ServerError(404, 'no-such-version', { version: from });
    const earlier = from === 0 ? undefined : await known(store, from);
    const { before, after, changes, members } = await differenceOf(store, earlier, later);
    return { from, to: later.version, files: fileDiffs(before, after), changes, members };
  },
);

const known = async (store: JobContext['store'], version: number): Promise<VersionInfo> => {
  const found = await versionNumbered(store, version);
  if (found === undefined) throw new ServerError(404, 'no-such-version', { version });
  return found;
};

/** What differs between two sets of files, line by line. */
export const fileDiffs = (before: readonly BookFile[], after: readonly BookFile[]): readonly FileDiff[] => {
  const [was, is] = [textsOf(before), textsOf(after)];
  return differingPaths(before, after).map((path) => {
    const [old, next] = [was.get(path), is.get(path)];
    const patch = structuredPatch(
      old === undefined ? '/dev/null' : `a/${path}`,
      next === undefined ? '/dev/null' : `b/${path}`,
      old ?? '',
      next ?? '',
      undefined,
      undefined,
      { context: 3 },
    );
    const change = old === undefined ? 'new' : next === undefined ? 'gone' : 'changed';
    return { path, change, patch: formatPatch(patch, FILE_HEADERS_ONLY) };
  });
};
