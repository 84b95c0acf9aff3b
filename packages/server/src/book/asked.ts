import { type BookFile, isBookPath, type Session } from '@tagwright/engine';
import type { Caller } from '../auth/roles.js';
import { ServerError } from '../errors/index.js';
import { draftOf } from './drafts.js';

/** Throws `book-path-forbidden` and `book-path-twice`: names that differ in case alone are one file on some systems. */
export const checkPaths = (files: readonly BookFile[]): void => {
  const seen = new Set<string>();
  for (const { path } of files) {
    if (!isBookPath(path)) throw new ServerError(422, 'book-path-forbidden', { path });
    const key = path.normalize('NFC').toLowerCase();
    if (seen.has(key)) throw new ServerError(422, 'book-path-twice', { path });
    seen.add(key);
  }
};

/** The files that somebody means: those given, or those of the draft that he saved. */
export const filesAsked = async (
  store: Session,
  caller: Caller,
  { files, draft }: { readonly files?: readonly BookFile[] | undefined; readonly draft?: true | undefined },
): Promise<readonly BookFile[]> => {
  if ((files === undefined) === (draft === undefined)) throw new ServerError(422, 'book-files-or-draft', {});
  const meant = files ?? (await draftOf(store, caller.id))?.files;
  if (meant === undefined) throw new ServerError(404, 'no-draft', {});
  checkPaths(meant);
  return meant;
};
