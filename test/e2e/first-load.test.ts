import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { appFolder } from '../../packages/editor/app-folder.js';
import { useShop } from './harness.js';

/** The most that scripts may weigh which the start page loads by itself, as they are sent (bytes). */
const MOST = 1_300_000;

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
  // What is put off by a moment counts as well; `npm run bench -- typing` weighs the text editor too.
  await page.waitForTimeout(1500);
  const sizes = [...scripts].map((path) => [path, sentSize(path)] as const).sort(([, a], [, b]) => b - a);
  expect(sizes.some(([path]) => path.includes('worker'))).toBe(true);
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  expect(total, sizes.map(([path, size]) => `${path} ${size}`).join('\n')).toBeLessThan(MOST);
});
