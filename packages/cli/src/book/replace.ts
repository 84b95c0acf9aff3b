import { existsSync, mkdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type BookFile, differingPaths, textsOf } from '@tagwright/engine';
import type { Words } from '../words/index.js';
import { mustBePlain } from './links.js';
import { replaceTextFile } from './text-file.js';

/** A folder whose files become those of another book. */
export interface Replacement {
  readonly root: string;
  readonly before: readonly BookFile[];
  readonly after: readonly BookFile[];
}

/** Throws `Refusal` where a path that would be written or removed leads through a link. */
export const mustBeReplaceable = ({ root, before, after }: Replacement, words: Words['book']): void =>
  mustBePlain(root, differingPaths(before, after), words);

/** Puts the files of one book in the place of those of another in a folder, each in one go. Throws as above, before that. */
export function replaceBook(replacement: Replacement, words: Words['book']): void {
  mustBeReplaceable(replacement, words);
  const { root, before, after } = replacement;
  const texts = textsOf(after);
  for (const path of differingPaths(before, after)) {
    const place = join(root, path);
    const text = texts.get(path);
    if (text === undefined) removeFile(root, path);
    else if (existsSync(place)) replaceTextFile(place, text);
    else {
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(place, text, { flag: 'wx' });
    }
  }
}

/** Folders that are empty then go with it, as git has none of them either. */
function removeFile(root: string, path: string): void {
  rmSync(join(root, path), { force: true });
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    try {
      rmdirSync(join(root, folder));
    } catch {
      return;
    }
  }
}
