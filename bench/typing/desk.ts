import type { Browser, Page, Request } from 'playwright-core';

/** How long a human rests between two keys, in ms. */
const REST = 120;
/** What takes longer than this (ms) is given up. */
const PATIENCE = 120_000;

/** A page of the app with a file of rules open in the text. */
export interface Desk {
  readonly page: Page;
  /** From the beginning of the navigation until the text takes keys, in ms. */
  readonly usableAfter: number;
  /** Paths of the scripts that were loaded. */
  readonly scripts: readonly string[];
}

/** Opens the app in a browser without anything in it, and waits until it rests. */
export const openDesk = async (browser: Browser, address: string): Promise<Desk> => {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } });
  const scripts = new Set<string>();
  context.on('request', (request: Request) => {
    const { pathname } = new URL(request.url());
    if (pathname.endsWith('.js')) scripts.add(pathname);
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  // tsx gives functions their names by a helper, which those that are sent to a page look for there.
  await page.addInitScript('globalThis.__name = (value) => value');
  await page.addInitScript(noteWhenUsable);
  await page.goto(address);
  await page.waitForFunction(() => 'usableAfter' in globalThis);
  const usableAfter = await page.evaluate(() => (globalThis as unknown as { usableAfter: number }).usableAfter);
  // The first counts, whatever is loaded late, and the first collection of garbage are not of a keystroke.
  await page.locator('.tw-count').first().waitFor();
  await page.waitForTimeout(3000);
  return { page, usableAfter, scripts: [...scripts] };
};

const noteWhenUsable = (): void => {
  const watch = new MutationObserver(() => {
    if (document.querySelector('.tw-text-surface .view-line') === null) return;
    watch.disconnect();
    Object.assign(globalThis, { usableAfter: performance.now() });
  });
  watch.observe(document, { childList: true, subtree: true });
};

/** What is waited for after a key: that something is there, or that it is gone again. */
export interface Awaited {
  readonly selector: string;
  readonly isThere: boolean;
}

/**
 * Presses a key, and says after how long (ms) what it brings about is in the page, from the key's own time stamp on. What is
 * waited for must not have been so all the time: it counts from when it was otherwise.
 */
export const pressed = async (page: Page, key: string, awaited: Awaited): Promise<number> => {
  // In place before the key is sent: a page is given keys before all else.
  await page.evaluate(watchFor, awaited);
  await page.keyboard.press(key);
  const milliseconds = await page.evaluate(() => (globalThis as unknown as { brought: Promise<number> }).brought);
  await page.waitForTimeout(REST);
  return milliseconds;
};

const watchFor = ({ selector, isThere }: Awaited): void => {
  const brought = new Promise<number>((resolve) => {
    let [at, wasOtherwise] = [Infinity, (document.querySelector(selector) !== null) !== isThere];
    document.addEventListener('keydown', ({ timeStamp }) => (at = timeStamp), { capture: true, once: true });
    const watch = new MutationObserver(() => {
      if ((document.querySelector(selector) !== null) !== isThere) wasOtherwise = true;
      else if (wasOtherwise && at !== Infinity) {
        watch.disconnect();
        resolve(performance.now() - at);
      }
    });
    watch.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['class'] });
  });
  Object.assign(globalThis, { brought });
};

/** While something is done, the longest time (ms) for which the page did nothing else. */
export const longestBlock = async (page: Page, work: () => Promise<void>): Promise<number> => {
  await page.evaluate(() => {
    let [last, longest, isOver] = [performance.now(), 0, false];
    const tick = (): void => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      if (!isOver) channel.port2.postMessage(undefined);
    };
    const channel = new MessageChannel();
    // A message is a task of its own, and waits for the one before.
    channel.port1.addEventListener('message', () => setTimeout(tick, 1));
    channel.port1.start();
    tick();
    Object.assign(globalThis, {
      endOfBlocks: () => {
        isOver = true;
        return longest;
      },
    });
  });
  await work();
  return page.evaluate(() => (globalThis as unknown as { endOfBlocks: () => number }).endOfBlocks());
};
