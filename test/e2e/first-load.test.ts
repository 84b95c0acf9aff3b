import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { appFolder } from '../../packages/editor/app-folder.js';
import { useShop } from './harness.js';

/** The most that scripts may weigh which rules are built with, as they are sent (bytes). */
const MOST = 700_000;
/** The most with the text editor, which follows by itself. 1,300,000 is what is aimed at: `npm run bench -- typing` tells. */
const MOST_WITH_TEXT = 1_300_000;

/** Whether a script belongs to the text editor alone. */
const isOfText = (path: string): boolean => /\/assets\/(monaco|zh-cn|text)-/.test(path);

const { newContext, visit } = useShop();

const sentSize = (path: string): number => {
  const file = join(appFolder() ?? '', path);
  return statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size;
};

it('loads little script before rules can be built; the text follows', async () => {
  const context = await newContext();
  const scripts = new Set<string>();
  context.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.endsWith('.js')) scripts.add(pathname);
  });
  const { page, settled } = await visit({ path: '/', context });
  await page.locator('main').waitFor();
  await settled();
  await page.locator('.monaco-editor .view-line').first().waitFor();
  const sizes = [...scripts].map((path) => [path, sentSize(path)] as const).sort(([, a], [, b]) => b - a);
  expect(sizes.some(([path]) => path.includes('worker'))).toBe(true);
  const weightOf = (some: typeof sizes): number => some.reduce((sum, [, size]) => sum + size, 0);
  const listed = sizes.map(([path, size]) => `${path} ${size}`).join('\n');
  expect(weightOf(sizes.filter(([path]) => !isOfText(path))), listed).toBeLessThan(MOST);
  expect(weightOf(sizes), listed).toBeLessThan(MOST_WITH_TEXT);
});
