import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, expect, it } from 'vitest';
import { EngineError } from '../../errors/engine-error.js';
import { openCheckpoints } from './checkpoints.js';

const folder = mkdtempSync(join(tmpdir(), 'tagwright-checkpoints-'));
const path = join(folder, 'shop.db');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The facts that the file itself has: a copy without its log. */
const atHome = (): readonly unknown[] => {
  const copy = join(folder, 'copy.db');
  copyFileSync(path, copy);
  const database = new Sqlite(copy);
  try {
    return database.prepare('select id from fact order by id').pluck().all();
  } finally {
    database.close();
  }
};

it('brings home what is written for good, while somebody writes and somebody reads what was before', () => {
  const [writer, reader] = [new Sqlite(path), new Sqlite(path)];
  writer.pragma('journal_mode = WAL');
  writer.exec('create table fact (id integer primary key)');
  writer.pragma('wal_checkpoint(TRUNCATE)');
  writer.pragma('wal_autocheckpoint = 0');
  const checkpoints = openCheckpoints(path);
  writer.exec('insert into fact values (1)');
  expect(atHome()).toEqual([]);
  writer.exec('begin immediate');
  writer.exec('insert into fact values (2)');
  checkpoints.bringHome();
  expect(atHome()).toEqual([1]);
  reader.exec('begin');
  expect(reader.prepare('select count(*) from fact').pluck().get()).toBe(1);
  writer.exec('commit');
  // Somebody may still read the page as it was, so that it stays.
  checkpoints.bringHome();
  expect(atHome()).toEqual([1]);
  expect(reader.prepare('select count(*) from fact').pluck().get()).toBe(1);
  reader.exec('commit');
  writer.exec('insert into fact values (3)');
  checkpoints.bringHome();
  expect(atHome()).toEqual([1, 2, 3]);
  checkpoints.close();
  for (const database of [reader, writer]) database.close();
});

it('says of a file that is not there what any opening says', () => {
  expect(() => openCheckpoints(join(folder, 'none.db'))).toThrow(EngineError);
});
