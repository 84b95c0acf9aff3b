import { lstatSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import { Refusal } from '../exit.js';
import type { Words } from '../words/index.js';

/**
 * Where a file really lies. Throws `Refusal` where a link leads out of all the folders of its book: what a repository
 * that somebody cloned points to elsewhere on the machine is no rule of theirs, and not for us to read or write.
 */
export function placeInside(path: string, shown: string, folders: readonly string[], words: Words['book']): string {
  const place = realpathSync.native(path);
  if (!folders.some((folder) => isBelow(realpathSync.native(folder), place)))
    throw new Refusal(words.leadsOut(shown), words.leadsOutAdvice);
  return place;
}

/** Throws `Refusal` where a file that is to be written is a link, or lies behind one. Paths are relative, with `/`. */
export function mustBePlain(root: string, paths: Iterable<string>, words: Words['book']): void {
  for (const path of paths) {
    const steps = path.split('/');
    for (let length = 1; length <= steps.length; length += 1) {
      const place = steps.slice(0, length).join('/');
      const found = lstatSync(join(root, place), { throwIfNoEntry: false });
      if (found === undefined) break;
      if (found.isSymbolicLink()) throw new Refusal(words.isLink(place), words.isLinkAdvice);
    }
  }
}

const isBelow = (folder: string, place: string): boolean =>
  place.startsWith(folder.endsWith(sep) ? folder : folder + sep);
