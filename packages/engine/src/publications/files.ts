import { createHash } from 'node:crypto';

/** A file of the rule book: a `.tag` file, or one that a `list` of the book names. */
export interface BookFile {
  /** Relative to the book's folder, with `/` on every platform. */
  readonly path: string;
  readonly text: string;
}

/** SHA-256 of a text, in hex: equal text, equal hash. */
export const textHash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** In order of their paths, by code unit: the same files, the same order. */
export const inOrder = <File extends { readonly path: string }>(files: readonly File[]): readonly File[] =>
  files.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));

/** One hash for all files with their paths: what a folder holds is what is in force where these are equal. */
export const filesHash = (files: readonly BookFile[]): string =>
  textHash(JSON.stringify(inOrder(files).map(({ path, text }) => [path, text])));

/** The paths at which two sets of files differ: files that one lacks, and files of another text. */
export const differingPaths = (some: readonly BookFile[], others: readonly BookFile[]): readonly string[] => {
  const [before, after] = [textsOf(some), textsOf(others)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => before.get(path) !== after.get(path))
    .sort();
};

export const textsOf = (files: readonly BookFile[]): ReadonlyMap<string, string> =>
  new Map(files.map(({ path, text }) => [path, text]));

/** What every rule file is called. */
export const RULE_ENDING = '.tag';

const LONGEST_PATH = 400;

/**
 * Whether a path may be that of a file of the book: it stays within the folder on every platform, and names nothing that
 * tools keep for themselves (`.git`).
 */
export const isBookPath = (path: string): boolean =>
  path.length > 0 &&
  path.length <= LONGEST_PATH &&
  // eslint-disable-next-line no-control-regex
  !/[\\:*?"<>|\u0000-\u001F\u007F\u2028\u2029\u202A-\u202E\u2066-\u2069]/u.test(path) &&
  !/\p{Surrogate}/u.test(path) &&
  path
    .split('/')
    .every((segment) => segment !== '' && !/^\.|[. ]$|^\s|^-/u.test(segment) && segment !== 'node_modules');
