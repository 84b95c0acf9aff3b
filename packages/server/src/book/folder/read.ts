import { lstat, readdir, readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { parse } from '@tagwright/dsl';
import { type BookFile, inOrder, isBookPath, isRuleFile, listPath } from '@tagwright/engine';
import { ServerError } from '../../errors/index.js';

const LARGEST = 8 * 1024 * 1024;

/**
 * The rule book as it lies in a folder: all `.tag` files below, hidden folders and `node_modules` left out, and the files
 * that their lists name. Throws `rules-link` for what leads out of the folder, `rules-not-utf8`, `rules-unreadable`,
 * `rules-too-large`, `book-path-forbidden`.
 */
export const readFolder = async (folder: string): Promise<readonly BookFile[]> => {
  const root = await realpath(folder).catch((fault: Error) => {
    throw new ServerError(409, 'rules-unreadable', { path: '.', reason: fault.message });
  });
  const rules: BookFile[] = [];
  for (const path of await ruleFilesBelow(root, '')) rules.push(await readBookFile(root, path));
  const lists: BookFile[] = [];
  for (const path of new Set(rules.flatMap(listsNamedIn)))
    if (!isRuleFile(path) && isBookPath(path) && (await isThere(join(root, path))))
      lists.push(await readBookFile(root, path));
  return inOrder([...rules, ...lists]);
};

/** Paths of rule files, relative to the root, with `/` on every platform. */
export const ruleFilesBelow = async (root: string, below: string): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const entry of await readdir(join(root, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    // A link to a folder is not followed: it could lead back up.
    if (entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
      found.push(...(await ruleFilesBelow(root, path)));
    else if (isRuleFile(entry.name) && !entry.isDirectory() && !entry.name.startsWith('.')) found.push(path);
  }
  return found.toSorted();
};

/** A file of the folder by its path. */
export const readBookFile = async (root: string, path: string): Promise<BookFile> => {
  if (!isBookPath(path)) throw new ServerError(422, 'book-path-forbidden', { path });
  let bytes: Uint8Array;
  try {
    const place = await realpath(join(root, path));
    if (!place.startsWith(root + sep)) throw new ServerError(409, 'rules-link', { path });
    if ((await lstat(place)).size > LARGEST) throw new ServerError(409, 'rules-too-large', { path, limit: LARGEST });
    bytes = await readFile(place);
  } catch (thrown) {
    if (thrown instanceof ServerError) throw thrown;
    throw new ServerError(409, 'rules-unreadable', { path, reason: (thrown as Error).message });
  }
  try {
    return { path, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    throw new ServerError(409, 'rules-not-utf8', { path });
  }
};

export const isThere = async (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );

const listsNamedIn = ({ path, text }: BookFile): readonly string[] =>
  parse(path, text).file.decls.flatMap((decl) => (decl.kind === 'ListDecl' ? [listPath(decl.path.text)] : []));
