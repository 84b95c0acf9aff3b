import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import type { Words } from '../words/index.js';
import { placeInside } from './links.js';
import { decodeText } from './text-file.js';

/** Where the file of a list may lie, in order. A list lies in the book: a path that leads out of it leads nowhere. */
export const placesOfList = (path: string, folders: readonly string[]): readonly string[] =>
  folders.flatMap((folder) => {
    const file = join(folder, path);
    const inside = relative(folder, file);
    return isAbsolute(path) || inside.startsWith('..') || isAbsolute(inside) ? [] : [file];
  });

/** The text of a list's file; undefined where there is none. Throws `Refusal` for a link that leads out of the book. */
export function readList(path: string, folders: readonly string[], words: Words['book']): string | undefined {
  for (const file of placesOfList(path, folders)) {
    if (!existsSync(file)) continue;
    const place = placeInside(file, path, folders, words);
    let bytes: Uint8Array;
    try {
      bytes = readFileSync(place);
    } catch {
      continue;
    }
    return decodeText(bytes, path, words);
  }
  return undefined;
}
