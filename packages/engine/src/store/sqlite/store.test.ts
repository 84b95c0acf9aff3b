import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EngineError, messageOf } from '../../errors/engine-error.js';
import { bucketOf } from './functions.js';
import type { StoreOptions } from '../store.js';
import { IN_MEMORY, openSqlite, type SqliteStore } from './store.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tagwright-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const plain = (sql: string, ...parameters: unknown[]) => ({ sql, parameters });
const faultOf = async (work: Promise<unknown>): Promise<EngineError> => {
  try {
    await work;
  } catch (thrown) {
    if (thrown instanceof EngineError) return thrown;
    throw thrown;
  }
  throw new Error('nothing was refused');
};
const opening = async (path: string, options?: StoreOptions) => (await faultOf(openSqlite(path, options))).code;

describe('opening a database', () => {
  it('makes a file, and finds in it what was written', async () => {
    const path = join(folder, 'a.db');
    const first = await openSqlite(path);
    await first.run(plain('create table t (x)'));
    await first.run(plain('insert into t values (?)', 7n));
    await first.close();
    const second = await openSqlite(path, { mode: 'read-only' });
    expect(await second.row(plain('select x from t'))).toEqual({ x: 7 });
    expect((await faultOf(second.run(plain('insert into t values (1)')))).code).toBe('database-read-only');
    await second.close();
  });

  it('says what is wrong with a path', async () => {
    expect(await opening(join(folder, 'none.db'), { mode: 'existing' })).toBe('database-missing');
    expect(await opening(join(folder, 'no', 'such', 'folder.db'))).toBe('database-cannot-open');
    expect(await opening(folder)).toBe('database-cannot-open');
    const text = join(folder, 'notes.txt');
    writeFileSync(text, 'this is no database, however long the text of it may be: '.repeat(20));
    expect(await opening(text)).toBe('database-not-sqlite');
  });

  it.skipIf(process.getuid?.() === 0)('says that a file cannot be written (root may write anything)', async () => {
    const path = join(folder, 'kept.db');
    await (await openSqlite(path)).close();
    chmodSync(path, 0o444);
    chmodSync(folder, 0o555);
    expect(['database-read-only', 'database-cannot-open']).toContain(await opening(path));
    chmodSync(folder, 0o755);
  });

  it('says that another process writes', async () => {
    const path = join(folder, 'busy.db');
    const writer = await openSqlite(path);
    await writer.run(plain('create table t (x)'));
    const other = await openSqlite(path, { patience: 10 });
    await writer.write(async () => {
      expect((await faultOf(other.write(async () => 0))).code).toBe('database-locked');
    });
    await writer.close();
    await other.close();
  });
});

describe('a write', () => {
  let store: SqliteStore;
  beforeEach(async () => {
    store = await openSqlite(IN_MEMORY);
    await store.run(plain('create table t (x)'));
  });
  afterEach(() => store.close());

  it('is all or nothing', async () => {
    const attempt = store.write(async (session) => {
      await session.run(plain('insert into t values (1)'));
      throw new Error('changed my mind');
    });
    await expect(attempt).rejects.toThrow('changed my mind');
    expect(await store.row(plain('select * from t'))).toBeUndefined();
  });

  it('tells a full disk from a fault of our own', async () => {
    store.database.pragma('max_page_count = 3');
    const fill = () => store.run(plain('insert into t select randomblob(4000) from generate_series(1, 100)'));
    const big = () => store.run(plain('insert into t values (?)', Buffer.alloc(100_000)));
    await expect(fill()).rejects.toThrow(/no such table/);
    expect((await faultOf(big())).code).toBe('disk-full');
  });

  it('keeps every digit of an integer', async () => {
    await store.run(plain('insert into t values (?), (?), (?)', 9_007_199_254_740_993n, 5n, -3n));
    const values: (number | bigint)[] = [];
    for await (const { x } of store.rows<{ x: number | bigint }>(plain('select x from t order by x'))) values.push(x);
    expect(values).toEqual([-3, 5, 9_007_199_254_740_993n]);
  });

  it('may stop reading halfway', async () => {
    await store.run(plain('insert into t values (1), (2), (3)'));
    for await (const row of store.rows<{ x: number }>(plain('select x from t'))) {
      expect(row.x).toBe(1);
      break;
    }
    expect(await store.run(plain('drop table t'))).toBe(0);
  });
});

describe('messages', () => {
  it('say the same in both languages', async () => {
    const error = await faultOf(openSqlite(join(folder, 'none.db'), { mode: 'existing' }));
    expect(messageOf(error, 'en')).toContain('there is no database');
    expect(messageOf(error, 'zh-CN')).toContain('没有数据库');
  });
});

describe('buckets', () => {
  it('are those of SHA-256, in SQL as here', async () => {
    // printf 'ab\0c1' | sha256sum begins with c3e63f32
    expect(bucketOf('ab', 'c1', 100)).toBe(0xc3e63f32 % 100);
    const store = await openSqlite(IN_MEMORY);
    expect(await store.row(plain('select tw_bucket(?, ?, ?) as bucket', 'ab', 'c1', 100n))).toEqual({ bucket: 78 });
    await store.close();
    const counts = Array.from({ length: 10 }, () => 0);
    for (let index = 0; index < 10_000; index += 1)
      counts[bucketOf('s', `c${index}`, 10)] = (counts[bucketOf('s', `c${index}`, 10)] ?? 0) + 1;
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});
