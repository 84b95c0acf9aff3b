import { type BookFile, isBookPath, type Session } from '@tagwright/engine';
import type { Caller } from '../auth/roles.js';
import { ServerError } from '../errors/index.js';
import { type Draft, draftOf } from './drafts.js';

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

/** What somebody means: the files that he gives, or the draft that he saved, which is then told as well. */
export interface Meant {
  readonly files: readonly BookFile[];
  readonly draft?: Draft;
}

interface Asked {
  readonly files?: readonly BookFile[] | undefined;
  readonly draft?: true | undefined;
}

/** Reads what somebody means. Throws `book-files-or-draft`, `no-draft`, and what {@link checkPaths} throws. */
export const meantBy = async (store: Session, caller: Caller, { files, draft }: Asked): Promise<Meant> => {
  if ((files === undefined) === (draft === undefined)) throw new ServerError(422, 'book-files-or-draft', {});
  const meant = files === undefined ? await savedDraft(store, caller) : { files };
  checkPaths(meant.files);
  return meant;
};

export const filesAsked = async (store: Session, caller: Caller, asked: Asked): Promise<readonly BookFile[]> =>
  (await meantBy(store, caller, asked)).files;

const savedDraft = async (store: Session, { id }: Caller): Promise<Meant> => {
  const draft = await draftOf(store, id);
  if (draft === undefined) throw new ServerError(404, 'no-draft', {});
  return { files: draft.files, draft };
};
