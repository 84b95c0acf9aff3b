import { describe, expect, it } from 'vitest';
import { EXIT } from '../exit.js';
import { folderOf, tagwright } from '../harness.js';
import { SHOP } from '../shop.harness.js';

const WRONG = { ...SHOP, 'wrong.tag': '标签 "家庭👨‍👩‍👧" = 甲 当 Rr > 90天\n\nsegment 上海 = 城市 = 上海 and 金额 > 3\n' };

describe('tagwright check', () => {
  it('has nothing to say about a sound book', async () => {
    const outcome = await tagwright(['check', '.'], { cwd: folderOf(SHOP) });
    expect(outcome).toEqual({ code: EXIT.fine, stdout: '✓ no findings in 2 files\n', stderr: '' });
  });

  it('prints every finding on stdout, in either language', async () => {
    const cwd = folderOf(WRONG);
    const english = await tagwright(['check'], { cwd });
    expect([english.code, english.stderr]).toEqual([EXIT.findings, '']);
    expect(english.stdout).toMatchSnapshot('in English');
    const chinese = await tagwright(['check'], { cwd, env: { LANG: 'zh_CN.UTF-8' } });
    expect(chinese.stdout).toMatchSnapshot('in Chinese');
  });

  it('shows in a fix what would stand there, quotes and all', async () => {
    const cwd = folderOf({ ...SHOP, 'wrong.tag': 'test 空 at 2026-06-01 {\n  expect in segment 北京客户\n}\n' });
    expect((await tagwright(['check'], { cwd })).stdout).toContain('  fix: put quotes around it: `"空"`\n');
    const chinese = await tagwright(['check', '--locale', 'zh-CN'], { cwd });
    expect(chinese.stdout).toContain('  修正：加上引号：`"空"`\n');
  });

  it('prints for programs', async () => {
    const cwd = folderOf(WRONG);
    const json = await tagwright(['check', '--format', 'json'], { cwd });
    expect(JSON.parse(json.stdout)).toMatchObject({ formatVersion: 1, summary: { files: 3 } });
    expect(json.code).toBe(EXIT.findings);
    const sarif = await tagwright(['check', '--format', 'sarif'], { cwd });
    expect(JSON.parse(sarif.stdout)).toMatchObject({ version: '2.1.0' });
    const github = await tagwright(['check', '--format', 'github'], { cwd });
    expect(github.stdout).toMatch(/^::error file=wrong\.tag,line=1,endLine=1,col=\d+,endColumn=\d+,title=[a-z-]+::/);
    const lines = await tagwright(['check', '--format', 'jsonl'], { cwd });
    expect(
      lines.stdout
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as { file: string }).file),
    ).toContain('wrong.tag');
  });

  it('takes files, and all of them as one book', async () => {
    const cwd = folderOf(SHOP);
    expect((await tagwright(['check', 'catalog.tag', 'rfm.tag'], { cwd })).code).toBe(EXIT.fine);
    expect((await tagwright(['check', 'rfm.tag'], { cwd })).code).toBe(EXIT.findings);
  });

  it('passes over hidden folders and installed packages', async () => {
    const broken = 'tag tag tag';
    const cwd = folderOf({ ...SHOP, '.git/x.tag': broken, 'node_modules/p/x.tag': broken, 'a.tag.bak': broken });
    expect((await tagwright(['check'], { cwd })).stdout).toBe('✓ no findings in 2 files\n');
  });

  it('reads lists beside the book, and nowhere else', async () => {
    const list = (path: string) => ({
      ...SHOP,
      'list.tag': `list 大城市 from "${path}"\n\nsegment 大 = 城市 in 大城市\n`,
    });
    const near = folderOf({ ...list('lists/big.csv'), 'lists/big.csv': '北京\n上海\n' });
    expect((await tagwright(['check'], { cwd: near })).code).toBe(EXIT.fine);
    const outside = folderOf(
      Object.fromEntries(Object.entries({ ...list('../secret.csv') }).map(([n, t]) => [`book/${n}`, t])),
    );
    const { code, stdout } = await tagwright(['check', 'book'], { cwd: outside });
    expect(code).toBe(EXIT.findings);
    expect(stdout).toContain('book/list.tag:1:');
  });

  it('refuses paths that are not there, and folders without rules', async () => {
    const cwd = folderOf({ 'empty/readme.md': '' });
    expect(await tagwright(['check', 'nowhere'], { cwd })).toEqual({
      code: EXIT.usage,
      stdout: '',
      stderr:
        'error: there is no file or folder `nowhere`\nGive the folder of a rule book, or some of its .tag files.\n',
    });
    expect((await tagwright(['check', 'empty', '--locale', 'zh-CN'], { cwd })).stderr).toBe(
      '错误：`empty` 里没有 .tag 文件\n规则书是放 .tag 文件的文件夹；`tagwright init` 可以生成一个小的作为起点。\n',
    );
  });
});
