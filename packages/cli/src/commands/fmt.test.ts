import { chmodSync, readFileSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../exit.js';
import { folderOf, tagwright } from '../harness.js';

const UGLY = '// R\nmetric   R=since last   order\n';
const NEAT = '// R\nmetric R = since last order\n';
const BROKEN = 'metric R = = =\n';

const text = (cwd: string, name: string): string => readFileSync(join(cwd, name), 'utf8');

describe('tagwright fmt', () => {
  it('formats in place, and names what it changed', async () => {
    const cwd = folderOf({ 'a.tag': UGLY, 'b.tag': NEAT, 'sub/c.tag': UGLY, 'note.txt': UGLY });
    const outcome = await tagwright(['fmt'], { cwd });
    expect(outcome).toEqual({
      code: EXIT.fine,
      stdout: 'a.tag\nsub/c.tag\n',
      stderr: '✓ 2 files formatted, 1 as it was\n',
    });
    expect([text(cwd, 'a.tag'), text(cwd, 'sub/c.tag'), text(cwd, 'note.txt')]).toEqual([NEAT, NEAT, UGLY]);
    expect(readdirSync(cwd).sort()).toEqual(['a.tag', 'b.tag', 'note.txt', 'sub']);
  });

  it('keeps permissions, and formats the file behind a link', async () => {
    const cwd = folderOf({ 'real/a.tag': UGLY });
    chmodSync(join(cwd, 'real/a.tag'), 0o640);
    symlinkSync('real/a.tag', join(cwd, 'link.tag'));
    await tagwright(['fmt', 'link.tag'], { cwd });
    expect(text(cwd, 'real/a.tag')).toBe(NEAT);
    expect(statSync(join(cwd, 'real/a.tag')).mode & 0o777).toBe(0o640);
  });

  it('only looks with --check', async () => {
    const cwd = folderOf({ 'a.tag': UGLY, 'b.tag': NEAT });
    const outcome = await tagwright(['fmt', '--check'], { cwd });
    expect(outcome).toEqual({ code: EXIT.findings, stdout: 'a.tag\n', stderr: '✗ 1 file not formatted\n' });
    expect(text(cwd, 'a.tag')).toBe(UGLY);
    expect((await tagwright(['fmt', '--check', 'b.tag'], { cwd })).code).toBe(EXIT.fine);
  });

  it('shows what would change with --diff', async () => {
    const cwd = folderOf({ 'a.tag': UGLY });
    const { code, stdout } = await tagwright(['fmt', '--diff', '-q'], { cwd });
    expect(code).toBe(EXIT.findings);
    expect(stdout).toBe(
      '--- a/a.tag\n+++ b/a.tag\n@@ -1,2 +1,2 @@\n // R\n-metric   R=since last   order\n+metric R = since last order\n',
    );
    expect(text(cwd, 'a.tag')).toBe(UGLY);
  });

  it('writes either vocabulary', async () => {
    const cwd = folderOf({ 'a.tag': NEAT });
    await tagwright(['fmt', '--keywords', 'zh'], { cwd });
    expect(text(cwd, 'a.tag')).toBe('// R\n指标 R = 距今 末次 order\n');
  });

  it('leaves files with errors alone, and says where the error is', async () => {
    const cwd = folderOf({ 'a.tag': BROKEN, 'b.tag': UGLY });
    const { code, stdout, stderr } = await tagwright(['fmt'], { cwd });
    expect([code, stdout]).toEqual([EXIT.findings, 'b.tag\n']);
    expect(stderr).toContain('a.tag:1:12');
    expect(stderr).toContain('1 file with errors left alone');
    expect(text(cwd, 'a.tag')).toBe(BROKEN);
  });

  it('formats standard input', async () => {
    const stdin = ['fmt', '--stdin-filepath', 'x/y.tag'];
    expect(await tagwright(stdin, { stdin: UGLY })).toEqual({ code: EXIT.fine, stdout: NEAT, stderr: '' });
    const broken = await tagwright(stdin, { stdin: BROKEN });
    expect([broken.code, broken.stdout]).toEqual([EXIT.findings, '']);
    expect(broken.stderr).toContain('x/y.tag:1:12');
    expect((await tagwright([...stdin, '--check'], { stdin: UGLY })).stdout).toBe('x/y.tag\n');
  });

  it('keeps Windows line ends, and drops a byte order mark', async () => {
    const outcome = await tagwright(['fmt', '--stdin-filepath', 'a.tag'], {
      stdin: `\uFEFF${UGLY.replaceAll('\n', '\r\n')}`,
    });
    expect(outcome.stdout).toBe(NEAT.replaceAll('\n', '\r\n'));
  });

  it('refuses text that is not UTF-8, and says how to convert it', async () => {
    const cwd = folderOf({ 'gbk.tag': Buffer.from([0xb1, 0xea, 0xc7, 0xa9]) });
    const { code, stderr } = await tagwright(['fmt'], { cwd });
    expect(code).toBe(EXIT.usage);
    expect(stderr).toBe(
      'error: `gbk.tag` is not UTF-8 text\nIf it is GB18030, convert it: iconv -f GB18030 -t UTF-8 gbk.tag\n',
    );
  });
});
