import { setTimeout as pause } from 'node:timers/promises';
import axeCore from 'axe-core';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';

export type Locale = 'zh' | 'en';
export const LOCALES: readonly Locale[] = ['zh', 'en'];

const TAGS = { zh: 'zh-CN', en: 'en-US' };

export interface Viewport {
  readonly width: number;
  readonly height: number;
  /** Whether it is touched, and nothing is pointed at. */
  readonly hasTouch?: boolean;
}

export const LAPTOP: Viewport = { width: 1440, height: 900 };

/** How long something may take to be on screen, in ms: the machine of the tests has two cores, and they are shared. */
export const PATIENCE = 60_000;
/** For so long (ms) nothing may have been asked for a page to be settled. */
const QUIET = 300;
/** Whatever is drawn step by step is drawn after so long (ms), on a slow machine too. */
const FADED = 10_000;

/** A browser of its own, with nothing in it, in one language. */
export const contextIn = (browser: Browser, locale: Locale, viewport: Viewport = LAPTOP): Promise<BrowserContext> =>
  browser.newContext({
    locale: TAGS[locale],
    timezoneId: 'Asia/Shanghai',
    viewport,
    hasTouch: viewport.hasTouch === true,
    reducedMotion: 'reduce',
  });

/** What waits until the page has had all answers that it asked for; the stream of changes never ends, and is not waited for. */
export const quietOf = (page: Page): (() => Promise<void>) => {
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
    const deadline = performance.now() + PATIENCE;
    while (open.size > 0 || performance.now() - lastAt < QUIET) {
      if (performance.now() > deadline)
        throw new Error(`the page still waits for ${[...open].map((request) => request.url()).join(', ')}`);
      await pause(50);
    }
  };
};

/**
 * What axe finds on a page, one line each: the rule, what it is about, and where. What is faded in has too little contrast until
 * it is there, so it is looked at again until nothing is found. https://www.deque.com/axe
 */
export const axe = async (page: Page): Promise<readonly string[]> => {
  const deadline = performance.now() + FADED;
  for (;;) {
    const found = await lookedAt(page);
    if (found.length === 0 || performance.now() > deadline) return found;
    await pause(QUIET);
  }
};

const lookedAt = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axeCore.source);
  const { violations } = await page.evaluate(async () => {
    const { axe: run } = globalThis as unknown as { axe: typeof axeCore };
    return run.run(document, { resultTypes: ['violations'] });
  });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, html, failureSummary = '' }) =>
        `${id}: ${help}: ${target.join(' ')}: ${html.slice(0, 160)}: ${failureSummary.slice(0, 400)}`,
    ),
  );
};
