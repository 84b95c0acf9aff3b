import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, fill } from './folder.harness.js';
import { git, repository } from './git.harness.js';
import { type Commit, GitTree } from './git.js';

const author = { name: '王静 <x>\n', email: 'wang@example.com' };
const treeOf = async (folder: string): Promise<GitTree> => {
  const tree = await GitTree.around(folder);
  if (tree === undefined) throw new Error('no work tree');
  return tree;
};
const commit = async (folder: string, paths: readonly string[], more: Partial<Commit> = {}) =>
  (await treeOf(folder)).commit({ paths, message: 'Why\n\nTagwright-Version: 2\n', author, ...more });

describe('a git work tree', () => {
  it('is found where there is one', async () => {
    expect(await GitTree.around(emptyFolder())).toBeUndefined();
    expect(await GitTree.around(repository({ 'a.tag': '' }))).toBeDefined();
  });

  it('commits what it is told, and leaves other work alone', async () => {
    const folder = repository({ 'a.tag': '1', 'gone.tag': '1', 'other.txt': '1', 'staged.txt': '1' });
    fill(folder, { 'a.tag': '2', 'new/规则 [1].tag': '1', 'other.txt': '2', 'staged.txt': '2', 'stray.txt': '1' });
    rmSync(join(folder, 'gone.tag'));
    git(folder, 'add', 'staged.txt');
    const hash = await commit(folder, ['a.tag', 'gone.tag', 'new/规则 [1].tag', 'never.tag']);
    expect(hash).toBe(git(folder, 'rev-parse', 'HEAD'));
    expect(
      git(
        folder,
        '-c',
        'core.quotePath=false',
        'show',
        '--no-renames',
        '--name-status',
        '--format=%an|%ae|%s|%(trailers:key=Tagwright-Version,valueonly)',
        'HEAD',
      )
        .split('\n')
        .filter(Boolean),
    ).toEqual(['王静  x|wang@example.com|Why|2', 'M\ta.tag', 'D\tgone.tag', 'A\tnew/规则 [1].tag']);
    expect(git(folder, 'status', '--porcelain').split('\n')).toEqual(['M other.txt', 'M  staged.txt', '?? stray.txt']);
    expect(await commit(folder, ['a.tag'])).toBe(hash);
  });

  it('makes the first commit of a repository', async () => {
    const folder = emptyFolder();
    git(folder, 'init', '--quiet');
    fill(folder, { 'a.tag': '1', 'b.txt': '1' });
    git(folder, 'add', 'b.txt');
    await commit(folder, ['a.tag']);
    expect(git(folder, 'ls-tree', '--name-only', 'HEAD')).toBe('a.tag');
  });

  it('reports what a hook says, and stages nothing then', async () => {
    const folder = repository({ 'a.tag': '1' });
    const hook = join(folder, '.git/hooks/pre-commit');
    fill(folder, {
      'a.tag': '2',
      'b.tag': '1',
      '.git/hooks/pre-commit': '#!/bin/sh\necho "rules need a ticket" >&2\nexit 1\n',
    });
    chmodSync(hook, 0o755);
    await expect(commit(folder, ['a.tag', 'b.tag'])).rejects.toMatchObject({
      code: 'git-refused',
      params: { reason: 'rules need a ticket' },
    });
    expect(git(folder, 'status', '--porcelain').split('\n')).toEqual(['M a.tag', '?? b.tag']);
    expect(readFileSync(join(folder, 'a.tag'), 'utf8')).toBe('2');
  });

  it('takes nothing for an option, nor for a command', async () => {
    const folder = repository({ 'a.tag': '1' });
    writeFileSync(join(folder, 'a.tag'), '2');
    const odd = { name: '--amend $(touch pwned) `x`', email: '-x@example.com' };
    await commit(folder, ['a.tag'], { author: odd, message: '--amend\n# kept\n$(touch pwned)\n' });
    expect(git(folder, 'rev-list', '--count', 'HEAD')).toBe('2');
    expect(git(folder, 'log', '-1', '--format=%an %ae%n%B')).toBe(
      `${odd.name} ${odd.email}\n--amend\n# kept\n$(touch pwned)`,
    );
    expect(existsSync(join(folder, 'pwned'))).toBe(false);
  });

  it('says what is under way', async () => {
    const folder = repository({ 'a.tag': '1' });
    const tree = await treeOf(folder);
    expect(await tree.underWay()).toBeUndefined();
    git(folder, 'checkout', '--quiet', '-b', 'side');
    writeFileSync(join(folder, 'a.tag'), 'side');
    git(folder, 'commit', '--quiet', '--all', '--message=side');
    git(folder, 'checkout', '--quiet', 'main');
    writeFileSync(join(folder, 'a.tag'), 'main');
    git(folder, 'commit', '--quiet', '--all', '--message=main');
    expect(() => git(folder, 'merge', 'side')).toThrow(/CONFLICT|failed/);
    expect(await tree.underWay()).toBe('merge');
    git(folder, 'merge', '--abort');
    expect(() => git(folder, 'rebase', 'side')).toThrow(/CONFLICT|failed/);
    expect(await tree.underWay()).toBe('rebase');
  });

  it('knows who changed something last, unless it is edited since', async () => {
    const folder = repository({ 'a.tag': '1' });
    const tree = await treeOf(folder);
    expect(await tree.lastChange(['a.tag'])).toEqual({
      author: { name: 'Setup', email: 'setup@example.com' },
      subject: 'begin',
    });
    writeFileSync(join(folder, 'a.tag'), '2');
    expect(await tree.lastChange(['a.tag'])).toBeUndefined();
  });
});
