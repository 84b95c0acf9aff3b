import { readFileSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { compile, LineMap } from '@tagwright/dsl';
import type { Compilation } from '@tagwright/dsl';
import type { Context } from '../context.js';
import { decodeText, readTextFile } from './text-file.js';
import { findRuleFiles } from './find.js';

/** The text of one file, with its lines. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly lines: LineMap;
}

/** A rule book as it was read, and what came of it. Files go by their shown paths. */
export interface Book extends Compilation {
  readonly sources: ReadonlyMap<string, Source>;
}

/** Reads and compiles the book that paths stand for. What is wrong with the rules is in its diagnostics. */
export function loadBook(context: Context, paths: readonly string[]): Book {
  const { words, io } = context;
  const { files, folders } = findRuleFiles(paths, io.cwd, words.book);
  const sources = new Map<string, Source>();
  for (const { path, shown } of files) {
    const text = readTextFile(path, shown, words.book);
    sources.set(shown, { path, text, lines: new LineMap(text) });
  }
  const compilation = compile({
    files: [...sources].map(([path, { text }]) => ({ path, text })),
    readList: (path) => readList(path, folders, words.book),
  });
  return { ...compilation, sources };
}

/** A list lies in the book: a path that leads out of it is not followed, and there is no such list. */
function readList(path: string, folders: readonly string[], words: Context['words']['book']): string | undefined {
  for (const folder of folders) {
    const file = join(folder, path);
    const inside = relative(folder, file);
    if (isAbsolute(path) || inside.startsWith('..') || isAbsolute(inside)) continue;
    let bytes: Uint8Array;
    try {
      bytes = readFileSync(file);
    } catch {
      continue;
    }
    return decodeText(bytes, path, words);
  }
  return undefined;
}
