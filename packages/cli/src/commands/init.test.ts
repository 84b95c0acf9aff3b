import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../exit.js';
import { folderOf, tagwright } from '../harness.js';

describe('tagwright init', () => {
  it('writes a book and says what to do next', async () => {
    const cwd = folderOf({});
    const { code, stdout, stderr } = await tagwright(['init', 'my book'], { cwd });
    expect([code, stderr]).toEqual([EXIT.fine, '']);
    expect(stdout).toMatchSnapshot('in English');
    expect(readFileSync(join(cwd, 'my book', 'rfm.tag'), 'utf8')).toContain(
      'tag RFM评级 = 重要保持 when R > 90d and M >= top20%',
    );
    expect(existsSync(join(cwd, 'my book', 'data', 'order.csv'))).toBe(true);
  });

  it('speaks Chinese, and so does the book', async () => {
    const cwd = folderOf({});
    const { stdout } = await tagwright(['init', '--locale', 'zh-CN'], { cwd });
    expect(stdout).toMatchSnapshot('in Chinese');
    expect(readFileSync(join(cwd, 'rfm.tag'), 'utf8')).toContain('标签 RFM评级 = 重要保持 当 R > 90天 且 M >= 前20%');
  });

  it('overwrites nothing', async () => {
    const cwd = folderOf({ 'rfm.tag': 'mine', 'data/order.csv': 'mine too' });
    const { code, stderr } = await tagwright(['init'], { cwd });
    expect(code).toBe(EXIT.usage);
    expect(stderr).toContain('`.` already has `rfm.tag`, `data/order.csv`; nothing was written');
    expect(readFileSync(join(cwd, 'rfm.tag'), 'utf8')).toBe('mine');
    expect(existsSync(join(cwd, 'catalog.tag'))).toBe(false);
  });

  it('refuses a path that is a file', async () => {
    const cwd = folderOf({ book: 'mine' });
    const { code, stderr } = await tagwright(['init', 'book'], { cwd });
    expect(code).toBe(EXIT.usage);
    expect(stderr).toContain('`book` is not a folder');
  });

  it('says what the file system refuses, and calls it no fault of its own', async () => {
    const cwd = folderOf({ data: 'a file where the folder should be' });
    const { code, stderr } = await tagwright(['init'], { cwd });
    expect(code).toBe(EXIT.usage);
    expect(stderr).toMatch(/^error: E[A-Z]+: .*data/);
  });
});
