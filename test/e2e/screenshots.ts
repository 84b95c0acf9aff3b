/** `npm run screenshots [NAME…]`: pictures of every page in both languages, into `docs/images/app`. The same shop, the same instant. */
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from './browser.harness.js';
import { contextIn, LOCALES, quietOf } from './page.harness.js';
import { SCENES } from './scenes.js';
import { NOW, openShop } from './shop.harness.js';

const FOLDER = join(import.meta.dirname, '..', '..', 'docs', 'images', 'app');
/** Pictures are read on pages over slow lines, and kept in git (bytes). */
const LARGEST = 200_000;
/** What is drawn piece by piece has ended after so long (ms). */
const DRAWN = 1500;

const wanted = process.argv.slice(2);
const scenes = SCENES.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
mkdirSync(FOLDER, { recursive: true });
const [shop, browser] = await Promise.all([openShop({ customers: 1500 }), launchBrowser()]);
try {
  for (const locale of LOCALES) {
    for (const { name, path, viewport, prepare, after } of scenes) {
      const context = await contextIn(browser, locale, viewport);
      const page = await context.newPage();
      // What the page says of the present is as old as what the server says.
      await page.clock.setFixedTime(NOW);
      const settled = quietOf(page);
      await page.goto(`${shop.url}${path}`);
      await page.locator('main').waitFor();
      await settled();
      await prepare?.(page);
      await settled();
      await page.waitForTimeout(DRAWN);
      const file = join(FOLDER, `${name}.${locale}.png`);
      await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
      await after?.(page);
      const { size } = statSync(file);
      process.stdout.write(`${name}.${locale}.png  ${Math.round(size / 1000)} KB\n`);
      if (size > LARGEST) process.exitCode = 1;
      await context.close();
    }
  }
} finally {
  await browser.close();
  await shop.close();
}
