import { openStore } from '@tagwright/engine';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../exit.js';
import { folderOf, tagwright } from '../harness.js';
import { AS_OF, SHOP } from '../shop.harness.js';

const shop = async (files: Readonly<Record<string, string>> = {}): Promise<string> => {
  const cwd = folderOf({ ...SHOP, ...files });
  await tagwright(['run', '--data', 'data', '--db', 'shop.db', '--as-of', AS_OF], { cwd });
  return cwd;
};
const attach = ['attach', '--db', 'shop.db'];
const detach = ['detach', '--db', 'shop.db'];
const next = ['run', '--db', 'shop.db', '--as-of', '2026-06-02', '--format', 'json'];

/** What another program does to the tables. */
const changed = async (cwd: string, statement: string): Promise<void> => {
  const store = await openStore(join(cwd, 'shop.db'));
  await store.run({ sql: statement, parameters: [] });
  await store.close();
};
const segmentOf = (stdout: string): unknown =>
  (JSON.parse(stdout) as { segments: Record<string, unknown> }).segments['北京客户'];

describe('tagwright attach', () => {
  it('has the next step see what another program changed', async () => {
    const cwd = await shop();
    expect(await tagwright(attach, { cwd })).toEqual({
      code: EXIT.fine,
      stdout: '✓ watching customer, order; the next step looks at everybody once\n',
      stderr: '',
    });
    await changed(cwd, `update customer set city = '北京' where id = 'c2'`);
    expect(segmentOf((await tagwright(next, { cwd })).stdout)).toEqual(['c1', 'c2', 'c3']);
  });

  it('does nothing twice, and watches anew what another catalog has', async () => {
    const cwd = await shop();
    await tagwright(attach, { cwd });
    expect((await tagwright(attach, { cwd })).stdout).toBe('✓ customer, order are watched already\n');
    const wider = folderOf({ ...SHOP, 'more.tag': 'event 退货 refund { 金额 amount: money }\n' });
    await tagwright(['import', '.', '--data', 'data', '--db', join(cwd, 'shop.db')], { cwd: wider });
    const again = await tagwright(['attach', '--db', join(cwd, 'shop.db'), '--locale', 'zh-CN'], { cwd: wider });
    expect([again.code, again.stdout]).toEqual([
      EXIT.fine,
      '✓ 已开始监视 customer、order、refund；下一步会把所有客户重算一次\n',
    ]);
  });

  it('says nothing when quiet, and prints a document for programs', async () => {
    const cwd = await shop();
    expect(await tagwright([...attach, '--quiet'], { cwd })).toEqual({ code: EXIT.fine, stdout: '', stderr: '' });
    const { stdout } = await tagwright([...attach, '--format', 'json'], { cwd });
    expect(JSON.parse(stdout)).toEqual({
      formatVersion: 1,
      tables: ['customer', 'order'],
      before: 'whole',
      after: 'whole',
    });
  });

  it.each([
    ['no database', ['attach'], EXIT.usage, 'the option `--db <database>` is needed'],
    ['a database that is not there', ['attach', '--db', 'gone.db'], EXIT.usage, 'there is no database'],
    ['no book', ['attach', 'nowhere', '--db', 'shop.db'], EXIT.usage, 'there is no file or folder `nowhere`'],
  ])('refuses %s', async (_what, argv, code, complaint) => {
    const outcome = await tagwright(argv, { cwd: await shop() });
    expect(outcome.code).toBe(code);
    expect(outcome.stderr).toContain(complaint);
  });

  it('touches nothing for a book with errors', async () => {
    const cwd = await shop();
    const broken = folderOf({ ...SHOP, 'e.tag': 'segment x = 没有 > 3\n' });
    const { code, stdout } = await tagwright(['attach', '--db', join(cwd, 'shop.db')], { cwd: broken });
    expect([code, stdout]).toEqual([EXIT.findings, '']);
    expect((await tagwright(detach, { cwd })).stdout).toBe('✓ customer, order were not watched\n');
  });
});

describe('tagwright detach', () => {
  it('takes the triggers away, after which changes show to `--anew` alone', async () => {
    const cwd = await shop();
    await tagwright(attach, { cwd });
    await tagwright(next, { cwd });
    expect((await tagwright(detach, { cwd })).stdout).toBe('✓ not watching customer, order any more\n');
    await changed(cwd, `update customer set city = '北京' where id = 'c2'`);
    const later = next.map((word) => (word === '2026-06-02' ? '2026-06-03' : word));
    expect(segmentOf((await tagwright(later, { cwd })).stdout)).toEqual(['c1', 'c3']);
    expect(segmentOf((await tagwright([...later, '--anew'], { cwd })).stdout)).toEqual(['c1', 'c2', 'c3']);
  });
});
