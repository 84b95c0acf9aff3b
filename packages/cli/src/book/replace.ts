import { existsSync, lstatSync, mkdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type BookFile, differingPaths, textsOf } from '@tagwright/engine';
import { replaceTextFile } from './text-file.js';

/** Puts the files of one book in the place of those of another in a folder, each in one go. */
export function replaceBook(root: string, before: readonly BookFile[], after: readonly BookFile[]): void {
  const texts = textsOf(after);
  for (const path of differingPaths(before, after)) {
    const place = join(root, path);
    const text = texts.get(path);
    if (text === undefined) removeFile(root, path);
    else if (existsSync(place) && lstatSync(place).isFile()) replaceTextFile(place, text);
    else {
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(place, text);
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
