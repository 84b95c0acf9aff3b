import { execFileSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../exit.js';
import { folderOf, tagwright } from '../harness.js';
import { AS_OF, SHOP } from '../shop.harness.js';

/** A shop whose book is in force, and the folder that it came from. */
const published = async (): Promise<string> => {
  const cwd = folderOf(SHOP);
  await tagwright(['import', '.', '--data', 'data', '--db', 'shop.db'], { cwd });
  expect((await tagwright(['publish', '--db', 'shop.db', '--by', '王静', '--note', '起步'], { cwd })).code).toBe(
    EXIT.fine,
  );
  return cwd;
};

const edit = (cwd: string, path: string, from: string, to: string): void => {
  const place = join(cwd, path);
  const text = readFileSync(place, 'utf8');
  if (!text.includes(from)) throw new Error(`${path} does not say ${from}`);
  writeFileSync(place, text.replace(from, to));
};

const git = (cwd: string, ...args: readonly string[]): void => {
  const who = ['-c', 'user.name=T', '-c', 'user.email=t@example.com'];
  execFileSync('git', ['-C', cwd, ...who, ...args], { stdio: 'pipe' });
};

describe('tagwright plan', () => {
  it('counts on kept answers who enters, leaves and moves, and why, and writes nothing', async () => {
    const cwd = await published();
    edit(cwd, 'rfm.tag', '= 流失 when R>365d', '= 流失 when R>90d');
    writeFileSync(join(cwd, 'more.tag'), 'segment 上海客户 = 城市 = 上海\n');
    const before = statSync(join(cwd, 'shop.db')).mtimeMs;
    const english = await tagwright(['plan', '--db', 'shop.db'], { cwd });
    expect([english.code, english.stderr]).toEqual([EXIT.fine, '']);
    const settled = (text: string): string => text.replaceAll(/[\d.]+ (s|秒)$/gm, '<time> $1');
    expect(settled(english.stdout)).toMatchSnapshot('in English');
    const chinese = await tagwright(['plan', '--db', 'shop.db', '--locale', 'zh-CN'], { cwd });
    expect(settled(chinese.stdout)).toMatchSnapshot('in Chinese');
    const comment = await tagwright(['plan', '--db', 'shop.db', '--format', 'markdown'], { cwd });
    expect(settled(comment.stdout).replaceAll(/[\d.]+ s<\/sub>/g, '<time></sub>')).toMatchSnapshot('as a comment');
    expect(statSync(join(cwd, 'shop.db')).mtimeMs).toBe(before);
  });

  it('says for programs what it says for people', async () => {
    const cwd = await published();
    edit(cwd, 'rfm.tag', 'R>90d and M>=top20%', 'R>120d and M>=top20%');
    const { stdout, code } = await tagwright(['plan', '--db', 'shop.db', '--format', 'json', '--detailed-exitcode'], {
      cwd,
    });
    expect(code).toBe(EXIT.changes);
    expect(JSON.parse(stdout)).toMatchObject({
      formatVersion: 1,
      base: { version: 1 },
      changes: [{ kind: 'tag', name: 'RFM评级', change: 'changed' }],
      files: [{ path: 'rfm.tag', change: 'changed' }],
      publishable: true,
      population: 4,
      subjects: [
        { name: 'RFM评级', values: [{ value: '重要保持', before: 1, after: 0, leavingCustomers: ['c1'] }, {}] },
      ],
      reasons: [{ customer: 'c1', name: 'RFM评级', values: [] }],
    });
  });

  it('takes moved comments and renamed metrics for no change', async () => {
    const cwd = await published();
    edit(cwd, 'rfm.tag', 'metric R 最近消费', '// moved\nmetric R 多久没来');
    const { code, stdout } = await tagwright(['plan', '--db', 'shop.db', '--detailed-exitcode'], { cwd });
    expect(code).toBe(EXIT.fine);
    expect(stdout).toMatch(/^Nothing changes {2}against version 1 \(.*, 王静\)\n {2}1 file differs only in words/);
  });

  it('holds a book against a commit, on a folder of data, with the same outcome', async () => {
    const cwd = await published();
    git(cwd, 'init', '--quiet', '--initial-branch=main');
    git(cwd, 'add', '*.tag', 'data');
    git(cwd, 'commit', '--quiet', '--message=begin');
    edit(cwd, 'catalog.tag', '城市 city: text', '城市 city: text\n  会员 member: bool');
    edit(cwd, 'rfm.tag', '城市 = 北京', '城市 != 北京');
    const subjects = async (...args: readonly string[]): Promise<unknown> => {
      const { code, stdout, stderr } = await tagwright(['plan', '--format', 'json', ...args], { cwd });
      expect(code, stderr).toBe(EXIT.fine);
      return (JSON.parse(stdout) as { subjects: unknown }).subjects;
    };
    const onKept = await subjects('--db', 'shop.db');
    expect(onKept).toMatchObject([{ name: '北京客户', values: [{ before: 2, after: 2, entering: 2, leaving: 2 }] }]);
    expect(await subjects('--data', 'data', '--as-of', AS_OF)).toEqual(onKept);
    expect(await subjects('--data', 'data', '--as-of', AS_OF, '--against', 'main')).toEqual(onKept);
    // Where something else again is in force, both are worked out over what is kept for that.
    edit(cwd, 'rfm.tag', 'R>365d', 'R>50d');
    expect((await tagwright(['publish', '--db', 'shop.db', '--note', '别的'], { cwd })).code).toBe(EXIT.fine);
    edit(cwd, 'rfm.tag', 'R>50d', 'R>90d');
    const beside = await subjects('--db', 'shop.db', '--against', 'main');
    expect(beside).toMatchObject([{ name: 'RFM评级' }, { name: '北京客户', values: [{ entering: 2, leaving: 2 }] }]);
    expect(await subjects('--data', 'data', '--as-of', AS_OF, '--against', 'main')).toEqual(beside);
    const uncounted = await tagwright(['plan', '--against', 'HEAD'], { cwd });
    expect(uncounted.stdout).toContain('Nobody was counted: give a database');
  });

  it('says what is in the way', async () => {
    const cwd = await published();
    const refused = async (...args: readonly string[]): Promise<string> => {
      const { code, stderr } = await tagwright(['plan', ...args], { cwd });
      expect(code, stderr).toBe(EXIT.usage);
      return stderr;
    };
    expect(await refused()).toContain('nothing says what to compare with');
    expect(await refused('--against', 'nowhere')).toContain('`nowhere` is no folder, and no commit of git');
    expect(await refused('--against', '7')).toContain('`7` is a version in a database, and none was given');
    expect(await refused('--db', 'shop.db', '--against', '7')).toContain('there is no version 7\nThe last one is 1');
    expect(await refused('--db', 'nowhere.db')).toContain('nowhere.db');
    expect(await refused('--db', 'shop.db', '--as-of', AS_OF)).toContain('goes with `--data` only');
    expect(await refused('--data', 'data', '--out', 'p.json')).toContain('`--out` needs `--db`');
    writeFileSync(join(cwd, 'wrong.tag'), 'segment x = Rr > 1d\n');
    expect((await tagwright(['plan', '--db', 'shop.db'], { cwd })).code).toBe(EXIT.findings);
  });

  it('names tests that fail, since such a book is not published', async () => {
    const cwd = await published();
    writeFileSync(
      join(cwd, 'tests.tag'),
      'test "不对" at 2026-06-01 {\n  given customer { 城市 = 上海 }\n  expect in segment 北京客户\n}\n',
    );
    const { code, stdout } = await tagwright(['plan', '--db', 'shop.db'], { cwd });
    expect(code).toBe(EXIT.findings);
    expect(stdout).toContain('1 of 1 test fails, so');
    expect(stdout).toContain('✗ 不对');
  });
});
