import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { Refusal } from '../exit.js';
import type { Words } from '../words/index.js';
import { placeInside } from './links.js';

/** A `.tag` file: where it is, and how it is called in messages. */
export interface FoundFile {
  readonly path: string;
  /** Relative to the working directory where it lies below, with `/` on every platform. */
  readonly shown: string;
}

export interface Found {
  /** By code point of their shown path, each once. */
  readonly files: readonly FoundFile[];
  /** The folders that the files of lists are looked for in, in order. */
  readonly folders: readonly string[];
}

/** What rule files end in. */
export const RULE_FILE = '.tag';

/**
 * The rule files that paths stand for: files as they are named, folders with all their `.tag` files below (hidden
 * folders and `node_modules` left out). All of them together are one book. Throws `Refusal` where there is none, and for a
 * link in a folder that leads out of all of them; whoever names a link by itself means it.
 */
export function findRuleFiles(paths: readonly string[], cwd: string, words: Words['book']): Found {
  const named: string[] = [];
  const below: string[] = [];
  const folders = new Set<string>();
  const asked = paths.length === 0 ? ['.'] : paths;
  for (const path of asked) {
    const absolute = resolve(cwd, path);
    const stat = statSync(absolute, { throwIfNoEntry: false });
    if (stat === undefined) throw new Refusal(words.noSuchPath(path), words.noSuchPathAdvice);
    folders.add(stat.isDirectory() ? absolute : resolve(absolute, '..'));
    if (stat.isDirectory()) below.push(...ruleFilesBelow(absolute));
    else named.push(absolute);
  }
  const files = new Map<string, FoundFile>();
  const inside = [...folders];
  for (const path of below) {
    const shown = shownPath(path, cwd);
    files.set(placeInside(path, shown, inside, words), { path, shown });
  }
  for (const path of named) files.set(realpathSync.native(path), { path, shown: shownPath(path, cwd) });
  if (files.size === 0) throw new Refusal(words.noRuleFiles(asked), words.noRuleFilesAdvice);
  const sorted = [...files.values()].sort((a, b) => (a.shown < b.shown ? -1 : 1));
  return { files: sorted, folders: inside };
}

/** A path as messages show it: relative where that is shorter to read. */
export function shownPath(path: string, cwd: string): string {
  const fromHere = relative(cwd, path);
  const shown = fromHere === '' ? '.' : fromHere.startsWith('..') ? path : fromHere;
  return shown.split(sep).join('/');
}

/** All `.tag` files below a folder, as absolute as it is; hidden folders and `node_modules` left out. */
export function ruleFilesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    // A link to a folder is not followed: it could lead back up.
    if (lstatSync(path).isDirectory())
      return entry.name.startsWith('.') || entry.name === 'node_modules' ? [] : ruleFilesBelow(path);
    return entry.name.endsWith(RULE_FILE) && statSync(path, { throwIfNoEntry: false })?.isFile() === true ? [path] : [];
  });
}
