import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { launchBrowser } from './browser.harness.js';
import { contextIn, type Locale, PATIENCE, quietOf, type Viewport } from './page.harness.js';
import { openShop, type Shop, type ShopWanted } from './shop.harness.js';

export { axe, type Locale, LOCALES } from './page.harness.js';
export { bookOf, DAY, NOW, type Shop, SHOP_BOOK } from './shop.harness.js';

/** The app is built before its first test, and that takes long where others build too (ms). */
const BUILT = 600_000;
const PICTURES = join(import.meta.dirname, '..', '..', 'tmp', 'e2e');

/** A browser reports every answer of 4xx; that there is no draft yet, or another one, or that what is written is not whole yet, are answers. */
const NO_FAULT = /((404|409) .*\/v1\/book\/draft|422 .*\/v1\/preview)\)$/;

export interface VisitWanted {
  readonly locale?: Locale;
  /** Where the visit begins: `/rules`. */
  readonly path?: string;
  readonly viewport?: Viewport;
  /** Somebody who has been here before: drafts, logins. */
  readonly context?: BrowserContext;
}

/** Declares that the tests of a file need a shop, and somebody in a browser in front of it. */
export const useShop = (wanted: ShopWanted = {}) => {
  let [browser, shop]: [Browser | undefined, Shop | undefined] = [undefined, undefined];
  let newcomers = 0;
  beforeAll(async () => {
    [shop, browser] = await Promise.all([openShop(wanted), launchBrowser()]);
  }, BUILT);
  afterAll(async () => {
    await browser?.close();
    await shop?.close();
  });
  const there = <Value>(value: Value | undefined): Value => {
    if (value === undefined) throw new Error('the shop is open while tests run');
    return value;
  };
  /** A browser of its own, with nothing in it; closed with the test. */
  const newContext = async (locale: Locale = 'zh', viewport?: Viewport): Promise<BrowserContext> => {
    const context = await contextIn(there(browser), locale, viewport);
    onTestFinished(() => context.close());
    return context;
  };

  return {
    get shop(): Shop {
      return there(shop);
    },
    newContext,
    /**
     * The browser of somebody who has a key and was never here. Whoever writes is a newcomer: a page that is closed sends what it
     * was about to save, and that may arrive when the next test has begun.
     */
    newcomer: async (locale?: Locale, viewport?: Viewport): Promise<BrowserContext> => {
      const context = await newContext(locale, viewport);
      newcomers += 1;
      await logIn(context, there(shop), await there(shop).newKey('admin', `newcomer ${newcomers}`));
      return context;
    },
    /**
     * A page of the app; `settled` waits until it has been answered all that it asked. Whatever the page reports as an error,
     * be it a script's or a request's, fails the test when it ends, unless it was expected: `visit.expected.push(/…/)`.
     */
    visit: async ({ locale = 'zh', path = '/', viewport, context }: VisitWanted = {}) => {
      const { url } = there(shop);
      const page = await (context ?? (await newContext(locale, viewport))).newPage();
      page.setDefaultTimeout(PATIENCE);
      const [told, expected]: [string[], RegExp[]] = [[], [NO_FAULT]];
      page.on('pageerror', (fault) => told.push(fault.stack ?? fault.message));
      page.on('console', (message) => {
        if (message.type() === 'error') told.push(`${message.text()} (${message.location().url})`);
      });
      onTestFinished(() => {
        expect(told.filter((text) => !expected.some((pattern) => pattern.test(text)))).toEqual([]);
      });
      onTestFinished(async ({ task }) => {
        if (task.result?.state === 'fail') await tell(page);
      });
      const settled = quietOf(page);
      await page.goto(`${url}${path}`);
      return { page, told, expected, settled };
    },
  };
};

/** Logs somebody in, as the app does it. */
export const logIn = async (context: BrowserContext, { url }: Shop, key: string): Promise<void> => {
  const answer = await context.request.post(`${url}/v1/session`, { data: { key }, headers: { Origin: url } });
  if (!answer.ok()) throw new Error(await answer.text());
};

/** Says what is on a page whose test failed, where only the output of the tests is left of it. */
const tell = async (page: Page): Promise<void> => {
  if (page.isClosed()) return;
  const said = await page.locator('body').innerText();
  const focused = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 300));
  process.stderr.write(`${page.url()} shows\n${said.slice(0, 6000)}\nand the focus is at ${focused}\n`);
};

/** Keeps a picture of a page for whoever looks at it: `tmp/e2e/NAME.png`. */
export const shot = async (page: Page, name: string): Promise<void> => {
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`), animations: 'disabled', caret: 'hide' });
};
