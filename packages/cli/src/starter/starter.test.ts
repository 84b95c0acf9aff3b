import { describe, expect, it } from 'vitest';
import { EXIT } from '../exit.js';
import { folderOf, tagwright } from '../harness.js';
import type { Locale } from '../words/index.js';
import { SAMPLE_AS_OF } from './sample-data.js';
import { starterFiles } from './starter.js';

const LOCALES: readonly Locale[] = ['en', 'zh-CN'];
const starter = (locale: Locale): string => folderOf(Object.fromEntries(starterFiles(locale)));

describe.each(LOCALES)('the starter in %s', (locale) => {
  it('checks without a finding, and is formatted', async () => {
    const cwd = starter(locale);
    expect(await tagwright(['check'], { cwd })).toEqual({
      code: EXIT.fine,
      stdout: '✓ no findings in 5 files\n',
      stderr: '',
    });
    expect((await tagwright(['fmt', '--check'], { cwd })).code).toBe(EXIT.fine);
  });

  it('passes its own tests', async () => {
    const { code, stdout } = await tagwright(['test', '--quiet'], { cwd: starter(locale) });
    expect([code, stdout]).toEqual([EXIT.fine, '']);
  });

  it('gives every tag value and segment to somebody', async () => {
    const cwd = starter(locale);
    const { code, stdout, stderr } = await tagwright(
      ['run', '.', '--data', 'data', '--as-of', SAMPLE_AS_OF, '--format', 'json'],
      { cwd },
    );
    expect([code, stderr]).toEqual([EXIT.fine, '']);
    const { tags, segments } = JSON.parse(stdout) as {
      tags: Record<string, Record<string, string[]>>;
      segments: Record<string, string[]>;
    };
    for (const members of [
      ...Object.values(tags).flatMap((values) => Object.values(values)),
      ...Object.values(segments),
    ]) {
      expect(members.length).toBeGreaterThan(1);
    }
  });
});

it('means the same in both vocabularies', async () => {
  const hashes = LOCALES.map(async (locale) => {
    const { stdout } = await tagwright(['compile', '--to', 'plan'], { cwd: starter(locale) });
    return (JSON.parse(stdout) as { hash: string }).hash;
  });
  const [english, chinese] = await Promise.all(hashes);
  expect(english).toMatch(/^[\da-f]{64}$/);
  expect(chinese).toBe(english);
});
