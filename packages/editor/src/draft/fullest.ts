import { type BookFile, isRules } from './book-draft.js';

/**
 * The file of a book in which most declarations of a kind stand, by what their lines begin with (`heads`, global and by
 * line); `usual` where there are none of it, empty if the book has no such file.
 */
export const fullestFile = (files: readonly BookFile[], heads: RegExp, usual: string): BookFile => {
  const [fullest] = files
    .filter(({ path }) => isRules(path))
    .map((file) => ({ file, count: file.text.match(heads)?.length ?? 0 }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count);
  return fullest?.file ?? files.find(({ path }) => path === usual) ?? { path: usual, text: '' };
};
