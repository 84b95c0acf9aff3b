import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from '@tagwright/dsl';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tagwright } from '../../packages/cli/src/harness.js';
import { blocksOf, examplesOf, type Example } from './markdown.js';

const root = join(import.meta.dirname, '..', '..');
const docs = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
const pages = ['README.md', 'README.zh-CN.md', 'examples/shop/README.md', ...docs.map((name) => `docs/${name}`)];

/** Times differ from run to run; everything else that a page shows has to be what is printed. */
const settled = (text: string): string =>
  text
    .replaceAll(/\d[\d,.]* ?(?:ms|s|rows\/s|行\/秒|毫秒|秒)(?![a-z])/g, '<time>')
    .replaceAll(/[ \t]+$/gm, '')
    .trim();

/** `http` is tried by api-page.test.ts, `html` by e2e/embed.test.ts; `sh` is for a shell that somebody else has. */
const LANGUAGES = ['tag', 'csv', 'console', 'http', 'html', 'json', 'js', 'sh', 'sql', 'text'];

/** Marks a rule that says once more, in other words, what the block before it says. */
const SAME = 'same';

/** The words of a command line; quotes keep blanks together. */
const wordsOf = (command: string): string[] =>
  [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');

describe.each(pages)('%s', (page) => {
  const blocks = blocksOf(readFileSync(join(root, page), 'utf8'));
  const titled = blocks.filter(({ title }) => title !== '' && title !== SAME);
  const rules = blocks.filter(({ language, title }) => language === 'tag' && (title === '' || title === SAME));
  const consoles = blocks.filter(({ language }) => language === 'console');
  const folder = mkdtempSync(join(tmpdir(), 'tagwright-docs-'));
  let cwd = folder;
  beforeAll(() => {
    for (const { title, text } of titled) {
      mkdirSync(dirname(join(folder, title)), { recursive: true });
      writeFileSync(join(folder, title), text);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const expectExample = async ({ command, output, line }: Example): Promise<void> => {
    const words = wordsOf(command).filter((word, index) => !(index === 0 && word === 'npx'));
    if (words[0] === 'cd') {
      cwd = join(cwd, words[1] ?? '.');
      return;
    }
    expect(words[0], `line ${line}: only \`tagwright\` and \`cd\` can be tried`).toBe('tagwright');
    const { code, stdout, stderr } = await tagwright(words.slice(1), { cwd, env: { LANG: 'en_US.UTF-8' } });
    const exit = /^\[exit (\d)\]$/m;
    expect(code, `line ${line}: ${command}\n${stdout}${stderr}`).toBe(Number(exit.exec(output)?.[1] ?? 0));
    const shown = output.replace(exit, '');
    if (shown.trim() !== '') expect(settled(stdout + stderr), `line ${line}: ${command}`).toBe(settled(shown));
  };

  it('closes its blocks and uses languages that are tried', () => {
    expect(blocks.filter(({ language }) => !LANGUAGES.includes(language))).toEqual([]);
  });

  it.each(rules)('line $line: the rule reads', ({ text }) => {
    expect(parse(page, text).diagnostics).toEqual([]);
  });

  it.each(consoles)('line $line: what is shown is what is printed', { timeout: 60_000 }, async (block) => {
    for (const example of examplesOf(block)) await expectExample(example);
  });
});
