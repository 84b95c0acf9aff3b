import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locale } from '../words/index.js';
import { sampleData } from './sample-data.js';

const BOOKS = fileURLToPath(new URL('../../starter', import.meta.url));

/** The files of a starter, by their path in its folder: a book in the reader's vocabulary, a README, sample data. */
export function starterFiles(locale: Locale): ReadonlyMap<string, string> {
  const vocabulary = join(BOOKS, locale === 'zh-CN' ? 'zh' : 'en');
  const files = [...filesIn(vocabulary), ...filesIn(join(BOOKS, 'shared'))];
  for (const [name, text] of sampleData()) files.push([`data/${name}`, text]);
  return new Map(files);
}

const filesIn = (folder: string): [string, string][] =>
  readdirSync(folder)
    .sort()
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
