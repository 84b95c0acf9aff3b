import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@tagwright/engine';
import { sql } from 'kysely';
import { afterAll, expect, it, vi } from 'vitest';
import { fromSource } from '../jobs/from-source.harness.js';
import { checkpointBeside } from './checkpoints.js';

const folder = mkdtempSync(join(tmpdir(), 'tagwright-checkpoints-'));
const database = join(folder, 'shop.db');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Whether the file itself has the fact: a copy without its log. */
const isAtHome = async (): Promise<boolean> => {
  const path = join(folder, 'copy.db');
  copyFileSync(database, path);
  const copy = await openStore(path);
  try {
    return (await copy.columnsOf('fact')).length > 0;
  } finally {
    await copy.close();
  }
};

it('has a thread bring home what is written, until it is ended', { timeout: 30_000 }, async () => {
  const store = await openStore(database);
  const end = checkpointBeside(database, await fromSource(new URL('./checkpoint-thread.ts', import.meta.url)));
  await store.run(sql`create table fact (id integer primary key)`);
  await vi.waitFor(async () => expect(await isAtHome()).toBe(true), { timeout: 20_000, interval: 100 });
  await end();
  await store.close();
});

it('is not needed: where no thread can be had, ending it is all there is to do', async () => {
  const end = checkpointBeside(database, { url: new URL('./none.js', import.meta.url), execArgv: [] });
  await expect(end()).resolves.toBeUndefined();
  await expect(checkpointBeside('postgres://nobody@localhost/none')()).resolves.toBeUndefined();
});
