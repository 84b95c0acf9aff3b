import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

const EDITOR = join(import.meta.dirname, '..');
const ROOT = join(EDITOR, '..', '..');

/** All that the built app is made of; of the server it takes types alone, which leave no trace. */
const INPUTS = [
  ...['src', 'public', 'build', 'index.html', 'vite.config.ts', 'package.json'].map((name) => join(EDITOR, name)),
  join(ROOT, 'packages', 'dsl', 'src'),
  join(ROOT, 'package-lock.json'),
];

const TEST_CODE = /(\.test|\/harness|\.harness)\.tsx?$/;

/** A hash of what the app is built from: names and contents. Equal hashes mean equal builds. */
export const hashOfInputs = (): string => {
  const hash = createHash('sha256');
  for (const path of INPUTS.flatMap(filesBelow)) {
    if (TEST_CODE.test(path)) continue;
    const content = readFileSync(path);
    hash.update(`${relative(ROOT, path)} ${content.length}\n`).update(content);
  }
  return hash.digest('hex');
};

const filesBelow = (path: string): readonly string[] =>
  statSync(path).isFile()
    ? [path]
    : readdirSync(path, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort();
