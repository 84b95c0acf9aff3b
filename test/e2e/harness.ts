import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axeCore from 'axe-core';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { launchBrowser } from './browser.harness.js';
import { openShop, type Shop, type ShopWanted } from './shop.harness.js';

export { bookOf, DAY, NOW, type Shop } from './shop.harness.js';

export type Locale = 'zh' | 'en';
export const LOCALES: readonly Locale[] = ['zh', 'en'];

const TAGS = { zh: 'zh-CN', en: 'en-US' };
const LAPTOP = { width: 1440, height: 900 };
const PICTURES = join(import.meta.dirname, '..', '..', 'tmp', 'e2e');
/** How long something may take to be on screen, in ms: the machine of the tests has two cores, and they are shared. */
const PATIENCE = 15_000;

/** A browser reports every answer of 4xx; that there is no draft yet is an answer like another. */
const NO_FAULT = /404 .*\/v1\/book\/draft\)$/;

export interface VisitWanted {
  readonly locale?: Locale;
  /** Where the visit begins: `/rules`. */
  readonly path?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Somebody who has been here before: drafts, logins. */
  readonly context?: BrowserContext;
}

/** Declares that the tests of a file need a shop, and somebody in a browser in front of it. */
export const useShop = (wanted: ShopWanted = {}) => {
  let [browser, shop]: [Browser | undefined, Shop | undefined] = [undefined, undefined];
  beforeAll(async () => {
    [shop, browser] = await Promise.all([openShop(wanted), launchBrowser()]);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await shop?.close();
  });
  const there = <Value>(value: Value | undefined): Value => {
    if (value === undefined) throw new Error('the shop is open while tests run');
    return value;
  };

  return {
    get shop(): Shop {
      return there(shop);
    },
    /** A browser of its own, with nothing in it; closed with the test. */
    newContext: (locale: Locale = 'zh', viewport: VisitWanted['viewport'] = LAPTOP): Promise<BrowserContext> =>
      newContext(there(browser), locale, viewport),
    /**
     * A page of the app; `settled` waits until it asks for nothing more. Whatever the page reports as an error, be it a script's or a request's, fails the test when it ends,
     * unless it was expected: `visit.expected.push(/…/)`.
     */
    visit: async ({ locale = 'zh', path = '/', viewport = LAPTOP, context }: VisitWanted = {}) => {
      const { url } = there(shop);
      const page = await (context ?? (await newContext(there(browser), locale, viewport))).newPage();
      page.setDefaultTimeout(PATIENCE);
      const [told, expected]: [string[], RegExp[]] = [[], [NO_FAULT]];
      page.on('pageerror', (fault) => told.push(fault.stack ?? fault.message));
      page.on('console', (message) => {
        if (message.type() === 'error') told.push(`${message.text()} (${message.location().url})`);
      });
      onTestFinished(() => {
        expect(told.filter((text) => !expected.some((pattern) => pattern.test(text)))).toEqual([]);
      });
      const settled = quietOf(page);
      await page.goto(`${url}${path}`);
      return { page, told, expected, settled };
    },
  };
};

const newContext = async (
  browser: Browser,
  locale: Locale,
  viewport: { readonly width: number; readonly height: number },
): Promise<BrowserContext> => {
  const context = await browser.newContext({
    locale: TAGS[locale],
    timezoneId: 'Asia/Shanghai',
    viewport,
    reducedMotion: 'reduce',
    // axe is put into the page, which its policy forbids; that the app lives with its policy is a test of its own.
    bypassCSP: true,
  });
  onTestFinished(() => context.close());
  return context;
};

/** For so long (ms) nothing may have been asked for a page to be settled. */
const QUIET = 300;

/** What waits until the page has had all answers that it asked for; the stream of changes never ends, and is not waited for. */
const quietOf = (page: Page): (() => Promise<void>) => {
  const open = new Set<Request>();
  let lastAt = performance.now();
  const ended = (request: Request): void => {
    if (open.delete(request)) lastAt = performance.now();
  };
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/v1/') && !pathname.endsWith('/stream')) open.add(request);
  });
  page.on('requestfinished', ended);
  page.on('requestfailed', ended);
  return async () => {
    await expect.poll(() => open.size === 0 && performance.now() - lastAt > QUIET, { timeout: PATIENCE }).toBe(true);
  };
};

/** What axe finds on a page, one line each: the rule, what it is about, and where. https://www.deque.com/axe */
export const axe = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axeCore.source);
  const { violations } = await page.evaluate(async () => {
    const { axe: run } = globalThis as unknown as { axe: typeof axeCore };
    return run.run(document, { resultTypes: ['violations'] });
  });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${help}: ${target.join(' ')}: ${html.slice(0, 160)}`),
  );
};

/** Keeps a picture of a page for whoever looks at it: `tmp/e2e/NAME.png`. */
export const shot = async (page: Page, name: string): Promise<void> => {
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`), animations: 'disabled', caret: 'hide' });
};
