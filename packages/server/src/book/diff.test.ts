import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fileDiffs } from './diff.js';
import { emptyFolder, fill } from './folder/folder.harness.js';

it('is a patch that git takes', () => {
  const before = [
    { path: 'a 规则.tag', text: '1\n2\n3\n' },
    { path: 'gone.tag', text: 'x\n' },
    { path: 'end.tag', text: 'no end' },
  ];
  const after = [
    { path: 'a 规则.tag', text: '1\n二\n3\n' },
    { path: 'new/b.tag', text: 'y\n' },
    { path: 'end.tag', text: 'no end still' },
  ];
  const diffs = fileDiffs(before, after);
  expect(diffs.map(({ path, change }) => [path, change])).toEqual([
    ['a 规则.tag', 'changed'],
    ['end.tag', 'changed'],
    ['gone.tag', 'gone'],
    ['new/b.tag', 'new'],
  ]);
  const folder = emptyFolder();
  fill(folder, Object.fromEntries(before.map(({ path, text }) => [path, text])));
  for (const { patch } of diffs) execFileSync('git', ['-C', folder, 'apply', '-'], { input: patch });
  for (const { path, text } of after) expect(readFileSync(join(folder, path), 'utf8')).toBe(text);
});
