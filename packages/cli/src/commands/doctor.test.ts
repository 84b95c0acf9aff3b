import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '@tagwright/engine';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../exit.js';
import { folderOf, tagwright } from '../harness.js';
import { AS_OF, SHOP } from '../shop.harness.js';

const env = { LANG: 'C.UTF-8' };

interface Document {
  readonly formatVersion: 1;
  readonly summary: { readonly errors: number };
  readonly findings: readonly { readonly check: string; readonly verdict: string; readonly fix?: string }[];
}

/** What was found, by what was looked at. */
async function examined(cwd: string, ...args: string[]): Promise<Record<string, string>> {
  const { stdout } = await tagwright(['doctor', ...args, '--format', 'json'], { cwd, env });
  const { findings } = JSON.parse(stdout) as Document;
  return Object.fromEntries(findings.map(({ check, verdict }) => [check, verdict]));
}

const shop = async (): Promise<string> => {
  const cwd = folderOf(SHOP);
  await tagwright(['run', '--data', 'data', '--db', 'shop.db', '--as-of', AS_OF], { cwd });
  return cwd;
};

const told = async (cwd: string, statement: string): Promise<void> => {
  const store = await openStore(join(cwd, 'shop.db'));
  await store.run({ sql: statement, parameters: [] });
  await store.close();
};

describe('tagwright doctor', () => {
  it('finds a sound book and a database in step with it', async () => {
    const cwd = await shop();
    expect(await examined(cwd, '.', '--db', 'shop.db')).toMatchObject({
      node: 'good',
      driver: 'good',
      book: 'good',
      'time-zone': 'good',
      database: 'good',
      tables: 'good',
      answers: 'good',
      triggers: 'notice',
    });
    expect((await tagwright(['doctor', '--db', 'shop.db'], { cwd, env })).code).toBe(EXIT.fine);
  });

  it('finds errors in the book, and ends with 1', async () => {
    const cwd = folderOf({ ...SHOP, 'more.tag': 'segment x = 没有 > 3\n' });
    const { code, stdout } = await tagwright(['doctor', '.', '-q'], { cwd, env });
    expect(code).toBe(EXIT.findings);
    expect(stdout).toContain(
      '✗ the book has 1 error (3 files)\n  A book with errors cannot be evaluated.\n  fix: `tagwright check .` shows it\n',
    );
  });

  it('says where there is no book, and goes on', async () => {
    const { code, stdout } = await tagwright(['doctor', '--locale', 'zh-CN'], { cwd: folderOf({}), env });
    expect(code).toBe(EXIT.findings);
    expect(stdout).toContain('✗ `.` 里没有 .tag 文件\n  修正：规则书是放 .tag 文件的文件夹');
    expect(await examined(folderOf({}), 'nowhere')).toMatchObject({ book: 'error', node: 'good' });
  });

  it('finds a database that is not there, or none at all', async () => {
    const cwd = folderOf({ ...SHOP, 'shop.db': 'this is a text, and no database at all' });
    expect(await examined(cwd, '.', '--db', 'gone.db')).toMatchObject({ database: 'error' });
    expect(await examined(cwd, '.', '--db', 'shop.db')).toMatchObject({ database: 'error' });
    expect(await examined(cwd, '.')).not.toHaveProperty('database');
  });

  it('looks at the database that a server would take', async () => {
    const cwd = await shop();
    const { stdout } = await tagwright(['doctor'], { cwd, env: { ...env, TAGWRIGHT_DB: 'shop.db' } });
    expect(stdout).toContain('shop.db answers (SQLite 3');
  });

  it('tells nobody the password of a server', async () => {
    const TAGWRIGHT_DB = 'postgres://wang:s3cret@127.0.0.1:1/shop';
    const { code, stdout } = await tagwright(['doctor', '.'], { cwd: folderOf(SHOP), env: { ...env, TAGWRIGHT_DB } });
    expect(code).toBe(EXIT.findings);
    expect(stdout).toContain('--db postgres://wang:***@127.0.0.1:1/shop');
    expect(stdout).not.toContain('s3cret');
  });

  it('finds answers of another book, facts that wait, and triggers of another catalog', async () => {
    const cwd = await shop();
    await tagwright(['attach', '--db', 'shop.db'], { cwd });
    await told(cwd, `update customer set city = '上海' where id = 'c1'`);
    expect(await examined(cwd, '.', '--db', 'shop.db')).toMatchObject({ waiting: 'notice', triggers: 'good' });
    const other = folderOf({
      'catalog.tag': SHOP['catalog.tag']?.replace('name: text', 'name: text\n  等级 level: text') ?? '',
    });
    expect(await examined(other, '.', '--db', join(cwd, 'shop.db'))).toMatchObject({
      tables: 'notice',
      answers: 'warning',
      triggers: 'error',
    });
  });

  it('finds an empty database, and one without answers', async () => {
    const cwd = folderOf(SHOP);
    await (await openStore(join(cwd, 'empty.db'))).close();
    expect(await examined(cwd, '.', '--db', 'empty.db')).toMatchObject({ tables: 'notice' });
    await tagwright(['import', '--data', 'data', '--db', 'shop.db'], { cwd });
    expect(await examined(cwd, '.', '--db', 'shop.db')).toMatchObject({ tables: 'good', answers: 'notice' });
  });

  it('finds answers of a time that has not come', async () => {
    const cwd = folderOf(SHOP);
    await tagwright(['run', '--data', 'data', '--db', 'shop.db', '--as-of', '2030-01-01'], { cwd });
    expect(await examined(cwd, '.', '--db', 'shop.db')).toMatchObject({ answers: 'error' });
  });

  it('writes nothing', async () => {
    const cwd = await shop();
    await told(cwd, 'pragma journal_mode = delete');
    rmSync(join(cwd, 'shop.db-wal'), { force: true });
    await examined(cwd, '.', '--db', 'shop.db');
    const store = await openStore(join(cwd, 'shop.db'), { mode: 'read-only' });
    expect(await store.row({ sql: 'pragma journal_mode', parameters: [] })).toEqual({ journal_mode: 'delete' });
    await store.close();
  });
});
