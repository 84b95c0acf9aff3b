import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../store/open.js';
import { openSqlite } from '../store/sqlite/store.js';
import { plain, Workplace } from './harness.js';
import { importFolder } from './import.js';
import type { ImportProgress } from './report.js';

let place: Workplace;
beforeEach(async () => {
  place = await Workplace.open();
});
afterEach(() => place.close());

const CUSTOMERS = 'id,name\nc1,Ann\n';
const files = { 'customer.csv': CUSTOMERS, 'order.csv': 'id,customer,at,amount\no1,c1,2026-01-01,1\n' };

describe('an import that breaks off', () => {
  it.each(['reading', 'writing'])('while %s leaves nothing', async (stage) => {
    const stop = new Error('stop');
    const onProgress = (progress: ImportProgress): void => {
      if (progress.stage === stage && progress.table === 'order') throw stop;
    };
    const options = { onProgress, rejects: place.path('rejects.csv') };
    await expect(place.import(files, options)).rejects.toBe(stop);
    expect(await place.tables()).toEqual([]);
    expect(readdirSync(place.folder).sort()).toEqual(['customer.csv', 'order.csv']);
    expect((await place.import({})).written).toBe(true);
  });
});

describe('a database in a file', () => {
  it('keeps what was imported, and nothing of a refused import', async () => {
    await place.import(files);
    const path = place.path('book.db');
    const first = await openStore(path);
    expect((await importFolder(first, plain, place.folder)).written).toBe(true);
    await first.close();
    const second = await openStore(path);
    writeFileSync(place.path('customer.csv'), 'id,name\nc1,Eve\nc2,Bob\n');
    expect((await importFolder(second, plain, place.folder)).written).toBe(false);
    await second.close();
    const third = await openStore(path, { mode: 'read-only' });
    const names = await third.row({ sql: 'select name from customer', parameters: [] });
    await third.close();
    expect(names).toEqual({ name: 'Ann' });
  });

  it('that somebody else is writing is said to be locked, before anything is read', async () => {
    await place.import(files);
    const path = place.path('book.db');
    const other = await openSqlite(path);
    const store = await openStore(path, { patience: 0 });
    other.database.exec('begin immediate');
    const progress: ImportProgress[] = [];
    const work = importFolder(store, plain, place.folder, { onProgress: (step) => progress.push(step) });
    await expect(work).rejects.toMatchObject({ code: 'database-locked' });
    expect(progress).toEqual([]);
    await other.close();
    await store.close();
  });
});

/** Imports a folder into a database, and is killed in the middle of writing it. */
const KILLED = `
  import { importFolder, openStore } from '@tagwright/engine';
  const [path, folder, catalog] = process.argv.slice(-3);
  const onProgress = ({ stage, table }) => {
    if (stage === 'writing' && table === 'order') process.kill(process.pid, 'SIGKILL');
  };
  await importFolder(await openStore(path), JSON.parse(catalog), folder, { onProgress });
`;

it('a process that is killed leaves the database as it was', async () => {
  await place.import(files);
  const path = place.path('book.db');
  const first = await openStore(path);
  await importFolder(first, plain, place.folder);
  await first.close();
  writeFileSync(place.path('customer.csv'), `${CUSTOMERS}c2,Bob\n`);
  const flags = ['--import', 'tsx', '--conditions=tagwright-source', '--input-type=module', '--eval', KILLED];
  const child = spawnSync(process.execPath, [...flags, path, place.folder, JSON.stringify(plain)], {
    cwd: import.meta.dirname,
    encoding: 'utf8',
  });
  expect(child).toMatchObject({ signal: 'SIGKILL', stderr: '' });
  const second = await openStore(path);
  expect(await second.row({ sql: 'select count(*) as customers from customer', parameters: [] })).toEqual({
    customers: 1,
  });
  expect((await importFolder(second, plain, place.folder)).tables).toMatchObject([{ inserted: 1, repeated: 1 }, {}]);
  await second.close();
});

describe('progress', () => {
  it('goes through all bytes, then through all tables', async () => {
    const progress: ImportProgress[] = [];
    // A slow store is told about more than once in the same place.
    const isNew = (step: ImportProgress): boolean => !isDeepStrictEqual(step, progress.at(-1));
    await place.import(files, { onProgress: (step) => isNew(step) && progress.push(step) });
    const total = Object.values(files).reduce((sum, content) => sum + content.length, 0);
    expect(progress).toEqual([
      { stage: 'reading', table: 'customer', bytesDone: CUSTOMERS.length, bytesTotal: total, rows: 1 },
      { stage: 'reading', table: 'order', bytesDone: total, bytesTotal: total, rows: 2 },
      { stage: 'writing', table: 'customer', bytesDone: total, bytesTotal: total, rows: 0 },
      { stage: 'writing', table: 'order', bytesDone: total, bytesTotal: total, rows: 1 },
    ]);
  });
});
