import { readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../exit.js';
import { folderOf } from '../harness.js';
import { wordsOf } from '../words/index.js';
import { readTextFile, replaceTextFile } from './text-file.js';

const words = wordsOf('en').book;

describe('readTextFile', () => {
  it('reads UTF-8, and leaves a byte order mark out', () => {
    const folder = folderOf({ 'a.tag': '\uFEFF标签' });
    expect(readTextFile(join(folder, 'a.tag'), 'a.tag', words)).toBe('标签');
  });

  it('refuses what is not UTF-8, and what is no file', () => {
    const folder = folderOf({ 'a.tag': Buffer.from([0xff, 0xfe, 0x41]) });
    expect(() => readTextFile(join(folder, 'a.tag'), 'a.tag', words)).toThrow(Refusal);
    expect(() => readTextFile(folder, 'folder', words)).toThrow('there is no file `folder`');
    expect(() => readTextFile(join(folder, 'b.tag'), 'b.tag', words)).toThrow('there is no file `b.tag`');
  });
});

describe('replaceTextFile', () => {
  it('replaces the whole text, and leaves nothing beside it', () => {
    const folder = folderOf({ 'a.tag': 'a long text that was there before' });
    replaceTextFile(join(folder, 'a.tag'), '短');
    expect(readFileSync(join(folder, 'a.tag'), 'utf8')).toBe('短');
    expect(readdirSync(folder)).toEqual(['a.tag']);
  });

  it('does not write through a link that somebody left beside it', () => {
    const folder = folderOf({ 'a.tag': 'old', elsewhere: 'safe' });
    symlinkSync('elsewhere', join(folder, 'a.tag.tagwright-new'));
    replaceTextFile(join(folder, 'a.tag'), 'new');
    expect(readFileSync(join(folder, 'elsewhere'), 'utf8')).toBe('safe');
    expect(readFileSync(join(folder, 'a.tag'), 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['a.tag', 'elsewhere']);
  });

  it('makes no file of its own', () => {
    const folder = folderOf({ 'a.tag': '' });
    rmSync(join(folder, 'a.tag'));
    expect(() => replaceTextFile(join(folder, 'a.tag'), 'x')).toThrow(/ENOENT/);
    expect(readdirSync(folder)).toEqual([]);
  });
});
