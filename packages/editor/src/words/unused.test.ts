import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { en } from './en.js';

const SOURCES = join(import.meta.dirname, '..');

/** All code of the app but the words themselves. */
const code = readdirSync(SOURCES, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.test.ts'))
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((path) => !path.startsWith(import.meta.dirname))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

/** Groups of words whose names are codes that the server tells. */
const OF_SERVER = new Set(['checks', 'unknown']);

/**
 * Words by the names under which code asks for them: `words.name`, `{ name } = words`, `words[name]`. Names that several parts have are
 * all taken for used where one is, so that this finds less than all, and nothing that is used.
 */
const namesIn = (words: object): readonly string[] =>
  Object.entries(words).flatMap(([name, word]: [string, unknown]) =>
    OF_SERVER.has(name)
      ? [name]
      : typeof word === 'object' && word !== null && !Array.isArray(word)
        ? [name, ...namesIn(word)]
        : [name],
  );

it('has no words that nobody says', () => {
  const unused = Object.entries(en).flatMap(([part, words]) =>
    [...new Set(namesIn(words))]
      .filter((name) => !/^\d+$/.test(name))
      .filter((name) => !new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`).test(code))
      .map((name) => `${part}: ${name}`),
  );
  expect(unused).toEqual([]);
});
