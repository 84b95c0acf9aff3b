import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Story } from '../../oracle/story/index.js';
import { openDatabases, type Database } from '../databases.js';
import { cadenceLaw } from './cadence-law.js';
import { incrementalLaw } from './incremental-law.js';
import { told } from './replay.js';

const FOLDER = new URL('../../cases/regressions/incremental/', import.meta.url);
const files = readdirSync(fileURLToPath(FOLDER)).filter((name) => name.endsWith('.json'));

let databases: readonly Database[];
beforeAll(async () => {
  const server = inject('postgres');
  if ('missing' in server) throw new Error(server.missing);
  databases = await openDatabases(server.address);
});
afterAll(async () => {
  for (const database of databases) await database.close();
});

describe('stories that went wrong once', () => {
  it.each(files)('%s', async (file) => {
    const { law, story } = JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Regression;
    const broken = [incrementalLaw, cadenceLaw].find(({ name }) => name === law);
    expect(await broken?.faultsIn(told(story), databases)).toEqual([]);
  });
});

/** A file of `test/cases/regressions/incremental`. */
interface Regression {
  readonly law: string;
  readonly story: Story;
}
