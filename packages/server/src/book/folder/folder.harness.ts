import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const each of cleanUps.splice(0).toReversed()) await each();
});

/** Does something once the test is over, the last thing first. */
export const afterTest = (cleanUp: () => unknown): void => void cleanUps.push(cleanUp);

/** A folder that is gone when the test is over. */
export const emptyFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'tagwright-rules-'));
  afterTest(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** Files in a folder. */
export const fill = (folder: string, files: Readonly<Record<string, string>>): void => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
};
