import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EngineError, messageOf } from '../errors/engine-error.js';
import { bucketOf } from './functions.js';
import { IN_MEMORY, openStore, type SqliteStore, type StoreOptions } from './sqlite.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tagwright-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const plain = (sql: string, ...parameters: unknown[]) => ({ sql, parameters });
const faultOf = (work: () => unknown): EngineError => {
  try {
    work();
  } catch (thrown) {
    if (thrown instanceof EngineError) return thrown;
    throw thrown;
  }
  throw new Error('nothing was refused');
};
const opening = (path: string, options?: StoreOptions) => faultOf(() => openStore(path, options)).code;

describe('opening a database', () => {
  it('makes a file, and finds in it what was written', () => {
    const path = join(folder, 'a.db');
    const first = openStore(path);
    first.run(plain('create table t (x)'));
    first.run(plain('insert into t values (?)', 7n));
    first.close();
    const second = openStore(path, { mode: 'read-only' });
    expect(second.row(plain('select x from t'))).toEqual({ x: 7 });
    expect(faultOf(() => second.run(plain('insert into t values (1)'))).code).toBe('database-read-only');
    second.close();
  });

  it('says what is wrong with a path', () => {
    expect(opening(join(folder, 'none.db'), { mode: 'existing' })).toBe('database-missing');
    expect(opening(join(folder, 'no', 'such', 'folder.db'))).toBe('database-cannot-open');
    expect(opening(folder)).toBe('database-cannot-open');
    const text = join(folder, 'notes.txt');
    writeFileSync(text, 'this is no database, however long the text of it may be: '.repeat(20));
    expect(opening(text)).toBe('database-not-sqlite');
  });

  it.skipIf(process.getuid?.() === 0)('says that a file cannot be written (root may write anything)', () => {
    const path = join(folder, 'kept.db');
    openStore(path).close();
    chmodSync(path, 0o444);
    chmodSync(folder, 0o555);
    expect(['database-read-only', 'database-cannot-open']).toContain(opening(path));
    chmodSync(folder, 0o755);
  });

  it('says that another process writes', () => {
    const path = join(folder, 'busy.db');
    const writer = openStore(path);
    writer.run(plain('create table t (x)'));
    const other = openStore(path, { patience: 10 });
    writer.write(() => {
      expect(faultOf(() => other.write(() => 0)).code).toBe('database-locked');
    });
    writer.close();
    other.close();
  });
});

describe('a write', () => {
  let store: SqliteStore;
  beforeEach(() => {
    store = openStore(IN_MEMORY);
    store.run(plain('create table t (x)'));
  });
  afterEach(() => store.close());

  it('is all or nothing', () => {
    const attempt = () =>
      store.write(() => {
        store.run(plain('insert into t values (1)'));
        throw new Error('changed my mind');
      });
    expect(attempt).toThrow('changed my mind');
    expect([...store.rows(plain('select * from t'))]).toEqual([]);
  });

  it('tells a full disk from a fault of our own', () => {
    store.database.pragma('max_page_count = 3');
    const fill = () => store.run(plain('insert into t select randomblob(4000) from generate_series(1, 100)'));
    const big = () => store.run(plain('insert into t values (?)', Buffer.alloc(100_000)));
    expect(fill).toThrow(/no such table/);
    expect(faultOf(big).code).toBe('disk-full');
  });

  it('keeps every digit of an integer', () => {
    store.run(plain('insert into t values (?), (?), (?)', 9_007_199_254_740_993n, 5n, -3n));
    const values = [...store.rows<{ x: number | bigint }>(plain('select x from t order by x'))].map(({ x }) => x);
    expect(values).toEqual([-3, 5, 9_007_199_254_740_993n]);
  });

  it('may stop reading halfway', () => {
    store.run(plain('insert into t values (1), (2), (3)'));
    for (const row of store.rows<{ x: number }>(plain('select x from t'))) {
      expect(row.x).toBe(1);
      break;
    }
    expect(store.run(plain('drop table t'))).toBe(0);
  });
});

describe('messages', () => {
  it('say the same in both languages', () => {
    const error = faultOf(() => openStore(join(folder, 'none.db'), { mode: 'existing' }));
    expect(messageOf(error, 'en')).toContain('there is no database');
    expect(messageOf(error, 'zh-CN')).toContain('没有数据库');
  });
});

describe('buckets', () => {
  it('are those of SHA-256, in SQL as here', () => {
    // printf 'ab\0c1' | sha256sum begins with c3e63f32
    expect(bucketOf('ab', 'c1', 100)).toBe(0xc3e63f32 % 100);
    const store = openStore(IN_MEMORY);
    expect(store.row(plain('select tw_bucket(?, ?, ?) as bucket', 'ab', 'c1', 100n))).toEqual({ bucket: 78 });
    store.close();
    const counts = Array.from({ length: 10 }, () => 0);
    for (let index = 0; index < 10_000; index += 1)
      counts[bucketOf('s', `c${index}`, 10)] = (counts[bucketOf('s', `c${index}`, 10)] ?? 0) + 1;
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});
