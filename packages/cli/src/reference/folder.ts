import { relative, resolve, sep } from 'node:path';
import { type BookFile, inOrder, isBookPath, listPath } from '@tagwright/engine';
import { findRuleFiles } from '../book/find.js';
import { placesOfList, readList } from '../book/list.js';
import { listsOf, type Book } from '../book/load.js';
import type { Context } from '../context.js';
import { Refusal } from '../exit.js';

/** The rule book of a folder as it is kept elsewhere: every file by its path below the folder. */
export interface BookFolder {
  /** Absolute. */
  readonly root: string;
  readonly files: readonly BookFile[];
}

/** The folder that paths stand for, and its files: those of a book that was read from there. */
export function bookFolder({ io, words }: Context, paths: readonly string[], book: Book): BookFolder {
  const { folders } = findRuleFiles(paths, io.cwd, words.book);
  const [only] = folders;
  const root = folders.length === 1 && only !== undefined ? only : io.cwd;
  const pathOf = (place: string): string => {
    const path = relative(root, place).split(sep).join('/');
    if (!isBookPath(path)) throw new Refusal(words.reference.outside(path), words.reference.outsideAdvice);
    return path;
  };
  const rules = [...book.sources].map(([shown, { text }]) => ({ path: pathOf(resolve(io.cwd, shown)), text }));
  const lists = new Map<string, string>();
  for (const path of listsOf(book)) {
    const text = readList(path, folders, words.book);
    const [place] = placesOfList(path, [root]);
    if (text !== undefined && place !== undefined) lists.set(listPath(path), text);
  }
  return { root, files: inOrder([...rules, ...[...lists].map(([path, text]) => ({ path, text }))]) };
}
