import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../harness.js';
import { wordsOf } from '../words/index.js';
import { findRuleFiles, shownPath } from './find.js';

const shown = (cwd: string, ...paths: string[]): string[] =>
  findRuleFiles(paths, cwd, wordsOf('en').book).files.map((file) => file.shown);

describe('findRuleFiles', () => {
  it('finds what lies below, once, in order', () => {
    const cwd = folderOf({
      'b.tag': '',
      'a/规则.tag': '',
      'a/c.csv': '',
      '.hidden/d.tag': '',
      'node_modules/e.tag': '',
    });
    expect(shown(cwd)).toEqual(['a/规则.tag', 'b.tag']);
    expect(shown(cwd, 'a', '.', 'b.tag', 'a/../b.tag')).toEqual(['a/规则.tag', 'b.tag']);
  });

  it('takes a file by any name when it is named', () => {
    const cwd = folderOf({ 'rules.txt': '' });
    expect(shown(cwd, 'rules.txt')).toEqual(['rules.txt']);
  });

  it('follows links to files, not to folders, which may lead back up', () => {
    const cwd = folderOf({ 'book/real/c.tag': '', 'book/b.tag': '' });
    symlinkSync('real/c.tag', join(cwd, 'book/a.tag'));
    symlinkSync('..', join(cwd, 'book/up'));
    symlinkSync('nowhere', join(cwd, 'book/gone.tag'));
    expect(shown(cwd, 'book')).toEqual(['book/b.tag', 'book/real/c.tag']);
  });

  it('refuses a link that leads out of the folders that were named', () => {
    const cwd = folderOf({ 'real/a.tag': '', 'book/b.tag': '' });
    symlinkSync('../real/a.tag', join(cwd, 'book/a.tag'));
    expect(() => shown(cwd, 'book')).toThrow('`book/a.tag` is a link that leads out of the folder of the book');
    expect(shown(cwd, 'book', 'real')).toEqual(['book/b.tag', 'real/a.tag']);
    expect(shown(cwd, 'book/a.tag')).toEqual(['book/a.tag']);
  });

  it('takes a folder that is itself a link', () => {
    const cwd = folderOf({ 'real/a.tag': '' });
    symlinkSync('real', join(cwd, 'book'));
    expect(shown(cwd, 'book')).toEqual(['book/a.tag']);
  });
});

describe('shownPath', () => {
  it('is relative below the working directory, and whole elsewhere', () => {
    expect(shownPath('/a/b/c.tag', '/a')).toBe('b/c.tag');
    expect(shownPath('/a', '/a')).toBe('.');
    expect(shownPath('/x/c.tag', '/a')).toBe('/x/c.tag');
  });
});
