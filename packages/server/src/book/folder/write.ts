import { lstat, mkdir, open, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type BookFile, differingPaths, isBookPath, textsOf } from '@tagwright/engine';
import { ServerError } from '../../errors/index.js';

/**
 * Puts files in the place of others in a folder, each in one go: whoever reads it finds the old one or the new one whole.
 * Throws `rules-link` where a path leads through a link, before anything is written.
 */
export const replaceFiles = async (
  root: string,
  before: readonly BookFile[],
  after: readonly BookFile[],
): Promise<void> => {
  const paths = differingPaths(before, after);
  for (const path of paths) await mustBePlain(root, path);
  const texts = textsOf(after);
  for (const path of paths) {
    const text = texts.get(path);
    if (text === undefined) await removeFile(root, path);
    else await replaceFile(join(root, path), text);
  }
};

const replaceFile = async (place: string, text: string): Promise<void> => {
  await mkdir(dirname(place), { recursive: true });
  const beside = join(dirname(place), `.${basename(place)}.tagwright-new`);
  const mode = await lstat(place).then(
    (stat) => stat.mode & 0o777,
    () => 0o644,
  );
  // What somebody left there goes first: a link of that name could lead anywhere.
  await rm(beside, { force: true });
  try {
    const file = await open(beside, 'wx', mode);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, place);
  } catch (thrown) {
    await rm(beside, { force: true });
    throw thrown;
  }
};

/** Folders that are empty then go with it, as git has none of them either. */
const removeFile = async (root: string, path: string): Promise<void> => {
  await rm(join(root, path), { force: true });
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    try {
      await rmdir(join(root, folder));
    } catch {
      return;
    }
  }
};

/** Neither a file nor any folder on the way to it is a link. */
const mustBePlain = async (root: string, path: string): Promise<void> => {
  if (!isBookPath(path)) throw new ServerError(422, 'book-path-forbidden', { path });
  const steps = path.split('/');
  for (let length = 1; length <= steps.length; length += 1) {
    const place = steps.slice(0, length).join('/');
    const isLink = await lstat(join(root, place)).then(
      (stat) => stat.isSymbolicLink() || (length < steps.length && !stat.isDirectory()),
      () => false,
    );
    if (isLink) throw new ServerError(409, 'rules-link', { path: place });
  }
};
