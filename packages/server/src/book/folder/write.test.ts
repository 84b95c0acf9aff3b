import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replaceFiles } from './write.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tagwright-write-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

describe('replaceFiles', () => {
  it('puts new files in the place of the old, and leaves nothing beside them', async () => {
    writeFileSync(join(folder, 'a.tag'), 'a long text that was there before');
    writeFileSync(join(folder, 'b.tag'), 'gone');
    const before = ['a.tag', 'b.tag'].map((path) => ({ path, text: read(path) }));
    await replaceFiles(folder, before, [
      { path: 'a.tag', text: '短' },
      { path: 'team/c.tag', text: 'new' },
    ]);
    expect([read('a.tag'), read('team/c.tag')]).toEqual(['短', 'new']);
    expect(readdirSync(folder).toSorted()).toEqual(['a.tag', 'team']);
  });

  it('does not write through a link that somebody left beside a file', async () => {
    writeFileSync(join(folder, 'elsewhere'), 'safe');
    symlinkSync('elsewhere', join(folder, '.a.tag.tagwright-new'));
    await replaceFiles(folder, [], [{ path: 'a.tag', text: 'new' }]);
    expect([read('elsewhere'), read('a.tag')]).toEqual(['safe', 'new']);
    expect(readdirSync(folder).toSorted()).toEqual(['a.tag', 'elsewhere']);
  });

  it('refuses a file that is a link before it writes any', async () => {
    writeFileSync(join(folder, 'elsewhere'), 'safe');
    symlinkSync('elsewhere', join(folder, 'b.tag'));
    const after = ['a.tag', 'b.tag'].map((path) => ({ path, text: 'new' }));
    await expect(replaceFiles(folder, [], after)).rejects.toMatchObject({ code: 'rules-link' });
    expect([read('elsewhere'), readdirSync(folder).toSorted()]).toEqual(['safe', ['b.tag', 'elsewhere']]);
  });
});
