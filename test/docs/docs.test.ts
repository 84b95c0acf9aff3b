import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from '@tagwright/dsl';
import { afterAll, describe, expect, it } from 'vitest';
import { tagwright } from '../../packages/cli/src/harness.js';
import { blocksOf, examplesOf, type Block } from './markdown.js';

const root = join(import.meta.dirname, '..', '..');
const docs = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
const pages = ['README.md', 'README.zh-CN.md', 'examples/shop/README.md', ...docs.map((name) => `docs/${name}`)];

/** Times differ from run to run; everything else that a page shows has to be what is printed. */
const settled = (text: string): string =>
  text
    .replaceAll(/\d[\d,.]* ?(?:ms|s|rows\/s|行\/秒|毫秒|秒)(?![a-z])/g, '<time>')
    .replaceAll(/[ \t]+$/gm, '')
    .trim();

/** The words of a command line; quotes keep blanks together. */
const wordsOf = (command: string): string[] =>
  [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');

describe.each(pages)('%s', (page) => {
  const blocks = blocksOf(readFileSync(join(root, page), 'utf8'));
  const folder = mkdtempSync(join(tmpdir(), 'tagwright-docs-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let cwd = folder;

  const run = async (block: Block): Promise<void> => {
    for (const { command, output, line } of examplesOf(block)) {
      const words = wordsOf(command).filter((word, index) => !(index === 0 && word === 'npx'));
      if (words[0] === 'cd') {
        cwd = join(cwd, words[1] ?? '.');
        continue;
      }
      expect(words[0], `line ${line}: only \`tagwright\` and \`cd\` can be tried`).toBe('tagwright');
      const { code, stdout, stderr } = await tagwright(words.slice(1), { cwd, env: { LANG: 'en_US.UTF-8' } });
      const failed = /^\[exit (\d)\]$/m.exec(output);
      expect(code, `line ${line}: ${command}\n${stdout}${stderr}`).toBe(Number(failed?.[1] ?? 0));
      const shown = output.replace(/^\[exit \d\]$/m, '');
      if (shown.trim() !== '') expect(settled(stdout + stderr), `line ${line}: ${command}`).toBe(settled(shown));
    }
  };

  for (const block of blocks) {
    if (block.language === 'console')
      it(`line ${block.line}: what is shown is what is printed`, () => run(block), 60_000);
    else if (block.title !== '') {
      it(`line ${block.line}: ${block.title} is written`, () => {
        mkdirSync(dirname(join(folder, block.title)), { recursive: true });
        writeFileSync(join(folder, block.title), block.text);
      });
    } else if (block.language === 'tag') {
      it(`line ${block.line}: the rule reads`, () => {
        expect(parse(page, block.text).diagnostics).toEqual([]);
      });
    }
  }
});
